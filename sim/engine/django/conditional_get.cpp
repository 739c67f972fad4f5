// SPDX-License-Identifier: GPL-3.0-or-later
// django/middleware/http.py, django/utils/cache.py
#include <algorithm>

#include "sim/engine/django/exchange.h"
#include "sim/engine/django/rules.h"
#include "sim/http/cache_control.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

/// 32 digits that change with the content; the real ones are its MD5.
std::string digestOf(std::string_view body) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (std::uint64_t seed : {std::uint64_t{0xCBF29CE484222325u}, std::uint64_t{0x84222325CBF29CE4u}}) {
    for (const char c : body) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    for (int shift = 60; shift >= 0; shift -= 4) out += kHex[(seed >> shift) & 15];
  }
  return out;
}

bool mayBeStored(const Page& page) {
  for (const std::string& part : text::split(page.headers.get("Cache-Control"), ','))
    if (text::equalsIgnoreCase(text::trim(part), "no-store")) return false;
  return true;
}

std::vector<std::string> tagsOf(std::string_view header) {
  std::vector<std::string> out;
  for (const std::string& part : text::split(header, ','))
    if (!text::trim(part).empty()) out.emplace_back(text::trim(part));
  return out;
}

std::string_view strong(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

bool hasTag(const std::vector<std::string>& tags, std::string_view tag, bool weakly) {
  if (tag.empty()) return false;
  if (tags == std::vector<std::string>{"*"}) return true;
  if (!weakly && tag.starts_with("W/")) return false;
  return std::any_of(tags.begin(), tags.end(),
                     [&](const std::string& t) { return weakly ? strong(t) == strong(tag) : t == tag; });
}

Page notModified(const Page& page) {
  Page out;
  out.status = 304;
  for (const std::string_view name :
       {"Cache-Control", "Content-Location", "Date", "ETag", "Expires", "Last-Modified", "Vary"})
    if (const std::string* value = page.headers.find(name)) out.headers.add(std::string(name), *value);
  out.cookies = page.cookies;
  return out;
}

enum class Condition { Holds, NotModified, Failed };

/// get_conditional_response() for a GET.
Condition judge(const Exchange& x, const Page& page) {
  const std::string_view tag = page.headers.get("ETag");
  const auto modified = http::parseHttpDate(page.headers.get("Last-Modified"));
  const auto match = tagsOf(x.environ.get("HTTP_IF_MATCH")),
             none = tagsOf(x.environ.get("HTTP_IF_NONE_MATCH"));
  const auto unmodifiedSince = http::parseHttpDate(x.environ.get("HTTP_IF_UNMODIFIED_SINCE"));
  const auto modifiedSince = http::parseHttpDate(x.environ.get("HTTP_IF_MODIFIED_SINCE"));
  if (!match.empty() && !hasTag(match, tag, false)) return Condition::Failed;
  if (match.empty() && unmodifiedSince && !(modified && *modified <= *unmodifiedSince))
    return Condition::Failed;
  if (!none.empty()) return hasTag(none, tag, true) ? Condition::NotModified : Condition::Holds;
  if (modifiedSince && modified && *modified <= *modifiedSince) return Condition::NotModified;
  return Condition::Holds;
}

}  // namespace

Asked<Page> conditionalGetResponse(Exchange& x, Page page) {
  if (x.method != "GET") return page;
  if (mayBeStored(page) && !page.headers.contains("ETag") && !page.body.empty()) {
    page.headers.add("ETag", "\"" + digestOf(page.body) + "\"");
    x.note(rule("django.conditional.etag"), "ConditionalGetMiddleware adds an ETag.");
  }
  if (page.status < 200 || page.status >= 300) return page;
  switch (judge(x, page)) {
    case Condition::Holds: return page;
    case Condition::NotModified:
      x.note(rule("django.conditional.not-modified"), "The client has this page already: 304.");
      return notModified(page);
    case Condition::Failed: break;
  }
  Page failed = makePage(412, "text/html; charset=utf-8", "");
  x.decide(rule("django.conditional.failed"), "The client's condition does not hold: 412.", true);
  logResponse(x, failed, "Precondition Failed");
  return failed;
}

}  // namespace headway::django
