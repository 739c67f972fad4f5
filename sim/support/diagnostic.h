// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace headway {

enum class Severity { Note, Warning, Error };

/// Where a diagnostic points. Every part may be unknown (empty or 0).
struct Place {
  std::string file;      ///< path as the user gave it; "-" is standard input
  int line = 0;          ///< from 1; 0 = unknown
  int column = 0;        ///< from 1, in bytes; 0 = unknown
  int length = 1;        ///< columns to underline
  std::string lineText;  ///< the line itself, without its end
  std::string node;      ///< id of the node it concerns
  std::string link;      ///< id of the link it concerns
  std::string field;     ///< field path inside the node or link, such as "behaviors[0].cache_policy"
  std::string request;   ///< name of the sample request it concerns

  bool operator==(const Place&) const = default;
};

/// One thing to tell the user: what, where, and what to do.
struct Diagnostic {
  Severity severity = Severity::Error;
  std::string code;     ///< stable, dotted: "yaml.unknown-key"
  std::string message;  ///< one sentence
  std::string hint;     ///< what to do; may be empty
  Place where;

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// An error without a place, the commonest kind.
Diagnostic makeError(std::string code, std::string message, std::string hint = {});

/// The diagnostic as text: "file:line:col: error: message [code]", the line, a caret and the hint.
/// Ends with a newline. Tabs in the line are kept, so the caret stands right.
std::string render(const Diagnostic& d);

bool hasErrors(const Diagnostics& all);

}  // namespace headway
