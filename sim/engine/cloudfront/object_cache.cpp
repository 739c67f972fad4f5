// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/object_cache.h"

#include <algorithm>

namespace headway::cloudfront {

ObjectPtr ObjectCache::find(const std::string& key) const {
  const auto it = objects_.find(key);
  return it == objects_.end() ? nullptr : it->second;
}

void ObjectCache::store(const std::string& key, ObjectPtr object) {
  objects_.insert_or_assign(key, std::move(object));
}

bool ObjectCache::remove(const std::string& key) { return objects_.erase(key) > 0; }

std::vector<std::pair<std::string_view, ObjectPtr>> ObjectCache::listed() const {
  std::vector<std::pair<std::string_view, ObjectPtr>> out(objects_.begin(), objects_.end());
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

}  // namespace headway::cloudfront
