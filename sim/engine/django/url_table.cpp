// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/url_table.h"

#include <algorithm>

#include "sim/engine/django/csrf_token.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/python_url.h"
#include "sim/http/url.h"
#include "sim/model/django_urls.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

constexpr std::string_view kFormType = "application/x-www-form-urlencoded";
constexpr std::size_t kLongestUrl = 2048;

std::string scriptPrefix(const Exchange& x) {
  std::string prefix = py::escapeUriPath(x.paths.scriptName);
  if (!prefix.ends_with('/')) prefix += '/';
  return prefix;
}

bool mayHave(std::string_view body, std::string_view name) { return body.find(name) != body.npos; }

// formField() does not tell an empty field from none.
std::optional<std::string> field(const Exchange& x, std::string_view type, std::string_view body,
                                 std::string_view name) {
  std::string value = formField(x.settings.version, type, body, name);
  if (value.empty() && !mayHave(body, std::string(name) + "=") &&
      !mayHave(body, "name=\"" + std::string(name) + "\""))
    return std::nullopt;
  return value;
}

bool isSafe(std::string_view url, std::string_view allowedHost, bool requireHttps, Version version) {
  if (url.starts_with("///") || (version >= Version::V5_2 && url.size() > kLongestUrl)) return false;
  const auto parts = py::urlSplit(url, version);
  if (!parts) return false;
  if (parts->netloc.empty() && !parts->scheme.empty()) return false;
  if (static_cast<unsigned char>(url.front()) < 0x20 || url.front() == 0x7F) return false;
  const std::string scheme = parts->scheme.empty() && !parts->netloc.empty() ? "http" : parts->scheme;
  if (!parts->netloc.empty() && parts->netloc != allowedHost) return false;
  return scheme.empty() || scheme == "https" || (scheme == "http" && !requireHttps);
}

}  // namespace

Asked<std::string> reverseUrl(const Exchange& x, std::string_view name, const Arguments& arguments) {
  bool known = false;
  for (const View& view : x.site.views) {
    if (!view.row || view.row->name != name) continue;
    known = true;
    const auto path = reverseRoute(view.row->pattern, arguments);
    if (!path) continue;
    const std::string out = scriptPrefix(x) + *path;
    return out.starts_with("//") ? "/%2F" + out.substr(2) : out;  // escape_leading_slashes()
  }
  if (known)
    return Raised{"NoReverseMatch", "Reverse for " + py::repr(name) + " with no arguments not found."};
  return Raised{"NoReverseMatch", "Reverse for " + py::repr(name) + " not found. " + py::repr(name) +
                                      " is not a valid view function or pattern name."};
}

Asked<std::string> resolveUrl(const Exchange& x, const std::string& to) {
  if (to.starts_with("./") || to.starts_with("../")) return to;
  auto url = reverseUrl(x, to, x.arguments);
  if (!url && to.find_first_of("/.") != to.npos) return to;
  return url;
}

std::string staticUrl(const Exchange& x) {
  const std::string& url = x.settings.staticUrl;
  if (url.starts_with("http://") || url.starts_with("https://") || url.starts_with('/')) return url;
  return scriptPrefix(x) + url;
}

std::optional<std::string> posted(const Exchange& x, std::string_view name) {
  if (x.method != "POST") return std::nullopt;
  return field(x, x.environ.get("CONTENT_TYPE"), x.body, name);
}

std::optional<std::string> queried(const Exchange& x, std::string_view name) {
  return field(x, kFormType, x.environ.get("QUERY_STRING"), name);
}

bool isSafeUrl(std::string_view url, std::string_view allowedHost, bool requireHttps, Version version) {
  const std::string given(py::strip(url));
  if (given.empty()) return false;
  std::string turned = given;
  std::replace(turned.begin(), turned.end(), '\\', '/');
  return isSafe(given, allowedHost, requireHttps, version) &&
         isSafe(turned, allowedHost, requireHttps, version);
}

std::string quoteField(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("_.-~/").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

std::optional<Raised> bodyFault(Exchange& x) {
  const auto limit = x.settings.dataUploadMaxMemorySize;
  if (!limit || x.bodyRefused) return std::nullopt;
  // The files of a form go to the disk and do not count; its other fields rarely come to anything.
  const std::string type = text::lower(x.environ.get("CONTENT_TYPE"));
  if (type.starts_with("multipart/form-data")) return std::nullopt;
  std::size_t length = x.body.size();
  if (const std::string* told = x.environ.find("CONTENT_LENGTH"); told && !told->empty())
    length = std::strtoull(told->c_str(), nullptr, 10);
  if (length <= static_cast<std::size_t>(*limit)) return std::nullopt;
  return Raised{"RequestDataTooBig", "Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE."};
}

}  // namespace headway::django
