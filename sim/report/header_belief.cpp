// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/header_belief.h"

#include "sim/support/text.h"

namespace headway {
namespace {

using Kind = HeaderBelief::Kind;

HeaderBelief believed(std::string text) { return {Kind::Believed, std::move(text)}; }
HeaderBelief ignored(std::string text) { return {Kind::Ignored, std::move(text)}; }

HeaderBelief aboutHost(const DjangoView& view) {
  if (!view.host.error.empty()) return {Kind::Refused, view.host.error};
  return believed("host = " + view.host.value);
}

HeaderBelief aboutForwardedHost(const DjangoConfig& settings, const DjangoView& view) {
  if (settings.useXForwardedHost) return aboutHost(view);
  return {view.host.error.empty() ? Kind::Ignored : Kind::Refused, "ignored: USE_X_FORWARDED_HOST is off"};
}

HeaderBelief aboutScheme(const DjangoConfig& settings, const DjangoView& view) {
  const bool used = !settings.secureProxySslHeader.empty() &&
                    text::equalsIgnoreCase(settings.secureProxySslHeader.front(), "HTTP_X_FORWARDED_PROTO");
  if (!used) return ignored("ignored: no SECURE_PROXY_SSL_HEADER");
  return believed(view.secure ? "is_secure = True" : "is_secure = False");
}

HeaderBelief aboutPort(const DjangoConfig& settings, const DjangoView& view) {
  if (!settings.useXForwardedPort) return ignored("ignored: USE_X_FORWARDED_PORT is off");
  return believed("port = " + view.port.value);
}

HeaderBelief aboutCsrf(const DjangoView& view) {
  if (!view.csrfChecked) return {};
  if (view.csrfReason.empty()) return believed("CSRF passes");
  return {Kind::Refused, view.csrfReason};
}

}  // namespace

const Hop* djangoHop(const Trace& trace) {
  const Hop* last = nullptr;
  for (const Hop& hop : trace.hops)
    if (hop.django) last = &hop;
  return last;
}

HeaderBelief headerBelief(const Project& project, const Hop& hop, const std::string& header) {
  const Node* node = project.find(hop.node);
  const auto* settings = node ? std::get_if<DjangoConfig>(&node->config) : nullptr;
  const auto* request = std::get_if<http::Request>(&hop.in);
  if (!settings || !request || !hop.django) return {};
  const http::Headers& headers = request->headers;
  const DjangoView& view = *hop.django;
  const std::string name = text::lower(header);
  if (name == "host")
    return settings->useXForwardedHost && headers.contains("x-forwarded-host") ? HeaderBelief{}
                                                                               : aboutHost(view);
  if (name == "x-forwarded-for" && !view.remoteAddr.empty())
    return believed("REMOTE_ADDR = " + view.remoteAddr);
  if (name == "origin" || (name == "referer" && !headers.contains("origin"))) return aboutCsrf(view);
  if (!headers.contains(name)) return {};
  if (name == "x-forwarded-host") return aboutForwardedHost(*settings, view);
  if (name == "x-forwarded-proto") return aboutScheme(*settings, view);
  if (name == "x-forwarded-port") return aboutPort(*settings, view);
  return {};
}

}  // namespace headway
