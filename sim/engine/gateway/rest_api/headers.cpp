// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/headers.h"

#include "sim/engine/gateway/rest_api/rules.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

using F = Fate;

constexpr F pass = F::Pass, drop = F::Drop, remap = F::Remap;

constexpr HeaderRow kTable[] = {
    // name, request: http, http-proxy, Lambda; response: http, http-proxy, Lambda
    {"Age", {pass, pass, pass}, {pass, pass, pass}},
    {"Accept", {pass, pass, pass}, {drop, pass, pass}},
    {"Accept-Charset", {pass, pass, pass}, {pass, pass, pass}},
    {"Accept-Encoding", {pass, pass, pass}, {pass, pass, pass}},
    {"Authorization", {pass, pass, pass}, {remap, remap, remap}},
    {"Connection", {pass, pass, drop}, {remap, remap, remap}},
    {"Content-Encoding", {pass, drop, pass}, {pass, pass, pass}},
    {"Content-Length", {F::Generate, F::Generate, F::Generate}, {pass, pass, pass}},
    {"Content-MD5", {drop, drop, drop}, {remap, remap, remap}},
    {"Content-Type", {pass, pass, pass}, {pass, pass, pass}},
    {"Date", {pass, pass, pass}, {F::RemapOwn, F::RemapOwn, F::RemapOwn}},
    {"Expect", {drop, drop, drop}, {drop, drop, drop}},
    {"Host", {F::Endpoint, F::Endpoint, F::Endpoint}, {drop, drop, drop}},
    {"Max-Forwards", {drop, drop, drop}, {remap, remap, remap}},
    {"Pragma", {pass, pass, pass}, {pass, pass, pass}},
    {"Proxy-Authenticate", {drop, drop, drop}, {drop, drop, drop}},
    {"Range", {pass, pass, pass}, {pass, pass, pass}},
    {"Referer", {pass, pass, pass}, {pass, pass, pass}},
    {"Server", {drop, drop, drop}, {F::RemapOwn, F::RemapOwn, F::RemapOwn}},
    {"TE", {drop, drop, drop}, {drop, drop, drop}},
    {"Transfer-Encoding", {drop, drop, F::Exception}, {drop, drop, drop}},
    {"Trailer", {drop, drop, drop}, {drop, drop, drop}},
    {"Upgrade", {drop, drop, drop}, {drop, drop, drop}},
    {"User-Agent", {pass, pass, pass}, {remap, remap, remap}},
    {"Via", {drop, drop, pass}, {pass, drop, drop}},
    {"Warn", {pass, pass, pass}, {pass, pass, pass}},
    {"WWW-Authenticate", {drop, drop, drop}, {remap, remap, remap}},
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
