// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/viewer/send.h"

#include <algorithm>

#include "sim/engine/viewer/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::viewer {
namespace {

bool brings(const SampleRequest& sample, std::string_view name) {
  return std::any_of(sample.headers.begin(), sample.headers.end(),
                     [&](const auto& h) { return text::equalsIgnoreCase(h.first, name); });
}

RuleId reasonOf(const Exchange* exchange, std::size_t header) {
  const bool own = exchange && header < exchange->headerRules.size() && exchange->headerRules[header].valid();
  return own ? exchange->headerRules[header] : rule("viewer.request.sample-header");
}

}  // namespace

void send(Stage& stage, const ViewerConfig& viewer, const SampleRequest& sample, const Exchange* exchange) {
  const auto url = http::parseUrl(sample.url);
  if (!url) return stage.unknown(rule("viewer.request.url"), url.error().message + ".");
  MessageEditor& edit = stage.edit;
  const RuleId connect = rule("viewer.request.connect");
  edit.setMethod(connect, sample.method);
  edit.setScheme(connect, url->scheme);
  edit.setVersion(connect, std::string(enumName(viewer.httpVersion)));
  edit.setTarget(connect, url->host);
  edit.setPort(connect, url->port != 0 ? url->port : http::defaultPort(url->scheme));
  edit.setServerName(connect, url->scheme == "https" ? url->host : "");
  edit.setPeer(connect, viewer.address);
  edit.setPath(connect, url->path);
  edit.setQuery(connect, url->query);
  const bool defaultPort = url->port == 0 || url->port == http::defaultPort(url->scheme);
  if (!brings(sample, "Host"))
    edit.addHeader(rule("viewer.request.host"), "Host", defaultPort ? url->host : url->authority());
  const std::pair<const char*, const std::string&> own[] = {{"User-Agent", viewer.userAgent},
                                                            {"Accept", viewer.accept},
                                                            {"Accept-Language", viewer.acceptLanguage},
                                                            {"Accept-Encoding", viewer.acceptEncoding}};
  for (const auto& [name, value] : own)
    if (!value.empty() && !brings(sample, name))
      edit.addHeader(rule("viewer.request.own-header"), name, value);
  for (std::size_t i = 0; i < sample.headers.size(); ++i)
    edit.addHeader(reasonOf(exchange, i), sample.headers[i].first, sample.headers[i].second);
  if (exchange)
    for (const Note& note : exchange->notes) stage.note(note.rule, note.text);
  if (sample.body.empty()) return;
  if (!brings(sample, "Content-Length"))
    edit.addHeader(rule("viewer.request.body"), "Content-Length", std::to_string(sample.body.size()));
  edit.setBody(rule("viewer.request.body"), sample.body);
}

}  // namespace headway::viewer
