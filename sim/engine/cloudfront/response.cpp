// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/response.h"

#include <algorithm>

#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

bool staysInVary(std::string_view name, const Forwarding& forwarding) {
  if (name == "*" || text::equalsIgnoreCase(name, "Accept-Encoding") ||
      text::equalsIgnoreCase(name, "Cookie"))
    return true;
  if (!forwarding.headerSentBy(name).empty()) return true;
  const Texts& added = forwarding.cloudFrontHeaders();
  return text::equalsIgnoreCase(name, "User-Agent") &&
         std::any_of(added.begin(), added.end(),
                     [](const std::string& h) { return text::startsWithIgnoreCase(h, "CloudFront-Is-"); });
}

void vary(MessageEditor& edit, const Forwarding& forwarding) {
  const auto header = edit.response().headers.joined("Vary", ", ");
  if (!header) return;
  Texts kept;
  for (const std::string& part : text::split(*header, ','))
    if (const std::string name(text::trim(part)); !name.empty() && staysInVary(name, forwarding))
      kept.push_back(name);
  const RuleId why = rule("cloudfront.response.vary");
  if (kept.empty())
    edit.removeHeader(why, "Vary");
  else
    edit.setHeader(why, "Vary", text::join(kept, ", "));
}

}  // namespace

void treatOriginAnswer(Stage& stage, const Forwarding& forwarding) {
  MessageEditor& edit = stage.edit;
  if (!forwarding.anyCookieSent())
    edit.removeHeader(rule("cloudfront.response.set-cookie-removed"), "Set-Cookie");
  vary(edit, forwarding);
  const RuleId hop = rule("cloudfront.response.hop-headers");
  edit.removeHeader(hop, "Trailer");
  edit.removeHeader(hop, "Upgrade");
  if (edit.response().headers.contains("Transfer-Encoding"))
    edit.setHeader(hop, "Transfer-Encoding", "chunked");
  std::size_t size = 0;
  for (const auto& f : edit.response().headers.fields()) size += f.name.size() + f.value.size() + 4;
  if (size > 32768)
    stage.note(rule("cloudfront.response.headers-too-large"), std::to_string(size) + " bytes");
}

void nameEdge(Stage& stage) {
  MessageEditor& edit = stage.edit;
  edit.setHeader(rule("cloudfront.response.via"), "Via", "1.1 " + viaName(stage.ids));
  edit.setHeader(rule("cloudfront.response.ids"), "X-Amz-Cf-Pop", std::string(kPop));
  edit.setHeader(rule("cloudfront.response.ids"), "X-Amz-Cf-Id", requestId(stage.ids));
}

}  // namespace headway::cloudfront
