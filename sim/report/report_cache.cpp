// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/report.h"
#include "sim/support/text.h"

namespace headway {
namespace {

std::string seconds(std::int64_t n) { return std::to_string(n) + " s"; }

std::string state(const cloudfront::StoredObject& o, std::int64_t now, Style style) {
  const std::string age = "stored " + seconds(o.ageAt(now)) + " ago, ";
  if (o.freshAt(now)) return age + style.green("fresh for " + seconds(o.seconds - o.ageAt(now)) + " more");
  return age + style.yellow("expired");
}

}  // namespace

std::string cacheText(const Project& project, const EdgeState& edge, std::int64_t now, Style style) {
  std::string out;
  for (const auto& [id, cache] : edge.caches) {
    const Node* node = project.find(id);
    out += "\n" + style.bold("Cache of " + printable(node ? node->name : id.value)) + "\n";
    if (cache.size() == 0) out += "  empty\n";
    for (const auto& [key, object] : cache.listed()) {
      out += "  " + std::to_string(object->response.status) + "  " + state(*object, now, style) + "\n";
      for (const std::string& part : text::split(key, '\n'))
        if (!part.empty()) out += "       " + printable(part) + "\n";
    }
  }
  return out;
}

}  // namespace headway
