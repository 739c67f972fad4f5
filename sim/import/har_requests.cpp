// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/har_requests.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "sim/http/url.h"
#include "sim/import/shell_words.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongest = 64 << 20, kMostRequests = 5000;
constexpr int kDeepest = 24;

/// Never throws: what is not there, or is something else, is empty.
const Json& part(const Json& of, const char* name) {
  static const Json none;
  if (!of.is_object()) return none;
  const auto found = of.find(name);
  return found == of.end() ? none : *found;
}
std::string textOf(const Json& of, const char* name) {
  const Json& found = part(of, name);
  return found.is_string() ? found.get<std::string>() : std::string();
}
int numberOf(const Json& of, const char* name) {
  const Json& found = part(of, name);
  return found.is_number_integer()
             ? static_cast<int>(std::clamp<std::int64_t>(found.get<std::int64_t>(), 0, 999))
             : 0;
}

/// What answers held is most of an archive, and of no use here.
bool isWanted(int depth, Json::parse_event_t event, Json& value) {
  if (event != Json::parse_event_t::key) return depth <= kDeepest;
  return value != "content" && value != "timings" && value != "cache" &&
         value.get<std::string>().substr(0, 1) != "_";
}

bool isHttp(const std::string& url) {
  return text::startsWithIgnoreCase(url, "http://") || text::startsWithIgnoreCase(url, "https://");
}

Diagnostic warning(std::string code, std::string message, std::string hint) {
  return {Severity::Warning, std::move(code), std::move(message), std::move(hint), {}};
}

/// A field that the URL or the body says already, or that is none.
bool isImplied(const std::string& name, const std::string& value, const std::string& authority) {
  const std::string low = text::lower(name);
  return name.empty() || name[0] == ':' || low == "content-length" ||
         (low == "host" && text::equalsIgnoreCase(value, authority));
}

void readHeaders(const Json& request, const std::string& authority, ImportedRequest& out) {
  for (const Json& header : part(request, "headers")) {
    const std::string name = textOf(header, "name"), value = textOf(header, "value");
    if (isImplied(name, value, authority)) continue;
    if ((name + value).find_first_of(std::string("\r\n\0", 3)) != std::string::npos)
      out.notes.push_back(warning("har.header-line",
                                  "The header '" + name + "' has a line's end in it and was left out",
                                  "a header is one line"));
    else
      out.request.headers.emplace_back(name, value);
  }
  const auto has = [&](const char* name) {
    return std::any_of(out.request.headers.begin(), out.request.headers.end(),
                       [&](const auto& h) { return text::equalsIgnoreCase(h.first, name); });
  };
  std::vector<std::string> cookies;
  for (const Json& cookie : part(request, "cookies"))
    if (const std::string name = textOf(cookie, "name"); !name.empty())
      cookies.push_back(name + '=' + textOf(cookie, "value"));
  if (!cookies.empty() && !has("cookie"))
    out.request.headers.emplace_back("Cookie", text::join(cookies, "; "));
  const std::string type = textOf(part(request, "postData"), "mimeType");
  if (!type.empty() && !has("content-type")) out.request.headers.emplace_back("Content-Type", type);
}

std::string plus(const std::string& s) { return text::replaceAll(http::percentEncode(s, ""), "%20", "+"); }

void readBody(const Json& posted, ImportedRequest& out) {
  out.request.body = textOf(posted, "text");
  if (text::equalsIgnoreCase(textOf(posted, "encoding"), "base64") ||
      out.request.body.find('\0') != std::string::npos) {
    out.request.body.clear();
    out.notes.push_back(
        warning("har.binary", "The body is binary and was left out", "write a body of text in its place"));
  }
  const Json& params = part(posted, "params");
  if (!out.request.body.empty() || !params.is_array() || params.empty()) return;
  if (textOf(posted, "mimeType").find("urlencoded") == std::string::npos) {
    out.notes.push_back(warning("har.form", "The parts of the form were left out",
                                "the archive does not hold the body as it was sent"));
    return;
  }
  std::vector<std::string> pairs;
  for (const Json& p : params) pairs.push_back(plus(textOf(p, "name")) + '=' + plus(textOf(p, "value")));
  out.request.body = text::join(pairs, "&");
}

bool readEntry(const Json& entry, ImportedRequests& all) {
  const Json& inside = part(entry, "request");
  const Json& request = inside.is_object() ? inside : entry;
  const std::string address = textOf(request, "url");
  const auto url = http::parseUrl(address);
  if (!isHttp(address) || !url) return false;
  ImportedRequest out;
  const std::string method = textOf(request, "method");
  out.request.method = method.empty() ? "GET" : method;
  if (out.request.method.find_first_of(std::string(" \t\r\n\0", 5)) != std::string::npos) return false;
  out.request.url = url->text();
  readHeaders(request, url->authority(), out);
  readBody(part(request, "postData"), out);
  out.request.name = importedName(out.request);
  out.status = numberOf(part(entry, "response"), "status");
  noteSecrets(out.request, out.notes);
  all.requests.push_back(std::move(out));
  return true;
}

/// The entries of a whole archive, of a list, or the one entry that this is.
std::vector<const Json*> entriesOf(const Json& all) {
  const Json& logged = part(part(all, "log"), "entries");
  const Json& listed = logged.is_array() ? logged : part(all, "entries");
  const Json& entries = listed.is_array() ? listed : all;
  std::vector<const Json*> out;
  if (!entries.is_array()) return {&entries};
  for (const Json& entry : entries) out.push_back(&entry);
  return out;
}

Diagnostic malformed(std::string_view text, std::size_t byte) {
  return {Severity::Error, "har.malformed", "This is not the JSON of an HTTP archive",
          "save it anew from the browser's network panel", placeIn(text, byte > 0 ? byte - 1 : 0)};
}

}  // namespace

bool looksLikeHar(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || (text[begin] != '{' && text[begin] != '[')) return false;
  constexpr std::string_view names[] = {"\"request\"", "\"url\"", "\"log\""};
  return std::any_of(std::begin(names), std::end(names),
                     [&](std::string_view name) { return text.find(name) != std::string_view::npos; });
}

Result<ImportedRequests> readHar(std::string_view text) {
  if (text.size() > kLongest)
    return makeError("har.too-long", "The archive is larger than 64 MB", "save only the requests you need");
  Json read;
  try {
    read = Json::parse(text.begin(), text.end(), isWanted);
  } catch (const Json::parse_error& e) {
    return malformed(text, e.byte);
  } catch (const Json::out_of_range&) {
    return makeError("har.malformed", "A number in it is too large for an HTTP archive",
                     "save it anew from the browser's network panel");
  }
  ImportedRequests out;
  std::size_t others = 0;
  const auto entries = entriesOf(read);
  for (const Json* entry : entries)
    if (out.requests.size() == kMostRequests || !readEntry(*entry, out)) ++others;
  if (out.requests.empty())
    return makeError("har.no-request", "There is no http request in it",
                     "in the browser's network panel, choose: Save all as HAR");
  if (others > 0)
    out.notes.push_back(
        {Severity::Note,
         "har.others",
         std::to_string(others) + " of " + std::to_string(entries.size()) + " entries were left out",
         "they are no http requests, or more than 5,000",
         {}});
  return out;
}

}  // namespace headway
