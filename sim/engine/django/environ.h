// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/django/settings.h"
#include "sim/http/message.h"

namespace headway::django {

enum class Gateway { Wsgi, Asgi };

/// What a server hands to Django: request.META in order. Values are Python text held as UTF-8; a byte of a
/// header is the latin-1 character of that number (PEP 3333), see py::fromLatin1.
///
/// For ASGI the scope is written in the same words: PATH_INFO is scope["path"] (text), SCRIPT_NAME is
/// scope["root_path"], "wsgi.url_scheme" is scope["scheme"]; Django does not show the last one to views.
class Environ {
 public:
  using Entry = std::pair<std::string, std::string>;

  Gateway gateway = Gateway::Wsgi;

  /// The value of that key, or null. An empty value counts as present.
  const std::string* find(std::string_view key) const noexcept;
  std::string_view get(std::string_view key, std::string_view otherwise = {}) const noexcept;
  bool contains(std::string_view key) const noexcept { return find(key) != nullptr; }
  /// Replaces the value in place or adds the entry at the end.
  void set(std::string_view key, std::string value);
  void remove(std::string_view key);
  void reserve(std::size_t entries) { entries_.reserve(entries); }
  const std::vector<Entry>& entries() const noexcept { return entries_; }

  bool operator==(const Environ&) const = default;

 private:
  std::vector<Entry> entries_;
};

/// "X-Forwarded-Host" -> "HTTP_X_FORWARDED_HOST"; Content-Type and Content-Length stay without prefix (PEP
/// 3333).
std::string metaKey(std::string_view headerName);

/// Adds request headers under their META names. Repeats are joined with `joint`, as wsgiref and gunicorn do
/// (","). Names that differ only in '-' and '_' collide; servers that drop such names do it before.
void addHeaders(Environ& environ, const http::Headers& headers, std::string_view joint = ",");

/// The environ of a request that reached a WSGI server, with the entries Django reads. SERVER_NAME and
/// SERVER_PORT are the leg's target and port, the scheme is the leg's, PATH_INFO is percent-decoded.
Environ wsgiEnviron(const http::Request& request, std::string_view scriptName = {});

/// The parts of an ASGI connection scope that Django reads.
struct AsgiScope {
  std::string method = "GET";
  std::string scheme;      ///< "" counts as http
  std::string path = "/";  ///< text, percent-decoded by the server
  std::string rootPath;
  std::string query;
  http::Headers headers;  ///< values in bytes
  std::optional<std::pair<std::string, int>> server, client;
};

/// The scope as an Environ. Repeated headers are joined with ",", from 6.0 Cookie with "; "
/// (django/core/handlers/asgi.py).
Environ asgiEnviron(const AsgiScope& scope, Version version);

}  // namespace headway::django
