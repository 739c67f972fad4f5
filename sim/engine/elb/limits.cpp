// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/limits.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "sim/engine/elb/page.h"
#include "sim/engine/elb/rules.h"
#include "sim/http/cidr.h"
#include "sim/support/text.h"

namespace headway::elb {
namespace {

constexpr std::size_t kKilobyte = 1024;
constexpr std::size_t kLine = 16 * kKilobyte, kHeader = 16 * kKilobyte, kHeaders = 64 * kKilobyte;
constexpr std::size_t kResponseHeaders = 32 * kKilobyte;
constexpr std::size_t kMaxAddresses = 30;

std::size_t fieldBytes(const http::Headers::Field& f) { return f.name.size() + f.value.size() + 4; }

std::size_t allBytes(const http::Headers& headers) {
  std::size_t sum = 0;
  for (const auto& f : headers.fields()) sum += fieldBytes(f);
  return sum;
}

bool checkSizes(Stage& stage) {
  const http::Request& r = stage.request();
  const std::size_t line =
      r.method.size() + http::pathAndQuery(r).size() + std::string_view("  HTTP/1.1").size();
  if (line > kLine) {
    refuse(stage, rule("elb.request.line-too-long"), 414,
           "The request line has " + std::to_string(line) + " bytes; a load balancer takes 16,384.");
    return false;
  }
  for (const auto& f : r.headers.fields())
    if (fieldBytes(f) > kHeader) {
      refuse(stage, rule("elb.request.header-too-large"), 400,
             f.name + " has " + std::to_string(fieldBytes(f)) +
                 " bytes; a load balancer takes 16,384 a header.");
      return false;
    }
  if (const std::size_t all = allBytes(r.headers); all > kHeaders) {
    refuse(stage, rule("elb.request.header-too-large"), 400,
           "The headers have " + std::to_string(all) + " bytes together; a load balancer takes 65,536.");
    return false;
  }
  return true;
}

/// A token of RFC 9110, section 5.6.2: a method or the name of a header.
bool isToken(std::string_view s) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !s.empty() && std::all_of(s.begin(), s.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != marks.npos;
  });
}

/// What is wrong with the form of the request; "" if nothing is.
std::string malformation(const http::Request& r) {
  if (!isToken(r.method)) return "'" + r.method + "' is no method";
  for (const auto& f : r.headers.fields())
    if (!isToken(f.name)) return "'" + f.name + "' is no name of a header";
  const auto hosts = r.headers.all("Host");
  if (hosts.empty()) return "it has no Host";
  for (const auto& host : hosts)
    if (host.find_first_of(" \t") != host.npos) return "a blank is in Host, '" + std::string(host) + "'";
  return "";
}

bool checkForm(Stage& stage) {
  const std::string wrong = malformation(stage.request());
  if (wrong.empty()) return true;
  refuse(stage, rule("elb.request.malformed"), 400,
         "The load balancer can't read the request: " + wrong + ".");
  return false;
}

bool checkMethod(Stage& stage) {
  if (stage.request().method == "TRACE") {
    refuse(stage, rule("elb.request.trace"), 405, "The load balancer takes no TRACE.");
    return false;
  }
  const std::string coding = text::lower(stage.request().headers.get("Transfer-Encoding"));
  if (coding.empty() || coding == "chunked" || coding == "identity") return true;
  refuse(stage, rule("elb.request.transfer-encoding"), 501,
         "The load balancer does not know the transfer encoding " + coding + ".");
  return false;
}

bool checkHosts(Stage& stage, const LoadBalancerConfig& balancer) {
  const auto hosts = stage.request().headers.all("Host").size();
  if (hosts < 2) return true;
  if (balancer.preserveHost) {
    stage.note(rule("elb.request.two-hosts-kept"), std::to_string(hosts) + " Host headers");
    return true;
  }
  stage.unknown(rule("elb.request.two-hosts"),
                "The request has " + std::to_string(hosts) +
                    " Host headers; AWS does not say what a load balancer makes of them.");
  return false;
}

/// An address as proxies write it: alone, with a port, or an IPv6 one in brackets.
bool isAddress(std::string_view element) {
  if (http::parseAddress(element)) return true;
  if (element.starts_with('['))
    return http::parseAddress(element.substr(1, element.find(']') - 1)).has_value();
  const auto colon = element.find(':');
  return colon != std::string_view::npos && http::parseAddress(element.substr(0, colon));
}

bool checkForwardedFor(Stage& stage) {
  const auto chain = stage.request().headers.joined("X-Forwarded-For", ",");
  if (!chain) return true;
  const auto elements = text::split(*chain, ',');
  if (elements.size() > kMaxAddresses) {
    refuse(
        stage, rule("elb.x-forwarded-for.too-many"), 463,
        "X-Forwarded-For has " + std::to_string(elements.size()) + " addresses; more than 30 are refused.");
    return false;
  }
  if (text::trim(*chain).empty()) return true;
  for (const std::string& e : elements)
    if (!isAddress(text::trim(e))) {
      refuse(stage, rule("elb.x-forwarded-for.malformed"), 463,
             "'" + std::string(text::trim(e)) + "' in X-Forwarded-For is no address.");
      return false;
    }
  return true;
}

}  // namespace

bool checkRequest(Stage& stage, const LoadBalancerConfig& balancer) {
  return checkForm(stage) && checkSizes(stage) && checkMethod(stage) && checkHosts(stage, balancer) &&
         checkForwardedFor(stage);
}

bool checkResponse(Stage& stage) {
  const std::size_t all = allBytes(stage.edit.response().headers);
  if (all <= kResponseHeaders) return true;
  refuse(stage, rule("elb.target.headers-too-large"), 502,
         "The server's headers have " + std::to_string(all) + " bytes; a load balancer takes 32,768.");
  return false;
}

}  // namespace headway::elb
