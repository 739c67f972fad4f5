// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/server/gunicorn.h"

#include <algorithm>
#include <utility>

#include "sim/engine/django/python_text.h"
#include "sim/engine/server/rules.h"
#include "sim/engine/server/trusted.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::server {
namespace {

/// What gunicorn answers by itself (gunicorn/util.py: write_error).
void refuse(Stage& stage, RuleId why, int status, const std::string& message, std::string sentence) {
  http::Response r;
  r.status = status;
  r.reason = http::reasonPhrase(status);
  r.body = "<html>\n  <head>\n    <title>" + r.reason + "</title>\n  </head>\n  <body>\n    <h1><p>" +
           r.reason + "</p></h1>\n    " + django::py::escapeHtml(message) + "\n  </body>\n</html>\n";
  r.headers = {{"Connection", "close"},
               {"Content-Type", "text/html"},
               {"Content-Length", std::to_string(r.body.size())}};
  stage.answer(why, std::move(r), std::move(sentence), true);
}

constexpr int kMostFields = 32768, kLongestLine = 8190, kLongestField = 8190;  // gunicorn/http/message.py

std::size_t lineLimit(int set) {
  return static_cast<std::size_t>(set < 0 || set > kLongestLine ? kLongestLine : set);
}

std::size_t fieldsLimit(int set) {
  return static_cast<std::size_t>(set <= 0 || set > kMostFields ? kMostFields : set);
}

std::size_t fieldSizeLimit(int set) { return static_cast<std::size_t>(set < 0 ? kLongestField : set); }

std::string upper(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

class Reader {
 public:
  Reader(Stage& stage, const DjangoConfig& config)
      : stage_(stage), config_(config), request_(stage.request()), scheme_(request_.scheme) {
    static const Texts standard = {"127.0.0.1", "::1"};
    const Texts& allowed = config.forwardedAllowIps.empty() ? standard : config.forwardedAllowIps;
    trusted_ = trusts(allowed, request_.peer);
    script_ = config.scriptName;
  }

  django::Environ read() {
    if (!lineFits()) return {};
    for (const auto& f : request_.headers.fields())
      if (!field(upper(f.name), f.name, f.value)) return {};
    if (!script_.empty() && !request_.path.starts_with(script_)) {
      refuse(stage_, rule("server.gunicorn.script-name-missing"), 500, "",
             "The path " + request_.path + " does not begin with SCRIPT_NAME " + script_ + ".");
      return {};
    }
    return environ();
  }

 private:
  bool lineFits() {
    const std::size_t size = request_.method.size() + http::pathAndQuery(request_).size() + 10;
    const std::size_t limit = lineLimit(config_.limitRequestLine);
    if (limit == 0 || size <= limit) return true;
    refuse(stage_, rule("server.gunicorn.line-too-long"), 400,
           "Request Line is too large (" + std::to_string(size) + " > " + std::to_string(limit) + ")",
           "The request line has " + std::to_string(size) + " bytes, gunicorn reads " +
               std::to_string(limit) + ".");
    return false;
  }

  bool fits(const std::string& name, const std::string& value) {
    const std::size_t limit = fieldSizeLimit(config_.limitRequestFieldSize);
    const std::size_t size = name.size() + value.size() + 4;
    const std::size_t most = fieldsLimit(config_.limitRequestFields);
    const bool many = kept_.size() >= most;
    if (!many && (limit == 0 || size <= limit)) return true;
    refuse(stage_, rule("server.gunicorn.headers-too-large"), 400,
           std::string("Error parsing headers: 'limit request headers fields") + (many ? "'" : " size'"),
           many ? "There are more than " + std::to_string(most) + " headers."
                : name + " has " + std::to_string(size) + " bytes, gunicorn reads " + std::to_string(limit) +
                      ".");
    return false;
  }

  /// False if gunicorn answered.
  bool field(const std::string& key, const std::string& name, const std::string& raw) {
    if (!fits(name, raw)) return false;
    const std::string value(text::trim(raw));
    if (trusted_ && !secureScheme(key, value)) return false;
    if (key.find('_') != std::string::npos) {
      const bool forwarder =
          trusted_ && std::find(config_.forwarderHeaders.begin(), config_.forwarderHeaders.end(), key) !=
                          config_.forwarderHeaders.end();
      if (!forwarder && config_.headerMap == HeaderMap::Drop) {
        stage_.note(rule("server.gunicorn.underscore-dropped"), name);
        return true;
      }
      if (!forwarder && config_.headerMap == HeaderMap::Refuse) {
        refuse(stage_, rule("server.gunicorn.underscore-refused"), 400,
               "Invalid HTTP header name: '" + key + "'", "The header name " + name + " has an underscore.");
        return false;
      }
      stage_.note(
          forwarder ? rule("server.gunicorn.forwarder-header") : rule("server.gunicorn.underscore-kept"),
          name + ": " + value);
    }
    if ((key == "HOST" || key == "CONTENT-TYPE") && kept_.contains(key)) {
      refuse(stage_, rule("server.gunicorn.twice"), 400, "Invalid HTTP Header: '" + key + "'",
             name + " is there twice.");
      return false;
    }
    if (key == "SCRIPT_NAME") script_ = value;
    kept_.add(key, value);
    return true;
  }

  bool secureScheme(const std::string& key, const std::string& value) {
    for (const auto& [header, secure] : config_.secureSchemeHeaders) {
      if (upper(header) != key) continue;
      const std::string scheme = value == secure ? "https" : "http";
      if (schemeFrom_.empty()) {
        schemeFrom_ = key;
        scheme_ = scheme;
      } else if (scheme != scheme_) {
        refuse(stage_, rule("server.gunicorn.contradictory-schemes"), 400, "Contradictory scheme headers",
               schemeFrom_ + " says " + scheme_ + ", " + key + " says " + scheme + ".");
        return false;
      }
    }
    return true;
  }

  django::Environ environ() {
    http::Request r = request_;
    r.headers = std::move(kept_);  // duplicates of what is no list get a comma too: Cookie, for one
    r.path = request_.path.substr(script_.size());
    r.scheme = scheme_;
    django::Environ e = django::wsgiEnviron(r, script_);
    if (r.headers.all("Cookie").size() > 1)
      stage_.note(rule("server.gunicorn.cookies-joined"), std::string(e.get("HTTP_COOKIE")));
    if (!trusted_ && r.headers.contains("X-Forwarded-Proto"))
      stage_.note(rule("server.gunicorn.not-trusted"), request_.peer + " is not in forwarded_allow_ips");
    if (!schemeFrom_.empty())
      stage_.note(rule("server.gunicorn.scheme"), schemeFrom_ + " of " + request_.peer + ": " + scheme_);
    stage_.note(rule("server.gunicorn.environ"),
                "wsgi.url_scheme " + scheme_ + ", REMOTE_ADDR " + request_.peer);
    return e;
  }

  Stage& stage_;
  const DjangoConfig& config_;
  const http::Request& request_;
  bool trusted_ = false;
  std::string scheme_, schemeFrom_, script_;
  http::Headers kept_;  ///< names in capitals
};

}  // namespace

django::Environ gunicorn(Stage& stage, const DjangoConfig& config) { return Reader(stage, config).read(); }

}  // namespace headway::server
