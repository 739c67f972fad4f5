// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"

namespace headway::testing {

/// So many shops, ten under each other, five nodes and four wires each: "viewer0", "edge0", "function0",
/// "api0", "django0". One request, to the first shop.
inline Project shops(int count) {
  std::string nodes = "headway: 1\nname: Shops\nnodes:\n", links = "links:\n", layout = "layout:\n";
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i), y = std::to_string((i % 10) * 420),
                      shop = "shop" + n + ".example.com";
    const auto at = [&](const char* kind, int x, const std::string& height) {
      layout +=
          std::string("  ") + kind + n + ": [" + std::to_string(x + i / 10 * 1200) + ", " + height + "]\n";
    };
    nodes += "  viewer" + n + ": {kind: viewer}\n  edge" + n + ": {kind: distribution, aliases: [" + shop +
             "]}\n  function" + n + ": {kind: function}\n  api" + n + ": {kind: http-api}\n  django" + n +
             ": {kind: django, ALLOWED_HOSTS: [" + shop + "]}\n";
    links += "  - {from: viewer" + n + ", to: edge" + n + "}\n  - {from: edge" + n + ", to: function" + n +
             ", event: viewer-request}\n  - {from: edge" + n + ", to: api" + n + "}\n  - {from: api" + n +
             ", to: django" + n + "}\n";
    at("viewer", 0, y);
    at("edge", 240, y);
    at("function", 240, std::to_string((i % 10) * 420 - 180));
    at("api", 540, y);
    at("django", 840, y);
  }
  const std::string requests = "requests:\n  - {name: A page, url: \"https://shop0.example.com/\"}\n";
  auto project = readProject(nodes + links + requests + layout, "shops.headway.yaml");
  if (!project) throw std::runtime_error(render(project.error().front()));
  return std::move(project).value();
}

/// The same with three wires more a shop, each to the next shop's nodes.
inline Project crossedShops(int count) {
  Project p = shops(count);
  const auto node = [&](const char* kind, int i) { return NodeId{kind + std::to_string(i % count)}; };
  const auto link = [&](const NodeId& from, const NodeId& to) {
    auto linked = edits::connect(p, from, to);
    if (!linked) throw std::runtime_error(linked.error().message);
    p = std::move(linked).value();
  };
  for (int i = 0; i < count; ++i) {
    link(node("viewer", i), node("edge", i + 1));
    link(node("edge", i), node("api", i + 1));
    link(node("api", i), node("django", i + 1));
  }
  return p;
}

}  // namespace headway::testing
