// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/django_column.h"

#include <QCoreApplication>

#include "sim/support/text.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

QString say(const char* source) { return QCoreApplication::translate("headway::ui::DjangoColumn", source); }

const http::Headers* requestHeaders(const Hop& hop) {
  const auto* request = std::get_if<http::Request>(&hop.in);
  return request ? &request->headers : nullptr;
}

const DjangoConfig* settingsOf(const Project& project, const Hop& hop) {
  const Node* node = project.find(hop.node);
  return node ? std::get_if<DjangoConfig>(&node->config) : nullptr;
}

Belief hostBelief(const DjangoView& view) {
  if (!view.host.error.empty()) return {qs(view.host.error), CellState::Refused};
  return {say("host = %1").arg(qs(view.host.value)), CellState::Believed};
}

Belief protoBelief(const DjangoConfig& settings, const DjangoView& view) {
  const bool used = !settings.secureProxySslHeader.empty() &&
                    text::equalsIgnoreCase(settings.secureProxySslHeader.front(), "HTTP_X_FORWARDED_PROTO");
  if (!used) return {say("ignored: no SECURE_PROXY_SSL_HEADER"), CellState::Ignored};
  return {view.secure ? say("is_secure = True") : say("is_secure = False"), CellState::Believed};
}

Belief csrfBelief(const DjangoView& view) {
  if (!view.csrfChecked) return {};
  if (view.csrfReason.empty()) return {say("CSRF passes"), CellState::Believed};
  return {qs(view.csrfReason), CellState::Refused};
}

}  // namespace

const Hop* djangoHop(const Trace& trace) {
  const Hop* last = nullptr;
  for (const Hop& hop : trace.hops)
    if (hop.django) last = &hop;
  return last;
}

Belief beliefAbout(const Project& project, const Hop& hop, const std::string& header) {
  const DjangoConfig* settings = settingsOf(project, hop);
  const http::Headers* headers = requestHeaders(hop);
  if (!settings || !headers || !hop.django) return {};
  const DjangoView& view = *hop.django;
  const bool hasForwarded = headers->contains("x-forwarded-host");
  const bool readsForwarded = settings->useXForwardedHost && hasForwarded;
  if (header == "host") return readsForwarded ? Belief{} : hostBelief(view);
  const CellState unread = view.host.error.empty() ? CellState::Ignored : CellState::Refused;
  if (header == "x-forwarded-host" && hasForwarded)
    return readsForwarded ? hostBelief(view) : Belief{say("ignored: USE_X_FORWARDED_HOST is off"), unread};
  if (header == "x-forwarded-proto" && headers->contains(header)) return protoBelief(*settings, view);
  if (header == "x-forwarded-port" && headers->contains(header))
    return settings->useXForwardedPort
               ? Belief{say("port = %1").arg(qs(view.port.value)), CellState::Believed}
               : Belief{say("ignored: USE_X_FORWARDED_PORT is off"), CellState::Ignored};
  if (header == "x-forwarded-for" && !view.remoteAddr.empty())
    return {say("REMOTE_ADDR = %1").arg(qs(view.remoteAddr)), CellState::Believed};
  if (header == "origin" || (header == "referer" && !headers->contains("origin"))) return csrfBelief(view);
  return {};
}

}  // namespace headway::ui
