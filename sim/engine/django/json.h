// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "sim/engine/django/environ.h"
#include "sim/engine/django/settings.h"
#include "sim/support/result.h"

/// Settings and environ as JSON, the way `headway django` reads them.
namespace headway::django {

/// An object of Django setting names; lists stand for tuples too, null for None. Absent settings keep
/// Django's defaults; names that change nothing here are passed over, as Django does with names it does not
/// know. Errors: "django.setting" with the setting's name in `where.field`.
Result<Settings> readSettings(const nlohmann::json& object, Version version);

/// An object of environ keys with texts or numbers. Absent keys get what a plain GET of "/" has
/// (REQUEST_METHOD, SCRIPT_NAME, PATH_INFO, QUERY_STRING, SERVER_NAME, SERVER_PORT, wsgi.url_scheme); null
/// removes a key. Errors: "django.environ" with the key in `where.field`.
Result<Environ> readEnviron(const nlohmann::json& object);

/// An ASGI scope: path, method, query_string, scheme, root_path, headers, server, client; all may be absent.
/// Errors: "django.asgi".
Result<AsgiScope> readAsgiScope(const nlohmann::json& object);

}  // namespace headway::django
