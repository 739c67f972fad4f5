// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/trace.h"

namespace headway {

/// The only way to alter a message on its way: every edit names its rule and is recorded.
/// An edit that would change nothing records nothing. Holds references; outlives neither.
class MessageEditor {
 public:
  MessageEditor(http::Message& message, std::vector<Change>& changes) : message_(message), changes_(changes) {
    if (changes.capacity() == 0) changes.reserve(8);  // a change is large to move
  }

  const http::Request& request() const { return std::get<http::Request>(message_); }
  const http::Response& response() const { return std::get<http::Response>(message_); }
  const http::Headers& headers() const;

  // Requests and responses
  /// Replaces the first field of that name (value and, where it differs, spelling) and drops its repeats.
  void setHeader(RuleId rule, std::string_view name, std::string value);
  void addHeader(RuleId rule, std::string_view name, std::string value);
  /// Removes every field of that name.
  void removeHeader(RuleId rule, std::string_view name);
  void renameHeader(RuleId rule, std::size_t index, std::string name);
  void setHeaderAt(RuleId rule, std::size_t index, std::string value);
  void removeHeaderAt(RuleId rule, std::size_t index);
  void setBody(RuleId rule, std::string body);

  // Requests
  void setMethod(RuleId rule, std::string v);
  void setScheme(RuleId rule, std::string v);
  void setVersion(RuleId rule, std::string v);
  void setTarget(RuleId rule, std::string v);
  void setPort(RuleId rule, int v);
  void setServerName(RuleId rule, std::string v);
  void setPeer(RuleId rule, std::string v);
  void setPath(RuleId rule, std::string v);
  void setQuery(RuleId rule, std::optional<std::string> v);

  // Responses
  void setStatus(RuleId rule, int status);
  void setReason(RuleId rule, std::string v);

 private:
  http::Headers& headers();
  void setText(RuleId rule, Part part, std::string& field, std::string v);

  http::Message& message_;
  std::vector<Change>& changes_;
};

}  // namespace headway
