// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/custom_error.h"

#include <algorithm>
#include <iterator>

#include "sim/engine/cloudfront/cache_rules.h"

namespace headway::cloudfront {

using cache::rule;

const CustomErrorResponse* customPageFor(Stage& stage, const DistributionConfig& distribution, int status) {
  const CustomErrorResponse* custom = findCustomErrorResponse(distribution, status);
  if (!custom || !hasCustomPage(status)) return nullptr;
  if (!custom->responsePagePath.empty()) return custom;
  stage.note(rule("cloudfront.error-page.no-page"),
             std::to_string(status) + ": kept " + std::to_string(custom->errorCachingMinTtl) + " s");
  return nullptr;
}

void askForPage(Stage& stage, const CustomErrorResponse& custom, http::Request asked) {
  asked.method = "GET";
  asked.path = custom.responsePagePath;
  asked.query = std::nullopt;
  asked.body.clear();
  for (const char* name : {"Content-Length", "Content-Type"}) asked.headers.remove(name);
  stage.hop.outcome = Retried{rule("cloudfront.error-page.asks"),
                              std::to_string(custom.errorCode) + " has the page " + custom.responsePagePath};
  stage.hop.out = std::move(asked);
}

void servePage(Stage& stage, const CustomErrorResponse& custom) {
  MessageEditor& edit = stage.edit;
  if (edit.response().status >= 400)
    return stage.note(rule("cloudfront.error-page.unavailable"),
                      custom.responsePagePath + " came with " + std::to_string(edit.response().status));
  const int status = custom.responseCode != 0 ? custom.responseCode : custom.errorCode;
  stage.note(rule("cloudfront.error-page.served"),
             custom.responsePagePath + " with status " + std::to_string(status));
  edit.setStatus(rule("cloudfront.error-page.served"), status);
  edit.setReason(rule("cloudfront.error-page.served"), std::string(http::reasonPhrase(status)));
}

}  // namespace headway::cloudfront
