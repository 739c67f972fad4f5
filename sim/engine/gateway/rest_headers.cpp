// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_headers.h"

#include "sim/engine/gateway/rest_rules.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

using F = Fate;

constexpr F P = F::Pass, D = F::Drop, R = F::Remap;

constexpr HeaderRow kTable[] = {
    // name, request: http, http-proxy, Lambda; response: http, http-proxy, Lambda
    {"Age", {P, P, P}, {P, P, P}},
    {"Accept", {P, P, P}, {D, P, P}},
    {"Accept-Charset", {P, P, P}, {P, P, P}},
    {"Accept-Encoding", {P, P, P}, {P, P, P}},
    {"Authorization", {P, P, P}, {R, R, R}},
    {"Connection", {P, P, D}, {R, R, R}},
    {"Content-Encoding", {P, D, P}, {P, P, P}},
    {"Content-Length", {F::Generate, F::Generate, F::Generate}, {P, P, P}},
    {"Content-MD5", {D, D, D}, {R, R, R}},
    {"Content-Type", {P, P, P}, {P, P, P}},
    {"Date", {P, P, P}, {F::RemapOwn, F::RemapOwn, F::RemapOwn}},
    {"Expect", {D, D, D}, {D, D, D}},
    {"Host", {F::Endpoint, F::Endpoint, F::Endpoint}, {D, D, D}},
    {"Max-Forwards", {D, D, D}, {R, R, R}},
    {"Pragma", {P, P, P}, {P, P, P}},
    {"Proxy-Authenticate", {D, D, D}, {D, D, D}},
    {"Range", {P, P, P}, {P, P, P}},
    {"Referer", {P, P, P}, {P, P, P}},
    {"Server", {D, D, D}, {F::RemapOwn, F::RemapOwn, F::RemapOwn}},
    {"TE", {D, D, D}, {D, D, D}},
    {"Transfer-Encoding", {D, D, F::Exception}, {D, D, D}},
    {"Trailer", {D, D, D}, {D, D, D}},
    {"Upgrade", {D, D, D}, {D, D, D}},
    {"User-Agent", {P, P, P}, {R, R, R}},
    {"Via", {D, D, P}, {P, D, D}},
    {"Warn", {P, P, P}, {P, P, P}},
    {"WWW-Authenticate", {D, D, D}, {R, R, R}},
};

const HeaderRow* rowOf(std::string_view name) {
  for (const HeaderRow& row : kTable)
    if (text::equalsIgnoreCase(row.name, name)) return &row;
  return nullptr;
}

constexpr std::size_t column(MethodType type) {
  return type == MethodType::Http ? 0 : type == MethodType::HttpProxy ? 1 : 2;
}

bool isSignature(std::string_view authorization) {
  return text::startsWithIgnoreCase(authorization, "AWS4-HMAC-SHA256");
}

}  // namespace

std::span<const HeaderRow> headerTable() { return kTable; }

Fate requestFate(std::string_view name, MethodType type) {
  const HeaderRow* row = rowOf(name);
  return row ? row->request[column(type)] : Fate::Pass;
}

Fate responseFate(std::string_view name, MethodType type) {
  const HeaderRow* row = rowOf(name);
  return row ? row->response[column(type)] : Fate::Pass;
}

bool treatRequestHeaders(Stage& stage, MethodType type, bool iam) {
  const http::Headers& headers = stage.request().headers;
  // From the end, so that removing does not move what is still to come.
  for (std::size_t i = headers.size(); i-- > 0;) {
    const auto& field = headers.fields()[i];
    const Fate fate = requestFate(field.name, type);
    if (fate == Fate::Exception) return false;
    if (fate == Fate::Drop)
      stage.edit.removeHeaderAt(rule("gateway.rest-api.header.dropped"), i);
    else if (text::equalsIgnoreCase(field.name, "Authorization") && (iam || isSignature(field.value)))
      stage.edit.removeHeaderAt(rule("gateway.rest-api.header.sigv4"), i);
  }
  return true;
}

void treatResponseHeaders(Stage& stage, MethodType type) {
  const http::Headers& headers = stage.edit.response().headers;
  for (std::size_t i = headers.size(); i-- > 0;) {
    const std::string name = headers.fields()[i].name;
    const Fate fate = responseFate(name, type);
    if (fate == Fate::Drop) stage.edit.removeHeaderAt(rule("gateway.rest-api.response.dropped"), i);
    if (fate == Fate::Remap || fate == Fate::RemapOwn)
      stage.edit.renameHeader(rule("gateway.rest-api.response.remapped"), i, "x-amzn-Remapped-" + name);
  }
}

}  // namespace headway::gateway::rest
