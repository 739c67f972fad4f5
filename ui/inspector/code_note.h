// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headway::ui {

/// Something to say below a line of code.
struct CodeNote {
  int line = 0;  ///< from 1; 0 or past the end: the last line
  QString message;
  bool severe = false;
  bool operator==(const CodeNote&) const = default;
};

}  // namespace headway::ui
