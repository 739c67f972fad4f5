// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/django/environ.h"
#include "sim/engine/django/raised.h"
#include "sim/engine/django/settings.h"
#include "sim/engine/django/site.h"
#include "sim/engine/django/store.h"
#include "sim/engine/trace.h"

namespace headway::django {

struct LogRecord {
  std::string logger, level, text;
  bool operator==(const LogRecord&) const = default;
};

/// How Django answers one request, and why.
struct Reply {
  http::Response response;        ///< headers in Django's order, Set-Cookie last
  std::optional<Raised> escaped;  ///< an exception that left Django: the server answers in its own way, 500
  /// The debug page's exception, if the body is one. Django's page holds a traceback and all settings; ours
  /// has its title and exception value.
  std::optional<Raised> debugPage;

  bool csrfChecked = false;  ///< the CSRF middleware had to decide
  std::string csrfReason;    ///< "" or the text of the refusal

  // Middleware methods, such as "CommonMiddleware.process_request"; "(direct)" is code outside of them.
  std::string raisedIn;                ///< the first that raised, with ": ExceptionClass"
  std::string stoppedBy;               ///< the one that answered in the view's place
  std::string replacedBy;              ///< the one that replaced the view's answer
  std::vector<std::string> getHostIn;  ///< those that called get_host(), in order

  std::vector<LogRecord> logs;
  std::vector<Note> notes;  ///< every decision in order, with its rule
  RuleId decidedBy;         ///< the rule that refused or redirected; the view's own if it answered
  bool refused = false;     ///< Django itself refused (4xx, 5xx)
  int milliseconds = 0;     ///< how long the view took

  std::optional<DjangoView> believed;  ///< view(settings, environ), if it was asked for
};

/// What stands behind the project's pages.
struct Backend {
  Store* store = nullptr;        ///< sessions and cached pages; null: nothing is kept
  bool rightCredentials = true;  ///< what is posted to a login page is right
};

/// Runs the middleware chain and the page behind it. Pure, but for the store of `backend`. Settings that
/// Django would not load (settingsError) give an `escaped` reply. `body` is the request's raw body.
Reply respond(const Settings& settings, const Environ& environ, std::string_view body, const Site& site,
              const Moment& moment = {}, const Backend& backend = {});

/// view(settings, environ) with the CSRF verdict and the log of this reply.
DjangoView view(const Settings& settings, const Environ& environ, const Reply& reply);

}  // namespace headway::django
