// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::server {

/// nginx passes the stage's request on to the server behind it, or answers 400, 413 or 414.
/// Sources: ngx_http_proxy_module, ngx_http_core_module.
void passThroughNginx(Stage& stage, const NginxSettings& nginx);

/// The first variable of the text that Headway does not know of nginx: "$foo"; nothing if it knows them all.
std::optional<std::string> unknownVariable(std::string_view text);

}  // namespace headway::server
