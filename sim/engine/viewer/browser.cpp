// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/viewer/browser.h"

#include <algorithm>
#include <charconv>

#include "sim/engine/viewer/rules.h"
#include "sim/engine/viewer/site.h"
#include "sim/support/text.h"

namespace headway::viewer {
namespace {

/// Headers of a request with the rule of each; those of the step come first and win.
class Headers {
 public:
  Headers(SampleRequest& sample, Exchange& exchange) : sample_(sample), exchange_(exchange) {}

  void add(RuleId rule, const char* name, std::string value) {
    const bool told = std::any_of(sample_.headers.begin(), sample_.headers.end(),
                                  [&](const auto& h) { return text::equalsIgnoreCase(h.first, name); });
    if (value.empty() || told) return;
    sample_.headers.emplace_back(name, std::move(value));
    exchange_.headerRules.resize(sample_.headers.size());
    exchange_.headerRules.back() = rule;
  }

 private:
  SampleRequest& sample_;
  Exchange& exchange_;
};

struct HttpsPolicy {
  std::optional<std::int64_t> maxAge;
  bool below = false;
};

HttpsPolicy parseHttpsPolicy(std::string_view header) {
  HttpsPolicy out;
  for (const std::string& part : text::split(header, ';')) {
    const auto equals = part.find('=');
    const std::string_view name = text::trim(std::string_view(part).substr(0, equals));
    if (text::equalsIgnoreCase(name, "includeSubDomains")) out.below = true;
    if (!text::equalsIgnoreCase(name, "max-age") || equals == std::string::npos) continue;
    const std::string digits = text::replaceAll(std::string(text::trim(part.substr(equals + 1))), "\"", "");
    std::int64_t seconds = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), seconds).ec == std::errc{})
      out.maxAge = seconds;
  }
  return out;
}

void tellOrigin(Headers& headers, const Navigation& n) {
  const std::string origin = originHeaderOf(n);
  headers.add(origin == "null" ? rule("viewer.navigation.origin-null") : rule("viewer.navigation.origin"),
              "Origin", origin);
}

void tellReferer(Headers& headers, const Navigation& n, Exchange& exchange) {
  const std::string referer = refererOf(n);
  if (n.page && referer.empty())
    exchange.notes.push_back({rule("viewer.navigation.no-referer"),
                              n.referrerPolicy.empty() ? "from https to http" : n.referrerPolicy});
  headers.add(rule("viewer.navigation.referer"), "Referer", referer);
}

void tellPurpose(Headers& headers, const Navigation& n) {
  if (!isTrustworthy(n.url)) return;
  const RuleId why = rule("viewer.navigation.fetch-metadata");
  headers.add(why, "Sec-Fetch-Site", std::string(fetchSiteOf(n)));
  headers.add(why, "Sec-Fetch-Mode", "navigate");
  headers.add(why, "Sec-Fetch-User", "?1");
  headers.add(why, "Sec-Fetch-Dest", "document");
}

}  // namespace

bool Browser::goesByHttps(const http::Url& url, std::int64_t now) const {
  const std::string host = text::lower(url.host);
  std::string_view name = host;
  for (bool own = true; !name.empty(); own = false) {
    const auto found = httpsOnly_.find(std::string(name));
    if (found != httpsOnly_.end() && found->second.until > now && (own || found->second.below)) return true;
    const auto dot = name.find('.');
    name = dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
  }
  return false;
}

void Browser::send(Navigation navigation, std::int64_t now, SampleRequest& sample, Exchange& exchange) {
  Navigation& n = navigation;
  if (n.url.scheme == "http" && goesByHttps(n.url, now)) {
    exchange.notes.push_back({rule("viewer.navigation.hsts"), n.url.text()});
    n.url.scheme = "https";
    if (n.url.port == 80) n.url.port = 0;
  }
  if (redirect_ && !n.redirects.empty())
    exchange.notes.push_back({rule("viewer.navigation.redirect"),
                              std::to_string(redirect_->status) + " to " + redirect_->location});
  for (const std::string& field : n.extraFields)
    exchange.notes.push_back({rule("viewer.navigation.extra-field"), field});
  sample.method = n.method;
  sample.url = n.url.text();
  sample.headers = n.headers;
  sample.body = n.body;
  Headers headers(sample, exchange);
  headers.add(rule("viewer.navigation.form"), "Content-Type", n.contentType);
  tellReferer(headers, n, exchange);
  tellOrigin(headers, n);
  tellPurpose(headers, n);
  if (keepsCookies_) {
    CookieJar::Sending cookies = jar_.send(n.url, n.method, isCrossSite(n), now);
    headers.add(rule("viewer.cookie.sent"), "Cookie", std::move(cookies.header));
    for (Note& note : cookies.notes) exchange.notes.push_back(std::move(note));
  }
  redirect_.reset();
  sent_ = std::move(navigation);
}

void Browser::receive(Stage& stage, Exchange& exchange) {
  const http::Response& answer = stage.edit.response();
  const std::int64_t now = stage.clock.epochMilliseconds() / 1000;
  if (keepsCookies_)
    for (const auto& field : answer.headers.fields()) {
      if (!text::equalsIgnoreCase(field.name, "Set-Cookie")) continue;
      CookieJar::Taken taken = jar_.take(field.value, sent_.url, now);
      stage.note(taken.note.rule, std::move(taken.note.text));
      if (!taken.kept.empty()) exchange.kept.push_back(std::move(taken.kept));
    }
  rememberHttps(stage, answer, now);
  std::string policy = referrerPolicyOf(answer.headers.joined("Referrer-Policy", ",").value_or(""));
  const std::string* location = answer.headers.find("Location");
  if (location && isRedirect(answer.status)) {
    redirect_ = {answer.status, *location, std::nullopt};
    if (auto target = http::resolveReference(sent_.url, *location)) redirect_->target = *target;
    if (!policy.empty()) sent_.referrerPolicy = std::move(policy);
    return;
  }
  url_ = sent_.url;
  body_ = answer.body;
  referrerPolicy_ = std::move(policy);
  page_.reset();
}

void Browser::rememberHttps(Stage& stage, const http::Response& answer, std::int64_t now) {
  const std::string* header = answer.headers.find("Strict-Transport-Security");
  if (!header || sent_.url.scheme != "https" || isAddress(sent_.url.host)) return;
  const HttpsPolicy policy = parseHttpsPolicy(*header);
  if (!policy.maxAge) return;
  httpsOnly_[text::lower(sent_.url.host)] = {now + *policy.maxAge, policy.below};
  stage.note(rule("viewer.navigation.hsts-kept"), *header);
}

const Page& Browser::page() {
  if (!page_) page_ = url_ ? readPage(body_, *url_) : Page{};
  return *page_;
}

Navigation Browser::fromPage() {
  Navigation n;
  n.page = url_;
  n.referrerPolicy = page().referrerPolicy.empty() ? referrerPolicy_ : page().referrerPolicy;
  return n;
}

Navigation Browser::followed() const { return redirected(sent_, redirect_->status, *redirect_->target); }

}  // namespace headway::viewer
