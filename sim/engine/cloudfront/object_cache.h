// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/http/message.h"

namespace headway::cloudfront {

/// An answer in the cache. Never altered once stored; a newer one takes its place.
struct StoredObject {
  http::Response response;  ///< as it came from the origin, after CloudFront's treatment of origins' answers
  std::int64_t storedAt = 0;              ///< milliseconds since 1970
  std::int64_t seconds = 0;               ///< lifetime
  std::int64_t staleWhileRevalidate = 0;  ///< seconds after the lifetime
  std::int64_t staleOnError = 0;  ///< until so many seconds after it was stored it may stand in for an error
  bool staleForbidden = false;    ///< stale-if-error=0
  bool headOnly = false;          ///< answered a HEAD request

  bool freshAt(std::int64_t now) const noexcept { return now < storedAt + seconds * 1000; }
  bool standsInAt(std::int64_t now) const noexcept {
    return !staleForbidden && response.status < 400 && now < storedAt + staleOnError * 1000;
  }
  /// Whole seconds in the cache.
  std::int64_t ageAt(std::int64_t now) const noexcept { return (now - storedAt) / 1000; }
};
using ObjectPtr = std::shared_ptr<const StoredObject>;

/// The objects one distribution holds at the edge that is played. A copy shares the objects.
class ObjectCache {
 public:
  /// The object of that key, fresh or not, or null.
  ObjectPtr find(const std::string& key) const;
  void store(const std::string& key, ObjectPtr object);
  bool remove(const std::string& key);
  void clear() { objects_.clear(); }
  std::size_t size() const noexcept { return objects_.size(); }
  /// Keys in order, for people. A key is the text of keyText().
  std::vector<std::pair<std::string_view, ObjectPtr>> listed() const;

 private:
  std::unordered_map<std::string, ObjectPtr> objects_;
};

}  // namespace headway::cloudfront
