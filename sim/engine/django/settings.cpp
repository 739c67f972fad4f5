// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/settings.h"

#include <algorithm>
#include <array>

#include "sim/engine/django/python_text.h"

namespace headway::django {
namespace {

constexpr std::array<std::string_view, 4> kVersionNames = {"3.2", "4.2", "5.2", "6.0"};

bool isPlain(std::string_view pattern) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789.-";
  return !pattern.empty() && pattern.find_first_not_of(letters) == pattern.npos && pattern.front() != '.' &&
         pattern.back() != '.';
}

}  // namespace

std::string_view versionName(Version v) noexcept { return kVersionNames[static_cast<std::size_t>(v)]; }

std::optional<Version> parseVersion(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kVersionNames.size(); ++i)
    if (kVersionNames[i] == name) return static_cast<Version>(i);
  return std::nullopt;
}

AllowedHosts::AllowedHosts(std::vector<std::string> patterns) : patterns_(std::move(patterns)) {
  lowered_.reserve(patterns_.size());
  for (const std::string& p : patterns_) {
    lowered_.push_back(py::lowerHost(p));
    if (isPlain(p)) plain_.push_back(p);
  }
}

AllowedHosts AllowedHosts::fromString(std::string_view text) {
  std::vector<std::string> letters;
  for (const char c : text) letters.emplace_back(1, c);
  AllowedHosts out(std::move(letters));
  out.isString_ = true;
  return out;
}

const std::string* AllowedHosts::match(std::string_view domain) const noexcept {
  for (std::size_t i = 0; i < lowered_.size(); ++i)
    if (patterns_[i] == "*" || isSameDomain(domain, lowered_[i])) return &patterns_[i];
  return nullptr;
}

bool AllowedHosts::names(std::string_view host) const noexcept {
  return std::find(plain_.begin(), plain_.end(), host) != plain_.end();
}

bool isSameDomain(std::string_view host, std::string_view pattern) noexcept {
  if (pattern.empty()) return false;
  if (pattern == host) return true;
  return pattern.front() == '.' && (host.ends_with(pattern) || host == pattern.substr(1));
}

std::optional<Raised> settingsError(const Settings& settings) {
  if (settings.version != Version::V3_2 && settings.allowedHosts.isString())
    return Raised{"ImproperlyConfigured", "The ALLOWED_HOSTS setting must be a list or a tuple."};
  return std::nullopt;
}

}  // namespace headway::django
