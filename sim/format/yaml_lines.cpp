// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/yaml_lines.h"

#include <optional>
#include <utility>

#include "sim/format/yaml_scalar.h"
#include "sim/support/overloaded.h"
#include "sim/support/utf8.h"

namespace headway::format {
namespace {

constexpr std::size_t kWidth = 100;        // of a list or map in brackets, with its indentation
constexpr std::size_t kLongestKey = 1000;  // YAML allows 1024 on the line of its value

bool fits(int indent, std::string_view content) {
  return static_cast<std::size_t>(indent) + utf8::columns(content) <= kWidth;
}

std::string flowList(const Texts& all) {
  std::string out = "[";
  for (const std::string& t : all) out += (out.size() > 1 ? ", " : "") + scalar(t, Within::Brackets);
  return out + "]";
}

std::optional<std::string> flowMap(const Entries& entries) {
  std::string out;
  for (const Entry& e : entries) {
    out += (out.empty() ? "{" : ", ") + scalar(e.key, Within::Brackets) + ": ";
    if (const auto* b = e.value.as<bool>())
      out += *b ? "true" : "false";
    else if (const auto* n = e.value.as<std::int64_t>())
      out += std::to_string(*n);
    else if (const auto* s = e.value.as<std::string>())
      out += scalar(*s, Within::Brackets);
    else if (const auto* t = e.value.as<Texts>())
      out += flowList(*t);
    else
      return std::nullopt;
  }
  return out + "}";
}

/// Values of one name that stand next to each other.
using Group = std::pair<std::string, Texts>;

std::vector<Group> grouped(const NameValues& all) {
  std::vector<Group> out;
  for (const auto& [name, v] : all) {
    if (out.empty() || out.back().first != name) out.push_back({name, {}});
    out.back().second.push_back(v);
  }
  return out;
}

bool anyNameTwice(const std::vector<Group>& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = i + 1; j < groups.size(); ++j)
      if (groups[i].first == groups[j].first) return true;
  return false;
}

}  // namespace

void YamlLines::gap() {
  if (!openBlock_) text_ += '\n';
  openBlock_ = false;
}

void YamlLines::line(int indent, std::string_view content) {
  text_.append(static_cast<std::size_t>(indent), ' ').append(content) += '\n';
  openBlock_ = false;
}

void YamlLines::entry(int indent, const Entry& e) {
  const std::string key = scalar(e.key);
  std::visit(Overloaded{[&](bool b) { scalarEntry(indent, key, b ? "true" : "false"); },
                        [&](std::int64_t n) { scalarEntry(indent, key, std::to_string(n)); },
                        [&](const std::string& s) { text(indent, key, e, s); },
                        [&](const Texts& t) { texts(indent, key, t); },
                        [&](const NameValues& p) { pairs(indent, key, p); },
                        [&](const std::vector<Record>& records) {
                          line(indent, key + (records.empty() ? ": []" : ":"));
                          for (const Record& r : records) {
                            Entries entries;
                            for (const auto& [name, v] : r) entries.push_back({name, v});
                            item(indent + 2, entries);
                          }
                        }},
             e.value.data);
}

void YamlLines::item(int indent, const Entries& entries) {
  const std::size_t from = text_.size();
  for (const Entry& e : entries) entry(indent + 2, e);
  dash(indent, from);
}

void YamlLines::shortItem(int indent, const Entries& entries) {
  const auto flow = flowMap(entries);
  if (flow && fits(indent + 2, *flow))
    line(indent, "- " + *flow);
  else
    item(indent, entries);
}

void YamlLines::text(int indent, const std::string& key, const Entry& e, const std::string& value) {
  const bool manyLines = e.code || value.find('\n') != std::string::npos;
  const auto asBlock = manyLines ? block(value, indent + 2) : std::nullopt;
  if (!asBlock) return scalarEntry(indent, key, scalar(value));
  text_.append(static_cast<std::size_t>(indent), ' ') += key + ": " + *asBlock;
  openBlock_ = value.ends_with("\n\n");
}

void YamlLines::texts(int indent, const std::string& key, const Texts& all) {
  const std::string flow = flowList(all);
  if (all.empty() || fits(indent, key + ": " + flow)) return scalarEntry(indent, key, flow);
  line(indent, key + ":");
  for (const std::string& t : all) line(indent + 2, "- " + scalar(t));
}

// A map; a name that comes several times in a row takes a list of values. Names that come again later need a
// list of maps to keep the order.
void YamlLines::pairs(int indent, const std::string& key, const NameValues& all) {
  if (all.empty()) return scalarEntry(indent, key, "{}");
  const auto groups = grouped(all);
  const bool asList = anyNameTwice(groups);
  line(indent, key + ":");
  for (const auto& [name, values] : groups) {
    const std::size_t from = text_.size();
    scalarEntry(indent + (asList ? 4 : 2), scalar(name),
                values.size() == 1 ? scalar(values.front()) : flowList(values));
    if (asList) dash(indent + 2, from);
  }
}

void YamlLines::scalarEntry(int indent, const std::string& key, const std::string& written) {
  if (key.size() <= kLongestKey) return line(indent, key + ": " + written);
  line(indent, "? " + key);
  line(indent, ": " + written);
}

void YamlLines::dash(int indent, std::size_t from) { text_[from + static_cast<std::size_t>(indent)] = '-'; }

}  // namespace headway::format
