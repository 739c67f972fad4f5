// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/test_event.h"

#include "sim/engine/cloudfront/event_json.h"
#include "sim/engine/cloudfront/function_viewer_response.h"
#include "sim/http/cookies.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

/// Looks parts of the event up and keeps the names of those that are not there.
class Parts {
 public:
  const Json& object(const Json& in, const std::string& path) {
    return part(in, path, &Json::is_object, "an object");
  }
  std::string text(const Json& in, const std::string& path) {
    const Json& found = part(in, path, &Json::is_string, "a text");
    return found.is_string() ? found.get<std::string>() : "";
  }
  int number(const Json& in, const std::string& path) {
    const Json& found = part(in, path, &Json::is_number_integer, "a number");
    return found.is_number_integer() ? found.get<int>() : 0;
  }
  /// {"name": {"value": ..., "multiValue": [...]}} as pairs; a cookie's attributes stand behind its value.
  NameValues values(const Json& in, const std::string& path, bool lowerCase) {
    NameValues out;
    for (const auto& [name, entry] : object(in, path).items()) {
      if (lowerCase && text::lower(name) != name) missing_.push_back(path + "." + name + " in lower case");
      const bool several =
          entry.is_object() && entry.contains("multiValue") && entry["multiValue"].is_array();
      for (const Json& one : several ? entry["multiValue"] : Json::array({entry})) {
        if (!one.is_object() || !one.contains("value") || !one["value"].is_string()) {
          missing_.push_back(path + "." + name + ".value (a text)");
          continue;
        }
        const Json attributes = one.value("attributes", Json());
        out.emplace_back(name, SetCookie{name, one["value"].get<std::string>(),
                                         attributes.is_string() ? attributes.get<std::string>() : ""}
                                   .text());
      }
    }
    return out;
  }
  void miss(std::string what) { missing_.push_back(std::move(what)); }
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  const Json& part(const Json& in, const std::string& path, bool (Json::*is)() const noexcept,
                   const char* kind) {
    static const Json none;
    const std::string name = path.substr(path.rfind('.') + 1);
    if (in.is_object() && in.contains(name) && (in[name].*is)()) return in[name];
    const bool parentMissing = !in.is_object() && name != path;
    if (!parentMissing) missing_.push_back(path + " (" + kind + ")");
    return none;
  }

  std::vector<std::string> missing_;
};

void readRequest(const Json& request, Parts& parts, http::Request& out) {
  out.method = parts.text(request, "request.method");
  out.path = parts.text(request, "request.uri");
  std::vector<std::string> query;
  for (const auto& [name, value] : parts.values(request, "request.querystring", false))
    query.push_back(name + "=" + value);
  if (!query.empty()) out.query = text::join(query, "&");
  for (const auto& [name, value] : parts.values(request, "request.headers", true))
    out.headers.add(name, value);
  const NameValues cookies = parts.values(request, "request.cookies", false);
  if (!cookies.empty()) out.headers.add("cookie", http::formatCookies(cookies));
}

void readResponse(const Json& response, Parts& parts, http::Response& out) {
  out.status = parts.number(response, "response.statusCode");
  out.reason = response.is_object() ? response.value("statusDescription", "") : "";
  for (const auto& [name, value] : parts.values(response, "response.headers", true))
    out.headers.add(name, value);
  for (const auto& [name, value] : parts.values(response, "response.cookies", false))
    out.headers.add("set-cookie", name + "=" + value);
}

}  // namespace

Result<TestEvent> readTestEvent(std::string_view json) {
  const Json event = Json::parse(json, nullptr, false);
  if (event.is_discarded())
    return makeError("event.json", "The event is no JSON", "copy a test event from the CloudFront console");
  Parts parts;
  TestEvent out;
  parts.text(event, "version");
  const std::string type = parts.text(parts.object(event, "context"), "context.eventType");
  const auto known = enumFrom<FunctionEvent>(type);
  if (known)
    out.type = *known;
  else if (!type.empty())
    parts.miss("context.eventType as viewer-request or viewer-response");
  out.request.peer = parts.text(parts.object(event, "viewer"), "viewer.ip");
  readRequest(parts.object(event, "request"), parts, out.request);
  if (out.type == FunctionEvent::ViewerResponse)
    readResponse(parts.object(event, "response"), parts, out.response);
  if (!parts.missing().empty())
    return makeError("event.incomplete", "The event lacks " + text::join(parts.missing(), ", "),
                     "headway trace FILE --format json shows complete events as functionEvent");
  return out;
}

function::Outcome liveOutcome(const TestEvent& event, const FunctionRun& run) {
  std::vector<Change> changes;
  http::Message message = event.request;
  if (event.type == FunctionEvent::ViewerResponse) message = event.response;
  MessageEditor edit(message, changes);
  return event.type == FunctionEvent::ViewerRequest ? function::applyResult(run, edit)
                                                    : function::applyViewerResponseResult(run, edit);
}

}  // namespace headway::cloudfront
