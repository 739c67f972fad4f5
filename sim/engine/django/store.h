// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/django/site.h"

namespace headway::django {

/// One row of the session store.
struct StoredSession {
  std::map<std::string, std::string> data;  ///< "_auth_user_id", "_csrftoken" and the like
  std::int64_t expires = 0;                 ///< seconds since 1970; 0: deleted
  bool assumed = false;                     ///< nobody made it in this run
  bool operator==(const StoredSession&) const = default;
};

/// What the cache middleware keeps of one page.
struct StoredPage {
  int status = 200;
  http::Headers headers;
  std::vector<SetCookie> cookies;
  std::string body;
  std::int64_t expires = 0;  ///< seconds since 1970
  bool operator==(const StoredPage&) const = default;
};

struct Prepared;

/// What is worked out once of a node's settings and kept for the requests that follow. No part of the state:
/// two of them are always equal.
struct PreparedMemo {
  std::shared_ptr<const Prepared> value;
  bool operator==(const PreparedMemo&) const noexcept { return true; }
};

/// What a Django project keeps between requests. A value: a copy is a snapshot.
struct Store {
  std::map<std::string, StoredSession> sessions;  ///< by session key
  /// By absolute URI: the names of the request headers that its page varies by.
  std::map<std::string, std::vector<std::string>> pageHeaders;
  std::map<std::string, StoredPage> pages;  ///< by method, absolute URI and the values of those headers
  std::uint64_t made = 0;                   ///< secrets and keys given out; no two are alike
  PreparedMemo prepared;
  bool operator==(const Store&) const = default;
};

}  // namespace headway::django
