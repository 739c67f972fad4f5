// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/response.h"

#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/rules.h"

namespace headway::cloudfront {

void returnToViewer(Stage& stage, const Forwarding& forwarding) {
  MessageEditor& edit = stage.edit;
  if (!forwarding.anyCookieSent()) edit.removeHeader(rule("cloudfront.response.set-cookie-removed"), "Set-Cookie");
  const bool error = edit.response().status >= 400;
  edit.setHeader(rule("cloudfront.response.x-cache"), "X-Cache", error ? "Error from cloudfront" : "Miss from cloudfront");
  edit.setHeader(rule("cloudfront.response.via"), "Via", "1.1 " + viaName(stage.ids));
  edit.setHeader(rule("cloudfront.response.ids"), "X-Amz-Cf-Pop", std::string(kPop));
  edit.setHeader(rule("cloudfront.response.ids"), "X-Amz-Cf-Id", requestId(stage.ids));
}

}  // namespace headway::cloudfront
