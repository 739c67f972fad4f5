// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/lambda/way_back.h"

#include <algorithm>
#include <array>

#include "sim/engine/lambda/event_view.h"
#include "sim/engine/lambda/rules.h"
#include "sim/support/text.h"

namespace headway::lambda {
namespace {

using gateway::EventKind;
using gateway::LambdaEvent;

/// What becomes of repeated headers where the answer holds one value a name.
enum class Repeats { Last, Joined, Respelt };

struct Adapter {
  DjangoHost host;
  Repeats payload2, balancer;
  bool cookieList;  ///< payload 2.0: Set-Cookie goes into a list of its own
};
constexpr std::array<Adapter, 5> kAdapters = {{
    {DjangoHost::ApigWsgi, Repeats::Last, Repeats::Last, true},
    {DjangoHost::Mangum, Repeats::Joined, Repeats::Respelt, true},
    {DjangoHost::ServerlessWsgi, Repeats::Respelt, Repeats::Respelt, false},
    {DjangoHost::Zappa, Repeats::Last, Repeats::Last, true},
    {DjangoHost::LambdaWebAdapter, Repeats::Last, Repeats::Last, true},
}};

const Adapter& adapterOf(DjangoHost host) {
  return *std::find_if(kAdapters.begin(), kAdapters.end(), [&](const Adapter& a) { return a.host == host; });
}

/// The i-th way to spell a name: all small, then the first letter large, then the second, then both ...
std::string casing(const std::string& name, std::size_t i) {
  std::string out = text::lower(name);
  for (char& c : out) {
    if (c < 'a' || c > 'z') continue;
    if (i % 2 == 1) c = static_cast<char>(c - 'a' + 'A');
    i /= 2;
  }
  return out;
}

void respell(Stage& stage, const std::string& name) {
  std::size_t count = 0;
  const http::Headers before = stage.edit.response().headers;
  for (auto i = before.indexOf(name); i; i = before.indexOf(name, *i + 1))
    stage.edit.renameHeader(rule("lambda.response.respelt"), *i, casing(name, count++));
}

void oneName(Stage& stage, const std::string& name, Repeats repeats) {
  const auto values = stage.edit.response().headers.all(name);
  if (values.size() < 2) return;
  const bool cookie = text::equalsIgnoreCase(name, "Set-Cookie");
  switch (repeats) {
    case Repeats::Last:
      stage.edit.setHeader(cookie ? rule("lambda.response.cookie-lost") : rule("lambda.response.last-header"),
                           name, std::string(values.back()));
      break;
    case Repeats::Joined:
      stage.edit.setHeader(rule("lambda.response.joined"), name,
                           *stage.edit.response().headers.joined(name, ","));
      break;
    case Repeats::Respelt: respell(stage, name); break;
  }
}

void repeatedHeaders(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  if (listsValues(event)) return;
  const Adapter& adapter = adapterOf(config.runsIn);
  std::vector<std::string> names;
  for (const auto& f : stage.edit.response().headers.fields())
    if (std::none_of(names.begin(), names.end(),
                     [&](const std::string& n) { return text::equalsIgnoreCase(n, f.name); }))
      names.push_back(f.name);
  for (const std::string& name : names) {
    if (event.version2() && adapter.cookieList && text::equalsIgnoreCase(name, "Set-Cookie")) continue;
    oneName(stage, name, event.version2() ? adapter.payload2 : adapter.balancer);
  }
}

bool isBinary(const http::Headers& headers) {
  static constexpr std::array<std::string_view, 8> types = {
      "image/",          "audio/",          "video/",          "font/", "application/octet-stream",
      "application/pdf", "application/zip", "application/gzip"};
  if (headers.contains("Content-Encoding")) return true;
  const std::string type = text::lower(headers.get("Content-Type"));
  return !type.starts_with("image/svg") &&
         std::any_of(types.begin(), types.end(), [&](std::string_view t) { return type.starts_with(t); });
}

/// apig-wsgi decodes the body as UTF-8 unless it may send base64.
bool failsOnBytes(const DjangoConfig& config, const LambdaEvent& event, const http::Response& r) {
  const bool off = config.binarySupport == BinarySupport::Off ||
                   (config.binarySupport == BinarySupport::Default &&
                    (event.kind == EventKind::RestApi || event.kind == EventKind::HttpApi1));
  return config.runsIn == DjangoHost::ApigWsgi && off && !event.version2() && !r.body.empty() &&
         isBinary(r.headers);
}

/// "500" or "502-504"
bool names(const std::string& entry, int status) {
  const auto hyphen = entry.find('-');
  const int from = std::atoi(entry.c_str());
  const int to = hyphen == std::string::npos ? from : std::atoi(entry.c_str() + hyphen + 1);
  return status >= from && status <= to;
}

/// True if the function fails for it.
bool webAdapter(Stage& stage, const DjangoConfig& config) {
  stage.edit.removeHeader(rule("lambda.web-adapter.transfer-encoding"), "Transfer-Encoding");
  const int status = stage.edit.response().status;
  const bool fails = std::any_of(config.errorStatusCodes.begin(), config.errorStatusCodes.end(),
                                 [&](const std::string& e) { return names(e, status); });
  if (fails) stage.note(rule("lambda.web-adapter.error-status"), std::to_string(status));
  return fails;
}

}  // namespace

Outcome returnFromFunction(Stage& stage, const DjangoConfig& config, const LambdaEvent& event,
                           std::int64_t milliseconds) {
  const Outcome outcome = outcomeOf(config, event.kind, milliseconds, stage.edit.response());
  if (outcome == Outcome::TimedOut) {
    stage.note(rule("lambda.timeout"), "after " + std::to_string(config.functionTimeout) + " s");
    return outcome;
  }
  if (failsOnBytes(config, event, stage.edit.response())) {
    stage.note(rule("lambda.apig-wsgi.binary-off"),
               "UnicodeDecodeError for " + std::string(stage.edit.response().headers.get("Content-Type")));
    return Outcome::Crashed;
  }
  if (config.runsIn == DjangoHost::LambdaWebAdapter && webAdapter(stage, config)) return Outcome::Crashed;
  if (outcome == Outcome::Ok) repeatedHeaders(stage, config, event);
  return outcome;
}

}  // namespace headway::lambda
