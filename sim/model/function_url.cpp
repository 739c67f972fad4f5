// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/function_url.h"

#include "sim/model/describe.h"

namespace headway {

template <>
const Described<FunctionUrlConfig>& describe<FunctionUrlConfig>() {
  using F = FunctionUrlConfig;
  using describing::field;
  constexpr std::string_view urls = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-urls.html";
  constexpr std::string_view auth = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
  static const auto all = describing::described<F>(
      "function-url", "Lambda function URL",
      "The https name of a Lambda function. It answers to that one name and knows no other.",
      {
          field(
              &F::urlId,
              {.name = "url_id", .label = "URL id", .help = "First part of the URL's name.", .source = urls}),
          field(&F::region, {.name = "region",
                             .label = "Region",
                             .help = "AWS Region, part of the URL's name.",
                             .source = urls}),
          field(&F::authType,
                {.name = "auth_type",
                 .label = "Authorization",
                 .help = "NONE: anyone may call. AWS_IAM: only signed requests, such as CloudFront's with "
                         "origin access control.",
                 .source = auth}),
          field(&F::allowsInvokeFunctionUrl,
                {.name = "allows_invoke_function_url",
                 .label = "Permission lambda:InvokeFunctionUrl",
                 .help = "The function's policy grants it: to everyone with NONE, to the distribution with "
                         "AWS_IAM.",
                 .source = auth}),
          field(&F::allowsInvokeFunction,
                {.name = "allows_invoke_function",
                 .label = "Permission lambda:InvokeFunction",
                 .help = "The second permission a function URL needs, granted to the same caller.",
                 .source = auth}),
      });
  return all;
}

std::string functionUrlDomain(const FunctionUrlConfig& url) {
  return url.urlId + ".lambda-url." + url.region + ".on.aws";
}

}  // namespace headway
