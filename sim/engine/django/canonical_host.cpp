// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/exchange.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"

namespace headway::django {

Asked<Early> canonicalHostRequest(Exchange& x) {
  const auto host = x.host();
  if (!host) return host.error();
  if (*host == x.settings.canonicalHost) return Early{};
  const auto secure = x.secure();
  if (!secure) return secure.error();
  auto page =
      makeRedirect(x, 301, (*secure ? "https://" : "http://") + x.settings.canonicalHost + x.fullPath());
  if (!page) return page.error();
  x.decide(rule("django.canonical-host"),
           "get_host() is " + py::repr(*host) + ", not " + py::repr(x.settings.canonicalHost) + ".", false);
  return Early(std::move(*page));
}

}  // namespace headway::django
