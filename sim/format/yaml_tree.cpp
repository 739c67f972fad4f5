// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>
// Behind exceptions.h, which it needs and does not include.
#include <algorithm>
#include <sstream>

#include <yaml-cpp/depthguard.h>

#include "sim/support/text.h"

namespace headway::format {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostParts = 200'000;
constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Thrown through yaml-cpp to stop it; caught in parseYaml.
struct Stop {
  Diagnostic why;
};

std::size_t offsetOf(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.pos, 0)); }

// The offset of the quote that closes the one at `offset`, or npos.
std::size_t closingQuote(std::string_view text, std::size_t offset) {
  const char quote = text[offset];
  for (std::size_t i = offset + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return i;
      ++i;  // '' is one quote
    }
  }
  return std::string_view::npos;
}

bool isQuote(char c) { return c == '"' || c == '\''; }

class Builder final : public YAML::EventHandler {
 public:
  Builder(const Source& source, std::size_t shift) : source_(source), shift_(shift) {}

  YamlNode root;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    stop(mark, "yaml.unsupported", "The project ends before this line, yet more text follows",
         "a file holds one project; check the indentation, and that there is no second '---'");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node = begin(mark, YamlNode::Kind::Null, "", anchor);
    const bool written = node.offset < source_.text().size() &&
                         std::string_view("~nN").find(source_.text()[node.offset]) != std::string_view::npos;
    if (!written) node.offset = lastOffset_;
    add(std::move(node));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuseAnchor(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = begin(mark, YamlNode::Kind::Scalar, tag, anchor);
    node.text = value;
    node.quoted = tag == "!";
    lastOffset_ = node.offset;
    // yaml-cpp takes the end of the file for the closing quote when a line break stands before it.
    const std::string_view text = source_.text();
    if (node.quoted && isQuote(text[node.offset]) &&
        closingQuote(text, node.offset) == std::string_view::npos)
      stop(mark, "yaml.syntax", "This quote is never closed", "a text in quotes needs its closing quote");
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, YamlNode::Kind::List, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, YamlNode::Kind::Map, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  [[noreturn]] void stop(const YAML::Mark& mark, const char* code, std::string message, std::string hint) {
    Diagnostic d = makeError(code, std::move(message), std::move(hint));
    d.where = source_.place(offsetOf(mark) + shift_);
    throw Stop{std::move(d)};
  }
  [[noreturn]] void refuseAnchor(const YAML::Mark& mark) {
    stop(mark, "yaml.unsupported", "Anchors (&) and aliases (*) are not used in project files",
         "write the value out, or put it in quotes if it is a text that begins with * or &");
  }
  YamlNode begin(const YAML::Mark& mark, YamlNode::Kind kind, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuseAnchor(mark);
    if (tag.size() > 1)
      stop(mark, "yaml.unsupported", "Tags (!) are not used in project files",
           "remove the tag; quotes make a value a text");
    if (++parts_ > kMostParts)
      stop(mark, "yaml.size", "The file has more parts than any project needs",
           "check that it is the file you meant");
    YamlNode node;
    node.kind = kind;
    node.offset = offsetOf(mark) + shift_;
    return node;
  }
  void open(const YAML::Mark& mark, YamlNode::Kind kind, const std::string& tag, YAML::anchor_t anchor) {
    if (open_.size() >= kDeepest)
      stop(mark, "yaml.depth", "The file is nested too deeply here",
           "a project needs no more than a dozen levels");
    open_.push_back(begin(mark, kind, tag, anchor));
    lastOffset_ = open_.back().offset;
  }
  void close() {
    YamlNode done = std::move(open_.back());
    open_.pop_back();
    add(std::move(done));
  }
  void add(YamlNode node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    YamlNode& parent = open_.back();
    const bool key = parent.is(YamlNode::Kind::Map) && parent.keys.size() == parent.items.size();
    (key ? parent.keys : parent.items).push_back(std::move(node));
  }

  const Source& source_;
  std::size_t shift_;  ///< bytes of the byte order mark, which yaml-cpp never sees
  std::vector<YamlNode> open_;
  std::size_t lastOffset_ = 0;
  std::size_t parts_ = 0;
  int documents_ = 0;
};

struct SyntaxHint {
  std::string_view said;  ///< part of yaml-cpp's message
  std::string_view hint;
};
constexpr SyntaxHint kSyntaxHints[] = {
    {"illegal map value", "a text with ': ' in it needs quotes"},
    {"end of map not found", "check the indentation: keys of one group begin in the same column"},
    {"end of sequence not found", "check the indentation: the dashes of one list stand in the same column"},
    {"end of sequence flow not found", "a list in brackets needs its ']'"},
    {"end of map flow not found", "a map in braces needs its '}'"},
    {"illegal EOF in scalar", "a text in quotes needs its closing quote"},
    {"illegal tab", "indent with blanks; tabs are not allowed there"},
    {"unknown escape", "write a backslash twice inside double quotes"},
    {"unknown token", "a text that begins with % @ or ` needs quotes"},
};

Diagnostic syntaxError(const Source& source, std::size_t offset, const std::string& said) {
  const auto* row = std::find_if(std::begin(kSyntaxHints), std::end(kSyntaxHints),
                                 [&](const SyntaxHint& h) { return said.find(h.said) != std::string::npos; });
  Diagnostic d = makeError("yaml.syntax", "This is not valid YAML: " + said,
                           row == std::end(kSyntaxHints) ? std::string{} : std::string(row->hint));
  // An error at the end of the file is shown on the last line that says something.
  const std::size_t shown = source.text().substr(0, offset + 1).find_last_not_of(" \t\r\n");
  const bool blank =
      source.line(source.lineOf(std::min(offset, source.text().size()))).find_first_not_of(" \t") ==
      std::string_view::npos;
  d.where = source.place(blank && shown != std::string_view::npos ? shown : offset);
  return d;
}

// Column that the text of a block scalar must be right of: that of its key, or of its dash.
std::size_t columnOfOwner(std::string_view header, std::size_t bar) {
  const std::size_t first = header.find_first_not_of(" -");
  if (first < bar) return first;
  const std::size_t dash = header.substr(0, bar).rfind('-');
  return dash == std::string_view::npos ? 0 : dash;
}

// Where the block scalar whose '|' or '>' is at `offset` ends: at the first line that is indented less than
// its text.
std::size_t endOfBlock(const Source& source, std::size_t offset) {
  const std::size_t head = source.lineOf(offset);
  const std::string_view header = source.line(head);
  const std::size_t bar = offset - source.lineStart(head);
  const std::size_t owner = columnOfOwner(header, bar);
  const std::size_t digit = header.substr(0, bar + 3).find_first_of("123456789", bar);
  std::size_t indent =
      digit == std::string_view::npos ? 0 : owner + static_cast<std::size_t>(header[digit] - '0');
  std::size_t last = head;
  for (std::size_t i = head + 1; i < source.lineCount(); ++i) {
    const std::size_t blanks = source.line(i).find_first_not_of(' ');
    if (blanks == std::string_view::npos) continue;
    if (indent == 0) indent = std::max(blanks, owner + 1);
    if (blanks < indent) break;
    last = i;
  }
  return source.lineStart(last) + source.line(last).size();
}

}  // namespace

