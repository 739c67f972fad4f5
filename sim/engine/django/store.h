// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace headway::django {

/// One row of the session store.
struct StoredSession {
  std::map<std::string, std::string> data;  ///< "_auth_user_id", "_csrftoken" and the like
  std::int64_t expires = 0;                 ///< seconds since 1970
  bool operator==(const StoredSession&) const = default;
};

/// What a Django project keeps between requests. A value: a copy is a snapshot.
struct Store {
  std::map<std::string, StoredSession> sessions;  ///< by session key
  std::uint64_t made = 0;                         ///< secrets and keys given out; no two are alike
  bool operator==(const Store&) const = default;
};

}  // namespace headway::django
