// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/support/diagnostic.h"

#include <algorithm>

namespace headway {
namespace {

const char* word(Severity s) {
  switch (s) {
    case Severity::Note: return "note";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
  }
  return "error";
}

std::string caretLine(const Place& where) {
  std::string out;
  const auto before = static_cast<std::size_t>(where.column - 1);
  for (std::size_t i = 0; i < before; ++i) {
    const bool tab = i < where.lineText.size() && where.lineText[i] == '\t';
    // UTF-8 continuation bytes take no column on the screen.
    const bool continuation = i < where.lineText.size() && (where.lineText[i] & 0xC0) == 0x80;
    if (!continuation) out += tab ? '\t' : ' ';
  }
  out += '^';
  if (where.length > 1) out.append(static_cast<std::size_t>(where.length - 1), '~');
  return out;
}

}  // namespace

Diagnostic makeError(std::string code, std::string message, std::string hint) {
  return Diagnostic{Severity::Error, std::move(code), std::move(message), std::move(hint), {}};
}

std::string render(const Diagnostic& d) {
  std::string out;
  if (!d.where.file.empty()) {
    out += d.where.file + ":";
    if (d.where.line > 0) out += std::to_string(d.where.line) + ":";
    if (d.where.line > 0 && d.where.column > 0) out += std::to_string(d.where.column) + ":";
    out += " ";
  }
  out += std::string(word(d.severity)) + ": " + d.message;
  if (!d.code.empty()) out += " [" + d.code + "]";
  out += "\n";
  if (!d.where.lineText.empty()) {
    out += "  " + d.where.lineText + "\n";
    if (d.where.column > 0) out += "  " + caretLine(d.where) + "\n";
  }
  if (!d.hint.empty()) out += "  hint: " + d.hint + "\n";
  return out;
}

bool hasErrors(const Diagnostics& all) {
  return std::any_of(all.begin(), all.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

}  // namespace headway