const YamlNode* find(const YamlNode* map, std::string_view key) {
  for (std::size_t i = 0; map && i < map->keys.size(); ++i)
    if (map->keys[i].is(YamlNode::Kind::Scalar) && map->keys[i].text == key) return &map->items[i];
  return nullptr;
}

Result<YamlNode> parseYaml(const Source& source) {
  if (auto why = source.unreadable()) return *why;
  const std::size_t shift = source.text().starts_with(kBom) ? kBom.size() : 0;
  try {
    std::istringstream in{std::string(source.text().substr(shift))};
    YAML::Parser parser(in);
    Builder builder(source, shift);
    // The second call refuses whatever follows the first document.
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
    return std::move(builder.root);
  } catch (Stop& stop) {
    return std::move(stop.why);
  } catch (const YAML::DeepRecursion& e) {
    Diagnostic d = makeError("yaml.depth", "The file is nested too deeply here",
                             "a project needs no more than a dozen levels");
    d.where = source.place(offsetOf(e.mark) + shift);
    return d;
  } catch (const YAML::Exception& e) {
    return syntaxError(source, offsetOf(e.mark) + shift, e.msg);
  } catch (const std::exception& e) {
    return syntaxError(source, 0, e.what());
  }
}

std::size_t endOfScalar(const Source& source, const YamlNode& node) {
  const std::string_view text = source.text();
  if (!node.quoted) return std::min(text.size(), node.offset + node.text.size());
  const char first = text[node.offset];
  if (isQuote(first)) return closingQuote(text, node.offset) + 1;
  if (first == '|' || first == '>') return endOfBlock(source, node.offset);
  return node.offset;
}

std::size_t underlined(const Source& source, const YamlNode& node) {
  if (!node.is(YamlNode::Kind::Scalar)) return 1;
  const std::size_t line = source.lineOf(node.offset);
  const std::size_t end = source.lineStart(line) + source.line(line).size();
  return std::max<std::size_t>(1, std::min(end, endOfScalar(source, node)) - node.offset);
}

}  // namespace headway::format
