// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headway {

/// What a request takes from an option of curl. Quiet: it says nothing of the request (what is printed,
/// retries). Left: it may matter, and Headway has no use for it.
enum class CurlUse {
  Left,
  Quiet,
  Agent,
  Bearer,
  Compressed,
  Config,
  Cookie,
  Data,
  DataRaw,
  DataUrlencode,
  Form,
  FormString,
  Get,
  Head,
  Header,
  Json,
  Location,
  Method,
  Next,
  PathAsIs,
  Range,
  Referer,
  Upload,
  Url,
  UrlQuery,
  User,
};

struct CurlOption {
  std::string_view name;  ///< without the dashes
  char letter;            ///< 0 = none
  bool takesValue;
  CurlUse use;
};

/// Null if curl has none of that name. "no-x" is x switched off: it finds x.
const CurlOption* findCurlOption(std::string_view name) noexcept;
const CurlOption* findCurlOption(char letter) noexcept;

}  // namespace headway
