// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/imported_request.h"

#include "sim/http/url.h"
#include "sim/support/text.h"
#include "sim/support/utf8.h"

namespace headway {

std::string importedName(const SampleRequest& request) {
  constexpr std::size_t longest = 60;
  const auto url = http::parseUrl(request.url);
  std::string name = request.method + ' ' + (url ? url->path : request.url);
  if (name.size() <= longest) return name;
  std::size_t end = 0;
  while (end < longest) {
    const auto point = utf8::decode(name, end);
    end += point ? point->size : 1;
  }
  return name.substr(0, end) + "…";
}

void noteSecrets(const SampleRequest& request, Diagnostics& notes) {
  for (const auto& [name, value] : request.headers)
    if (const std::string low = text::lower(name); low == "authorization" || low == "cookie")
      notes.push_back({Severity::Note,
                       "request.secret",
                       name + " is saved in the project's file",
                       "replace it by a made-up value if it is a real one",
                       {}});
}

}  // namespace headway
