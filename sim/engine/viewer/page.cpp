// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/viewer/page.h"

#include <algorithm>
#include <memory>

#include <libxml/HTMLparser.h>

#include "sim/support/text.h"

namespace headway::viewer {
namespace {

constexpr std::size_t kLongestPage = std::size_t{1} << 20;
constexpr int kDeepest = 256;

std::string_view view(const xmlChar* s) {
  return s ? std::string_view(reinterpret_cast<const char*>(s)) : std::string_view{};
}

std::string attribute(const xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return std::string(view(value.get()));
}

bool has(const xmlNode* node, const char* name) {
  return xmlHasProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

std::string textOf(const xmlNode* node) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> content(xmlNodeGetContent(node), xmlFree);
  return std::string(view(content.get()));
}

/// Runs of blanks made one, none at the ends.
std::string wordsOf(const xmlNode* node) {
  std::string out;
  for (const char c : textOf(node)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Walks the document once, in order.
class Reader {
 public:
  explicit Reader(const http::Url& url) : url_(url), base_(url) {}

  void walk(const xmlNode* node, int depth) {
    for (; node; node = node->next) {
      if (node->type != XML_ELEMENT_NODE || depth > kDeepest) continue;
      const std::string_view name = view(node->name);
      if (name == "form") {
        openForm(node);
        walk(node->children, depth + 1);
        closeForm();
        continue;
      }
      element(name, node);
      walk(node->children, depth + 1);
    }
  }

  Page page;

 private:
  void element(std::string_view name, const xmlNode* node) {
    if (name == "a" && has(node, "href")) link(node);
    if (name == "base" && has(node, "href") && !hasBase_) base(attribute(node, "href"));
    if (name == "meta" && text::equalsIgnoreCase(attribute(node, "name"), "referrer"))
      page.referrerPolicy = text::lower(text::trim(attribute(node, "content")));
    if (!inForm_ || has(node, "disabled")) return;
    if (name == "input") input(node);
    if (name == "select") select(node);
    if (name == "textarea") field(node, textOf(node));
    if (name == "button" && !has(node, "type")) button(node);
    if (name == "button" && text::equalsIgnoreCase(attribute(node, "type"), "submit")) button(node);
  }

  void base(const std::string& href) {
    if (auto found = http::resolveReference(url_, href)) base_ = *found;
    hasBase_ = true;
  }

  void link(const xmlNode* node) {
    std::string href = attribute(node, "href");
    if (auto target = http::resolveReference(base_, href))
      page.links.push_back({*target, std::move(href), wordsOf(node)});
  }

  void openForm(const xmlNode* node) {
    inForm_ = true;
    form_ = {};
    pressed_ = false;
    const std::string action(text::trim(attribute(node, "action")));
    const auto target = action.empty() ? Result<http::Url>(url_) : http::resolveReference(base_, action);
    leadsSomewhere_ = static_cast<bool>(target);
    if (target) form_.action = *target;
    if (text::equalsIgnoreCase(attribute(node, "method"), "post")) form_.method = "POST";
    form_.multipart = text::equalsIgnoreCase(attribute(node, "enctype"), "multipart/form-data");
  }

  void closeForm() {
    inForm_ = false;
    if (leadsSomewhere_) page.forms.push_back(std::move(form_));
  }

  void field(const xmlNode* node, std::string value) {
    std::string name = attribute(node, "name");
    if (!name.empty()) form_.fields.emplace_back(std::move(name), std::move(value));
  }

  void input(const xmlNode* node) {
    const std::string type = text::lower(attribute(node, "type"));
    if (type == "submit" || type == "image") return button(node);
    if (type == "button" || type == "reset") return;
    const bool box = type == "checkbox" || type == "radio";
    if (box && !has(node, "checked")) return;
    field(node, box && !has(node, "value") ? "on" : attribute(node, "value"));
  }

  void button(const xmlNode* node) {
    if (!pressed_) field(node, attribute(node, "value"));
    pressed_ = true;
  }

  void select(const xmlNode* node) {
    const xmlNode* chosen = nullptr;
    options(node->children, chosen, 0);
    if (chosen) field(node, has(chosen, "value") ? attribute(chosen, "value") : wordsOf(chosen));
  }

  void options(const xmlNode* node, const xmlNode*& chosen, int depth) {
    for (; node; node = node->next) {
      if (node->type != XML_ELEMENT_NODE || depth > 2) continue;
      if (view(node->name) == "option" && (!chosen || has(node, "selected"))) chosen = node;
      options(node->children, chosen, depth + 1);
    }
  }

  const http::Url& url_;
  http::Url base_;
  bool hasBase_ = false, inForm_ = false, leadsSomewhere_ = false, pressed_ = false;
  Form form_;
};

}  // namespace

Page readPage(std::string_view html, const http::Url& url) {
  static const bool ready = (xmlInitParser(), true);  // before the first of several threads
  const int size = static_cast<int>(std::min(html.size(), kLongestPage));
  const int options =
      HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT;
  if (size == 0 || !ready) return {};
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      htmlReadMemory(html.data(), size, nullptr, "UTF-8", options), xmlFreeDoc);
  if (!document) return {};
  Reader reader(url);
  reader.walk(xmlDocGetRootElement(document.get()), 0);
  return std::move(reader.page);
}

std::string urlEncoded(const NameValues& fields) {
  const auto encoded = [](std::string_view s) {
    // Of the unreserved characters "~" alone is escaped, and "*" is kept.
    return text::replaceAll(text::replaceAll(http::percentEncode(s, "* "), "~", "%7E"), " ", "+");
  };
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out += encoded(name) + "=" + encoded(value);
  }
  return out;
}

std::string multipart(const NameValues& fields) {
  const auto quoted = [](std::string s) {
    for (const auto& [from, to] : {std::pair{"\n", "%0A"}, {"\r", "%0D"}, {"\"", "%22"}})
      s = text::replaceAll(std::move(s), from, to);
    return s;
  };
  std::string out;
  for (const auto& [name, value] : fields)
    out += "--" + std::string(kBoundary) + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) +
           "\"\r\n\r\n" + value + "\r\n";
  return out + "--" + std::string(kBoundary) + "--\r\n";
}

}  // namespace headway::viewer
