// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/html_headers.h"

#include <algorithm>
#include <vector>

#include "sim/report/header_belief.h"
#include "sim/report/html_text.h"
#include "sim/report/stations.h"
#include "sim/support/text.h"

namespace headway {
namespace {

constexpr int kHostColours = 6;

const http::Headers& headersOf(const http::Message& m) {
  return std::visit([](const auto& x) -> const http::Headers& { return x.headers; }, m);
}

/// A row: the nth header of that name.
struct Key {
  std::string name;
  std::size_t nth;
};

const std::string* valueOf(const Key& key, const http::Message& message) {
  std::size_t nth = 0;
  for (const auto& field : headersOf(message).fields())
    if (text::equalsIgnoreCase(field.name, key.name) && nth++ == key.nth) return &field.value;
  return nullptr;
}

std::vector<Key> keysOf(const std::vector<Station>& stations) {
  std::vector<Key> out;
  for (const Station& s : stations) {
    std::map<std::string, std::size_t> met;
    for (const auto& field : headersOf(*s.message).fields()) {
      const std::size_t nth = met[text::lower(field.name)]++;
      const bool known = std::ranges::any_of(
          out, [&](const Key& k) { return k.nth == nth && text::equalsIgnoreCase(k.name, field.name); });
      if (!known) out.push_back({field.name, nth});
    }
  }
  const auto first = [](const Key& k) {
    const std::string name = text::lower(k.name);
    return name == "host" ? 0 : name.starts_with("x-forwarded-") || name == "forwarded" ? 1 : 2;
  };
  std::ranges::stable_sort(out, {}, first);
  return out;
}

/// Titles of the rules that touched the header between two columns.
std::string reasons(const Trace& trace, const Station& station, const Key& key) {
  std::vector<std::string> out;
  for (std::size_t h = station.firstHop; h <= station.lastHop; ++h)
    for (const Change& c : trace.hops[h].changes) {
      if (c.part != Part::Header || !c.rule.valid() || !text::equalsIgnoreCase(c.name, key.name)) continue;
      const std::string title(c.rule.row().title);
      if (std::ranges::find(out, title) == out.end()) out.push_back(title);
    }
  return text::join(out, "; ");
}

std::string cell(const char* dress, const char* mark, const std::string& value, const std::string& why) {
  const std::string tip = why.empty() ? "" : " title=\"" + htmlText(why) + "\"";
  return "<td class=\"wire " + std::string(dress) + "\"" + tip + "><span class=\"mark\">" + mark + "</span>" +
         value + "</td>";
}

/// The cells up to the last station.
std::string row(const Trace& trace, const std::vector<Station>& stations, const Key& key,
                const HostClasses& hosts) {
  std::string out = "<th scope=\"row\" class=\"wire\">" + htmlText(key.name) + "</th>";
  const std::string* before = nullptr;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    const std::string* now = valueOf(key, *stations[i].message);
    const std::string why = reasons(trace, stations[i], key);
    const auto shown = [&](const std::string& v) {
      const std::string dress = hosts.of(v);
      return dress.empty() ? htmlText(v) : "<span class=\"" + dress + "\">" + htmlText(v) + "</span>";
    };
    if (!now && before)
      out += cell("removed", "−", "<del>" + shown(*before) + "</del>", why);
    else if (!now)
      out += "<td class=\"muted\">–</td>";
    else if (i > 0 && !before)
      out += cell("added", "+", shown(*now), why);
    else if (i > 0 && *before != *now)
      out += cell("changed", "~", shown(*now), why);
    else
      out += "<td class=\"wire" + std::string(i > 0 ? " same" : "") + "\">" + shown(*now) + "</td>";
    before = now;
  }
  return out;
}

/// The last cell of a row: what Django made of the header.
std::string beliefCell(const HeaderBelief& belief) {
  switch (belief.kind) {
    case HeaderBelief::Kind::None: return "<td class=\"believes muted\">–</td>";
    case HeaderBelief::Kind::Ignored:
      return "<td class=\"believes wire muted\">" + htmlText(belief.text) + "</td>";
    case HeaderBelief::Kind::Believed:
      return "<td class=\"believes wire\"><span class=\"mark yes\">✓</span>" + htmlText(belief.text) +
             "</td>";
    case HeaderBelief::Kind::Refused: break;
  }
  return "<td class=\"believes wire removed\"><span class=\"mark\">✗</span>" + htmlText(belief.text) +
         "</td>";
}

}  // namespace

HostClasses::HostClasses(const Trace& trace) {
  for (const Hop& hop : trace.hops)
    if (const auto* request = std::get_if<http::Request>(&hop.out))
      for (const char* name : {"Host", "X-Forwarded-Host"})
        if (const std::string* host = request->headers.find(name))
          hosts_.try_emplace(text::lower(*host), static_cast<int>(hosts_.size()) % kHostColours);
}

std::string HostClasses::of(const std::string& value) const {
  const auto it = hosts_.find(text::lower(value));
  return it == hosts_.end() ? "" : "h" + std::to_string(it->second);
}

std::string headerTable(const Project& project, const Trace& trace, Phase phase, const HostClasses& hosts) {
  const auto stations = stationsOf(project, trace, phase);
  const auto keys = keysOf(stations);
  if (keys.empty()) return {};
  const Hop* asked = phase == Phase::Request ? djangoHop(trace) : nullptr;
  std::string out = "<table><thead><tr><th scope=\"col\">Header</th>";
  for (const Station& s : stations) out += "<th scope=\"col\">" + htmlText(stationTitle(s)) + "</th>";
  if (asked) out += "<th scope=\"col\" class=\"believes\">Django believes</th>";
  out += "</tr></thead><tbody>";
  for (const Key& key : keys) {
    out += "<tr>" + row(trace, stations, key, hosts);
    if (asked) out += beliefCell(headerBelief(project, *asked, key.name));
    out += "</tr>";
  }
  return out + "</tbody></table>";
}

}  // namespace headway
