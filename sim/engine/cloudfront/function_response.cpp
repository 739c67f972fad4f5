// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/function_response.h"

#include <algorithm>

#include "sim/engine/cloudfront/function_edits.h"
#include "sim/engine/cloudfront/function_headers.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront::function {
namespace {

/// {"value": ..., "multiValue": [...]}: the entries it stands for; a multiValue holds all of them.
Json entries(const Json& entry) {
  if (entry.is_object() && entry.contains("multiValue")) return entry["multiValue"];
  return Json::array({entry});
}

bool hasText(const Json& entry, const char* key) {
  return entry.is_object() && entry.contains(key) && entry[key].is_string() &&
         !hasControls(entry[key].get_ref<const std::string&>());
}

std::optional<Failed> checkName(const std::string& name) {
  const FunctionEvent event = FunctionEvent::ViewerRequest;
  if (functionHeaderDisallowed(name))
    return refused(
        rule("function.header.disallowed"),
        "The function's response sets " + functionHeaderName(name) + ", which functions must not.");
  if (functionHeaderReadOnly(name, event))
    return refused(readOnlyRule(event),
                   "The function's response sets " + functionHeaderName(name) + ", which is read-only.");
  if (name == "cookie" || name == "set-cookie")
    return refused(rule("function.header.cookie"),
                   "The function's response sets " + name + " as a header; cookies have their own object.");
  if (text::lower(name) != name)
    return refused(rule("function.header.upper-case"),
                   "The function's response names a header '" + name + "', not in lower case.");
  return std::nullopt;
}

std::optional<Failed> addHeaders(const Json& headers, http::Headers& out) {
  if (!headers.is_object()) return malformed("The headers of the function's response are no object.");
  for (const auto& [name, entry] : headers.items()) {
    if (auto failed = checkName(name)) return failed;
    for (const Json& one : entries(entry)) {
      if (!hasText(one, "value"))
        return malformed("The function's response has no text for the header " + name + ".");
      out.add(functionHeaderName(name), one["value"].get<std::string>());
    }
  }
  return std::nullopt;
}

std::optional<Failed> addCookies(const Json& cookies, http::Headers& out) {
  if (!cookies.is_object()) return malformed("The cookies of the function's response are no object.");
  for (const auto& [name, entry] : cookies.items()) {
    for (const Json& one : entries(entry)) {
      if (!hasText(one, "value"))
        return malformed("The function's response has no text for the cookie " + name + ".");
      std::string line = name + "=" + one["value"].get<std::string>();
      if (hasText(one, "attributes")) line += "; " + one["attributes"].get<std::string>();
      out.add("Set-Cookie", std::move(line));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Failed> readBody(const Json& body, std::string& out) {
  if (body.is_string()) {
    out = body.get<std::string>();
    return std::nullopt;
  }
  if (!body.is_object() || !body.contains("data") || !body["data"].is_string())
    return malformed("The body of the function's response is neither a text nor {encoding, data}.");
  const std::string data = body["data"].get<std::string>();
  const std::string encoding = body.value("encoding", Json("text")).is_string()
                                   ? body.value("encoding", Json("text")).get<std::string>()
                                   : "";
  if (encoding == "text") {
    out = data;
    return std::nullopt;
  }
  if (encoding != "base64")
    return malformed("The body of the function's response has an encoding other than text and base64.");
  auto decoded = base64Decode(data);
  if (!decoded)
    return refused(rule("function.response.bad-body"),
                   "The body of the function's response is no valid base64.");
  out = std::move(*decoded);
  return std::nullopt;
}

bool hasControls(std::string_view s) noexcept {
  return std::any_of(s.begin(), s.end(),
                     [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

Failed refused(RuleId rule, std::string sentence) {
  return {rule, 502, std::move(sentence), "Error from cloudfront"};
}

std::optional<std::string> base64Decode(std::string_view text) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  std::string out;
  unsigned bits = 0, held = 0;
  for (const char c : text.substr(0, text.size() - padding)) {
    const std::size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<unsigned>(digit);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>((bits >> held) & 0xFF);
  }
  return out;
}

Outcome generatedResponse(const Json& returned) {
  const Json& status = returned["statusCode"];
  if (!status.is_number_integer() || status.get<long long>() < 200 || status.get<long long>() > 599)
    return malformed("The function's response has the statusCode " + status.dump() +
                     ", not a number from 200 to 599.");
  Generated out{rule("function.response.generated"), {}, {}};
  out.response.status = status.get<int>();
  out.response.reason = hasText(returned, "statusDescription")
                            ? returned["statusDescription"].get<std::string>()
                            : std::string(http::reasonPhrase(out.response.status));
  std::optional<Failed> failed;
  if (returned.contains("headers")) failed = addHeaders(returned["headers"], out.response.headers);
  if (!failed && returned.contains("cookies")) failed = addCookies(returned["cookies"], out.response.headers);
  if (!failed && returned.contains("body")) failed = readBody(returned["body"], out.response.body);
  if (failed) return *failed;
  const std::string_view location = out.response.headers.get("Location");
  out.sentence = "The function answered " + std::to_string(out.response.status) +
                 (location.empty() ? "" : " to " + std::string(location)) + " by itself.";
  return out;
}

}  // namespace headway::cloudfront::function
