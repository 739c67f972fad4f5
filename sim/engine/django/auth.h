// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/exchange.h"

/// django.contrib.auth as far as a visitor meets it. One person has an account, and may enter the admin.
namespace headway::django {

/// request.user.is_authenticated. Raises without AuthenticationMiddleware.
Asked<bool> signedIn(Exchange& x);
/// auth.login(): the user into the session under a new key, a new CSRF secret. Raises without
/// SessionMiddleware.
std::optional<Raised> signIn(Exchange& x);
/// auth.logout(): the session is flushed.
std::optional<Raised> signOut(Exchange& x);

/// redirect_to_login(next, login_url) (django/contrib/auth/views.py).
Asked<Page> redirectToLogin(Exchange& x, const std::string& next, const std::string& loginUrl);
/// What login_required does with a visitor who is not signed in (django/contrib/auth/decorators.py).
Asked<Page> sendToLogin(Exchange& x);

/// `next` of the form, else of the query, if it is safe to go there; else "".
Asked<std::string> safeNext(Exchange& x);

}  // namespace headway::django
