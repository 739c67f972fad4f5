// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>

#include "sim/model/django.h"
#include "sim/support/ids.h"

namespace headway::ui {

/// What people wrote as settings text, by node, so that their comments outlast a look at another node; and
/// whether Django nodes are shown as text.
struct SettingsTexts {
  struct Kept {
    QString text;
    DjangoConfig config;  ///< that the text stands for
  };
  std::map<std::string, Kept> kept;
  bool asText = false;
};

}  // namespace headway::ui
