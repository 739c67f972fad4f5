// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/environ.h"

#include <algorithm>

#include "sim/engine/django/python_text.h"
#include "sim/http/url.h"

namespace headway::django {

const std::string* Environ::find(std::string_view key) const noexcept {
  for (const Entry& e : entries_)
    if (e.first == key) return &e.second;
  return nullptr;
}

std::string_view Environ::get(std::string_view key, std::string_view otherwise) const noexcept {
  const std::string* value = find(key);
  return value ? std::string_view(*value) : otherwise;
}

void Environ::set(std::string_view key, std::string value) {
  for (Entry& e : entries_) {
    if (e.first != key) continue;
    e.second = std::move(value);
    return;
  }
  entries_.emplace_back(std::string(key), std::move(value));
}

void Environ::remove(std::string_view key) {
  std::erase_if(entries_, [key](const Entry& e) { return e.first == key; });
}

std::string metaKey(std::string_view headerName) {
  std::string key(headerName);
  for (char& c : key) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return key == "CONTENT_TYPE" || key == "CONTENT_LENGTH" ? key : "HTTP_" + key;
}

void addHeaders(Environ& environ, const http::Headers& headers, std::string_view joint) {
  for (const http::Headers::Field& field : headers.fields()) {
    const std::string key = metaKey(field.name);
    std::string value = py::fromLatin1(field.value);
    if (const std::string* before = environ.find(key)) value = *before + std::string(joint) + value;
    environ.set(key, std::move(value));
  }
}

Environ wsgiEnviron(const http::Request& request, std::string_view scriptName) {
  Environ out;
  out.reserve(request.headers.size() + 10);
  out.set("REQUEST_METHOD", request.method);
  out.set("SCRIPT_NAME", std::string(scriptName));
  out.set("PATH_INFO", py::fromLatin1(http::percentDecode(request.path)));
  out.set("QUERY_STRING", py::fromLatin1(request.query.value_or("")));
  out.set("SERVER_NAME", request.target);
  out.set("SERVER_PORT", std::to_string(request.port));
  out.set("REMOTE_ADDR", request.peer);
  out.set("wsgi.url_scheme", request.scheme);
  addHeaders(out, request.headers);
  return out;
}

Environ asgiEnviron(const AsgiScope& scope, Version version) {
  Environ out;
  out.gateway = Gateway::Asgi;
  out.set("REQUEST_METHOD", scope.method);
  out.set("QUERY_STRING", scope.query);
  out.set("SCRIPT_NAME", scope.rootPath);
  out.set("PATH_INFO", scope.path);
  out.set("wsgi.url_scheme", scope.scheme.empty() ? "http" : scope.scheme);
  if (scope.client) out.set("REMOTE_ADDR", scope.client->first);
  out.set("SERVER_NAME", scope.server ? scope.server->first : "unknown");
  out.set("SERVER_PORT", scope.server ? std::to_string(scope.server->second) : "0");
  for (const http::Headers::Field& field : scope.headers.fields()) {
    const std::string key = metaKey(field.name);
    std::string value = py::fromLatin1(field.value);
    const bool newCookie = key == "HTTP_COOKIE" && version >= Version::V6_0;
    if (const std::string* before = out.find(key)) value = *before + (newCookie ? "; " : ",") + value;
    out.set(key, std::move(value));
  }
  return out;
}

}  // namespace headway::django
