// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/lambda_edge.h"

#include "sim/engine/cloudfront/rules.h"

namespace headway::cloudfront {

bool meetsLambdaEdge(Stage& stage, const Behavior& behavior, LambdaEdgeEvent event) {
  static constexpr RuleId rules[] = {
      rule("cloudfront.lambda-edge.viewer-request"), rule("cloudfront.lambda-edge.origin-request"),
      rule("cloudfront.lambda-edge.origin-response"), rule("cloudfront.lambda-edge.viewer-response")};
  const LambdaEdge* function = findLambdaEdge(behavior, event);
  if (!function) return false;
  stage.unknown(rules[static_cast<std::size_t>(event)],
                "The Lambda@Edge function " + (function->arn.empty() ? "of this behavior" : function->arn) +
                    " runs here" + (function->includeBody ? " and is given the body." : "."));
  return true;
}

}  // namespace headway::cloudfront
