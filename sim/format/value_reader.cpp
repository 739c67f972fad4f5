// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/value_reader.h"

#include <charconv>
#include <limits>
#include <unordered_map>

#include "sim/support/text.h"
#include "sim/support/utf8.h"

namespace headway::format {
namespace {

using Kind = YamlNode::Kind;
constexpr std::size_t kMostReported = 50;
constexpr std::size_t kLongestWord = 60;  // longer ones are not compared with what was meant

std::string_view article(const YamlNode& v) {
  switch (v.kind) {
    case Kind::Null: return "it has no value";
    case Kind::Scalar: return "it is a single value";
    case Kind::List: return "it is a list";
    case Kind::Map: return "it is a map";
  }
  return "";
}

}  // namespace

std::string shown(std::string_view text) {
  if (text.size() <= kLongestWord) return "'" + std::string(text) + "'";
  std::size_t cut = kLongestWord;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return "'" + std::string(text.substr(0, cut)) + "…'";
}

void ValueReader::report(const YamlNode& at, Diagnostic d) {
  if (++reported_ > kMostReported) return;
  const std::string field = d.where.field.empty() ? about.field : d.where.field;
  d.where = source_.place(at.offset, underlined(source_, at));
  d.where.node = about.node;
  d.where.link = about.link;
  d.where.request = about.request;
  d.where.field = field;
  found_.push_back(std::move(d));
}

void ValueReader::wrongType(std::string_view name, std::string_view wanted, const YamlNode& v,
                            std::string hint) {
  report(v, "yaml.type",
         "'" + std::string(name) + "' must be " + std::string(wanted) + ", but " + std::string(article(v)),
         std::move(hint));
}

void ValueReader::entries(const YamlNode& map, std::string_view what, const Entry& each) {
  if (map.is(Kind::Null)) return;
  if (!map.is(Kind::Map)) return wrongType(what, "a map of 'key: value' lines", map);
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const YamlNode& key = map.keys[i];
    if (!key.is(Kind::Scalar)) {
      report(key, "yaml.type", "A key must be a word", "put it in quotes if it is the word you mean");
      continue;
    }
    const auto [first, fresh] = seen.emplace(key.text, key.offset);
    if (fresh)
      each(key, map.items[i]);
    else
      report(key, "yaml.duplicate",
             shown(key.text) + " is given twice; the first is on line " +
                 std::to_string(source_.lineOf(first->second) + 1),
             "keep one of them");
  }
}

void ValueReader::items(const YamlNode& list, std::string_view what,
                        const std::function<void(const YamlNode&)>& each) {
  if (list.is(Kind::Null)) return;
  if (!list.is(Kind::List)) return wrongType(what, "a list", list, "begin each entry with '- '");
  for (const YamlNode& item : list.items) each(item);
}

void ValueReader::unknownKey(const YamlNode& key, std::string_view owner,
                             const std::vector<std::string_view>& known) {
  const std::string near = key.text.size() > kLongestWord ? std::string{} : text::didYouMean(key.text, known);
  report(key, "yaml.unknown-key", std::string(owner) + " has no setting " + shown(key.text),
         !near.empty() || known.empty() ? near : text::listChoices(known));
}

std::optional<Value> ValueReader::read(const FieldInfo& info, const YamlNode& v) {
  const auto wrap = [](auto read) { return read ? std::optional<Value>(std::move(*read)) : std::nullopt; };
  switch (info.type) {
    case FieldType::Bool: return wrap(readBool(info.name, v));
    case FieldType::Text:
    case FieldType::Code: return wrap(readText(info.name, v));
    case FieldType::Choice: return wrap(readChoice(info, v));
    case FieldType::TextList: return wrap(readTexts(info.name, v));
    case FieldType::Pairs: return wrap(readPairs(info.name, v));
    case FieldType::Records: return wrap(readRecords(info, v));
    case FieldType::Int: break;
  }
  const auto n = readInt(info.name, v);
  if (!n) return std::nullopt;
  if (auto ok = checkValue(info, Value(*n)); !ok) {
    report(v, ok.error());
    return std::nullopt;
  }
  return Value(*n);
}

std::optional<bool> ValueReader::readBool(std::string_view name, const YamlNode& v) {
  if (v.isPlain("true")) return true;
  if (v.isPlain("false")) return false;
  if (v.is(Kind::Scalar)) {
    report(v, "yaml.type", "'" + std::string(name) + "' must be true or false, not " + shown(v.text),
           v.quoted ? "write it without quotes" : "write true or false");
  } else {
    wrongType(name, "true or false", v);
  }
  return std::nullopt;
}

