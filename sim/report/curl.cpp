// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/curl.h"

#include <algorithm>

#include "sim/support/text.h"

namespace headway {
namespace {

bool isPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_-./:,@%+").find(c) != std::string_view::npos;
}

bool isPrintable(char c) { return c >= 0x20 && c < 0x7F; }

// $'…': three octal digits always, so that what follows is never read as one more.
std::string spelledOut(std::string_view word) {
  std::string out = "$'";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (isPrintable(c) && c != '\'' && c != '\\') {
      out += c;
      continue;
    }
    out += '\\';
    for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + ((byte >> shift) & 7));
  }
  return out + "'";
}

bool isToken(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return isPrintable(c) && std::string_view(" \"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos;
  });
}

class Command {
 public:
  explicit Command(const http::Request& r) : r_(r) {}

  std::string text() {
    line();
    headers();
    if (!r_.body.empty()) add({"--data-raw", r_.body});
    return text::join(words_, " ");
  }

 private:
  void add(std::initializer_list<std::string_view> words) {
    for (const std::string_view w : words) words_.push_back(shellWord(w));
  }

  void line() {
    const std::string url = address() + http::pathAndQuery(r_);
    if (url.find_first_of("[]{}") != std::string::npos) add({"--globoff"});
    if (r_.path.find("/.") != std::string::npos) add({"--path-as-is"});
    if (r_.version == "1.0") add({"--http1.0"});
    if (r_.version == "1.1" && r_.scheme == "https") add({"--http1.1"});
    if (r_.method == "HEAD" && r_.body.empty())
      add({"--head"});
    else if (r_.method != (r_.body.empty() ? "GET" : "POST"))
      add({"--request", r_.method});
    add({url});
  }

  std::string address() const {
    const bool standard = r_.port == (r_.scheme == "http" ? 80 : 443);
    const bool bare6 = r_.target.find(':') != std::string::npos && !r_.target.starts_with('[');
    return r_.scheme + "://" + (bare6 ? "[" + r_.target + "]" : r_.target) +
           (standard ? "" : ":" + std::to_string(r_.port));
  }

  void headers() {
    const std::string host = address().substr(r_.scheme.size() + 3);
    for (const auto& f : r_.headers.fields()) {
      if (!isToken(f.name) || text::equalsIgnoreCase(f.name, "Content-Length")) continue;
      if (text::equalsIgnoreCase(f.name, "Host") && f.value == host) continue;
      add({"--header", f.value.empty() ? f.name + ";" : f.name + ": " + f.value});
    }
    // What curl adds unasked.
    for (const char* name : {"User-Agent", "Accept"})
      if (!r_.headers.contains(name)) add({"--header", std::string(name) + ":"});
    if (!r_.body.empty() && !r_.headers.contains("Content-Type")) add({"--header", "Content-Type:"});
  }

  const http::Request& r_;
  std::vector<std::string> words_ = {"curl"};
};

}  // namespace

std::string shellWord(std::string_view word) {
  word = word.substr(0, word.find('\0'));
  if (!word.empty() && std::all_of(word.begin(), word.end(), isPlain)) return std::string(word);
  if (!std::all_of(word.begin(), word.end(), isPrintable)) return spelledOut(word);
  return "'" + text::replaceAll(std::string(word), "'", "'\\''") + "'";
}

std::string curlCommand(const http::Request& request) { return Command(request).text(); }

std::string curlCommand(const Trace& trace) {
  if (trace.hops.empty()) return {};
  const auto* sent = std::get_if<http::Request>(&trace.hops.front().out);
  return sent ? curlCommand(*sent) : std::string();
}

}  // namespace headway
