// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/session_store.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"

namespace headway::django {
namespace {

using Data = std::map<std::string, std::string>;

bool inCookie(const Exchange& x) { return x.settings.sessionEngine.ends_with("signed_cookies"); }

std::int64_t expiry(const Exchange& x) {
  return x.moment.epochSeconds + x.settings.sessionCookieAge.value_or(1'209'600);
}

Data signedIn() {
  return {{"_auth_user_id", "1"},
          {"_auth_user_backend", "django.contrib.auth.backends.ModelBackend"},
          {"_auth_user_hash", "headway"}};
}

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kSignature = "headway";

std::string toHex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::optional<std::string> fromHex(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    const auto high = kHex.find(text[i]), low = kHex.find(text[i + 1]);
    if (high == kHex.npos || low == kHex.npos) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

// data:time:signature, as django.core.signing has it. The data is written in hexadecimal and the signature
// is a word: nobody forges it here.
std::string cookieOf(const Data& data, std::int64_t now) {
  return toHex(nlohmann::json(data).dump()) + ":" + std::to_string(now) + ":" + std::string(kSignature);
}

struct Signed {
  Data data;
  std::int64_t made = 0;
};

std::optional<Signed> readCookie(std::string_view cookie) {
  const auto first = cookie.find(':'), second = cookie.rfind(':');
  if (first == cookie.npos || first == second || cookie.substr(second + 1) != kSignature) return std::nullopt;
  const auto text = fromHex(cookie.substr(0, first));
  const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
  Signed out;
  const auto [end, fault] = std::from_chars(cookie.data() + first + 1, cookie.data() + second, out.made);
  if (!json.is_object() || fault != std::errc{} || end != cookie.data() + second) return std::nullopt;
  for (const auto& [key, value] : json.items())
    if (value.is_string()) out.data[key] = value.get<std::string>();
  return out;
}

void assume(Exchange& x) {
  x.note(rule("django.session.assumed"), "Nothing is known of the session " + py::repr(x.session.key) +
                                             "; it is taken for that of a person who is signed in.");
}

void loadFromCookie(Exchange& x) {
  const auto read = readCookie(x.session.key);
  if (!read) {
    assume(x);
    x.session.data = signedIn();
  } else if (read->made + x.settings.sessionCookieAge.value_or(1'209'600) > x.moment.epochSeconds) {
    x.session.data = read->data;
  } else {
    x.note(rule("django.session.gone"), "The session in the cookie is older than SESSION_COOKIE_AGE.");
    x.session.modified = true;  // create(): an empty one takes its place
  }
}

}  // namespace

void loadSession(Exchange& x) {
  if (x.session.key.empty()) return;
  if (inCookie(x)) return loadFromCookie(x);
  auto& rows = x.backend.store->sessions;
  auto row = rows.find(x.session.key);
  if (row == rows.end()) row = rows.emplace(x.session.key, StoredSession{signedIn(), expiry(x), true}).first;
  if (row->second.expires <= x.moment.epochSeconds) {
    x.note(rule("django.session.gone"), "The store has no session " + py::repr(x.session.key) + " any more.");
    x.session.key.clear();
    return;
  }
  if (row->second.assumed) assume(x);
  x.session.data = row->second.data;
}

void saveSession(Exchange& x) {
  if (x.backend.store && inCookie(x)) {
    x.session.key = cookieOf(x.session.data, x.moment.epochSeconds);
    return;
  }
  if (x.session.key.empty()) x.session.key = x.moment.sessionKey;
  if (!x.backend.store) return;
  StoredSession& row = x.backend.store->sessions[x.session.key];
  row.data = x.session.data;
  row.expires = expiry(x);
}

void Exchange::sessionFlush() {
  session.accessed = session.modified = session.loaded = true;
  if (backend.store && !session.key.empty() && !inCookie(*this))
    backend.store->sessions[session.key] = StoredSession{};
  session.key.clear();
  session.data.clear();
}

void Exchange::sessionCycleKey() {
  (void)sessionGet("");
  Data data = session.data;
  sessionFlush();
  session.data = std::move(data);
}

}  // namespace headway::django
