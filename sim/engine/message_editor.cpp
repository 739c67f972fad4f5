// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/message_editor.h"

namespace headway {

const http::Headers& MessageEditor::headers() const {
  return std::visit([](const auto& m) -> const http::Headers& { return m.headers; }, message_);
}

http::Headers& MessageEditor::headers() {
  return std::visit([](auto& m) -> http::Headers& { return m.headers; }, message_);
}

void MessageEditor::setHeader(RuleId rule, std::string_view name, std::string value) {
  const auto first = headers().indexOf(name);
  if (!first) return addHeader(rule, name, std::move(value));
  setHeaderAt(rule, *first, std::move(value));
  for (auto next = headers().indexOf(name, *first + 1); next; next = headers().indexOf(name, *next))
    removeHeaderAt(rule, *next);
  if (headers().fields()[*first].name != name) renameHeader(rule, *first, std::string(name));
}

void MessageEditor::addHeader(RuleId rule, std::string_view name, std::string value) {
  changes_.push_back({rule, Part::Header, std::string(name), headers().size(), std::nullopt, value, {}});
  headers().add(std::string(name), std::move(value));
}

void MessageEditor::removeHeader(RuleId rule, std::string_view name) {
  for (auto at = headers().indexOf(name); at; at = headers().indexOf(name, *at)) removeHeaderAt(rule, *at);
}

void MessageEditor::renameHeader(RuleId rule, std::size_t index, std::string name) {
  const http::Headers::Field old = headers().fields()[index];
  if (old.name == name) return;
  changes_.push_back({rule, Part::Header, name, index, old.value, old.value, old.name});
  headers().replaceAt(index, {std::move(name), old.value});
}

void MessageEditor::setHeaderAt(RuleId rule, std::size_t index, std::string value) {
  if (headers().fields()[index].value == value) return;
  std::string before = headers().setValueAt(index, value);
  changes_.push_back(
      {rule, Part::Header, headers().fields()[index].name, index, std::move(before), std::move(value), {}});
}

void MessageEditor::removeHeaderAt(RuleId rule, std::size_t index) {
  http::Headers::Field old = headers().removeAt(index);
  changes_.push_back(
      {rule, Part::Header, std::move(old.name), index, std::move(old.value), std::nullopt, {}});
}

void MessageEditor::setText(RuleId rule, Part part, std::string& field, std::string v) {
  if (field == v) return;
  changes_.push_back({rule, part, {}, 0, field, v, {}});
  field = std::move(v);
}

void MessageEditor::setBody(RuleId rule, std::string body) {
  std::string& field = std::visit([](auto& m) -> std::string& { return m.body; }, message_);
  setText(rule, Part::Body, field, std::move(body));
}

void MessageEditor::setMethod(RuleId r, std::string v) {
  setText(r, Part::Method, std::get<http::Request>(message_).method, std::move(v));
}
void MessageEditor::setScheme(RuleId r, std::string v) {
  setText(r, Part::Scheme, std::get<http::Request>(message_).scheme, std::move(v));
}
void MessageEditor::setVersion(RuleId r, std::string v) {
  setText(r, Part::Version, std::get<http::Request>(message_).version, std::move(v));
}
void MessageEditor::setTarget(RuleId r, std::string v) {
  setText(r, Part::Target, std::get<http::Request>(message_).target, std::move(v));
}
void MessageEditor::setServerName(RuleId r, std::string v) {
  setText(r, Part::ServerName, std::get<http::Request>(message_).serverName, std::move(v));
}
void MessageEditor::setPeer(RuleId r, std::string v) {
  setText(r, Part::Peer, std::get<http::Request>(message_).peer, std::move(v));
}
void MessageEditor::setPath(RuleId r, std::string v) {
  setText(r, Part::Path, std::get<http::Request>(message_).path, std::move(v));
}
void MessageEditor::setReason(RuleId r, std::string v) {
  setText(r, Part::Reason, std::get<http::Response>(message_).reason, std::move(v));
}

void MessageEditor::setPort(RuleId rule, int v) {
  int& port = std::get<http::Request>(message_).port;
  if (port == v) return;
  changes_.push_back({rule, Part::Port, {}, 0, std::to_string(port), std::to_string(v), {}});
  port = v;
}

void MessageEditor::setStatus(RuleId rule, int status) {
  int& field = std::get<http::Response>(message_).status;
  if (field == status) return;
  changes_.push_back({rule, Part::Status, {}, 0, std::to_string(field), std::to_string(status), {}});
  field = status;
}

void MessageEditor::setQuery(RuleId rule, std::optional<std::string> v) {
  std::optional<std::string>& query = std::get<http::Request>(message_).query;
  if (query == v) return;
  changes_.push_back({rule, Part::Query, {}, 0, query, v, {}});
  query = std::move(v);
}

}  // namespace headway