std::optional<std::int64_t> ValueReader::readInt(std::string_view name, const YamlNode& v) {
  if (!v.is(Kind::Scalar)) {
    wrongType(name, "a whole number", v);
    return std::nullopt;
  }
  const char* end = v.text.data() + v.text.size();
  int n = 0;
  const auto [stopped, error] = std::from_chars(v.text.data(), end, n);
  if (!v.quoted && error == std::errc{} && stopped == end) return n;
  if (!v.quoted && error == std::errc::result_out_of_range && stopped == end) {
    report(v, "field.range", "'" + std::string(name) + "' is too large a number",
           "the largest is " + std::to_string(std::numeric_limits<int>::max()));
    return std::nullopt;
  }
  const bool number = error == std::errc{} && stopped == end;
  report(v, "yaml.type",
         "'" + std::string(name) + "' must be a whole number, not " + (number ? "a text" : shown(v.text)),
         number ? "write it without quotes" : "");
  return std::nullopt;
}

std::optional<std::string> ValueReader::readText(std::string_view name, const YamlNode& v) {
  if (v.is(Kind::Scalar)) return v.text;
  wrongType(name, "a text", v, v.is(Kind::Null) ? "write \"\" for an empty text, or leave the line out" : "");
  return std::nullopt;
}

std::optional<std::string> ValueReader::readChoice(const FieldInfo& info, const YamlNode& v) {
  auto word = readText(info.name, v);
  if (!word) return word;
  const std::string& said = *word;
  const auto ok =
      checkValue(info, Value(said.size() > kLongestWord ? said.substr(0, kLongestWord) + "..." : said));
  if (ok) return word;
  report(v, ok.error());
  return std::nullopt;
}

std::optional<Texts> ValueReader::readTexts(std::string_view name, const YamlNode& v) {
  if (v.is(Kind::Null)) return Texts{};
  if (!v.is(Kind::List)) {
    wrongType(name, "a list of texts", v,
              v.is(Kind::Scalar) && v.text.size() <= kLongestWord ? "write [" + v.text + "]" : "");
    return std::nullopt;
  }
  Texts out;
  for (const YamlNode& item : v.items) {
    auto text = readText(name, item);
    if (!text) return std::nullopt;
    out.push_back(std::move(*text));
  }
  return out;
}

// A map, in which a repeated name takes a list of values; or a list of such maps, which can hold any order.
std::optional<NameValues> ValueReader::readPairs(std::string_view name, const YamlNode& v) {
  const std::size_t before = reported_;
  NameValues out;
  if (v.is(Kind::List)) {
    for (const YamlNode& item : v.items) readPairsOf(item, name, out);
  } else {
    readPairsOf(v, name, out);
  }
  return reported_ == before ? std::optional(std::move(out)) : std::nullopt;
}

void ValueReader::readPairsOf(const YamlNode& map, std::string_view name, NameValues& out) {
  entries(map, name, [&](const YamlNode& key, const YamlNode& value) {
    if (!value.is(Kind::List)) {
      if (auto text = readText(key.text, value)) out.emplace_back(key.text, std::move(*text));
      return;
    }
    for (const YamlNode& item : value.items)
      if (auto text = readText(key.text, item)) out.emplace_back(key.text, std::move(*text));
  });
}

std::optional<std::vector<Record>> ValueReader::readRecords(const FieldInfo& info, const YamlNode& v) {
  const std::size_t before = reported_;
  const std::string outer = about.field;
  std::vector<Record> out;
  items(v, info.name, [&](const YamlNode& item) {
    about.field = (outer.empty() ? std::string(info.name) : outer) + "[" + std::to_string(out.size()) + "]";
    out.push_back(readRecord(*info.record, item));
  });
  about.field = outer;
  return reported_ == before ? std::optional(std::move(out)) : std::nullopt;
}

Record ValueReader::readRecord(const Schema& schema, const YamlNode& v) {
  Record out;
  const std::string outer = about.field;
  entries(v, schema.title, [&](const YamlNode& key, const YamlNode& value) {
    const FieldInfo* info = schema.find(key.text);
    if (!info) return unknownKey(key, schema.title, schema.names());
    about.field = outer + "." + key.text;
    if (auto read = this->read(*info, value)) out.emplace_back(key.text, std::move(*read));
    about.field = outer;
  });
  return out;
}

}  // namespace headway::format
