// SPDX-License-Identifier: GPL-3.0-or-later
// django/contrib/auth/middleware.py, django/contrib/messages/middleware.py
#include "sim/engine/django/auth.h"
#include "sim/engine/django/exchange.h"
#include "sim/model/django_urls.h"

namespace headway::django {

Asked<Early> authenticationRequest(Exchange& x) {
  if (!x.session.present)
    return Raised{
        "ImproperlyConfigured",
        "The Django authentication middleware requires session middleware to be installed. Edit your MIDDLEWARE "
        "setting to insert 'django.contrib.sessions.middleware.SessionMiddleware' before "
        "'django.contrib.auth.middleware.AuthenticationMiddleware'."};
  x.hasUser = true;
  return Early{};
}

Asked<Early> messageRequest(Exchange& x) {
  if (!x.session.present)
    return Raised{
        x.settings.version == Version::V3_2 ? "AssertionError" : "ImproperlyConfigured",
        "The session-based temporary message storage requires session middleware to be installed, and "
        "come before the message middleware in the MIDDLEWARE list."};
  return Early{};
}

Asked<Early> loginRequiredView(Exchange& x, const View& view) {
  // The login pages are login_not_required; nothing is known of pages outside of the table.
  if (!view.row || view.row->kind == ViewKind::Login || view.row->kind == ViewKind::Static) return Early{};
  const auto in = signedIn(x);
  if (!in) return in.error();
  if (*in) return Early{};
  auto page = sendToLogin(x);
  if (!page) return page.error();
  return Early(std::move(*page));
}

}  // namespace headway::django
