// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/function_url.h"

#include "sim/model/gateway_fields.h"

namespace headway {

template <>
const Described<FunctionUrlConfig>& describe<FunctionUrlConfig>() {
  using F = FunctionUrlConfig;
  using describing::field;
  constexpr std::string_view urls = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-urls.html";
  constexpr std::string_view auth = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
  static const auto all = [&] {
    std::vector<Field<F>> rows = {
        field(&F::urlId,
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
        field(&F::invokeMode,
              {.name = "invoke_mode",
               .label = "Invoke mode",
               .help = "BUFFERED: the whole answer at once, up to 6 MB. RESPONSE_STREAM: as it comes.",
               .source = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html",
               .rare = true}),
        field(&F::reservedConcurrency,
              {.name = "reserved_concurrency",
               .label = "Reserved concurrency",
               .help = "Of the function. -1: none is reserved. 0: every request gets 429.",
               .source = urls,
               .min = -1,
               .max = 100'000,
               .rare = true}),
    };
    describing::addCors(rows, urls);
    return describing::described<F>(
        "function-url", "Lambda function URL",
        "The https name of a Lambda function. It answers to that one name and knows no other.",
        std::move(rows));
  }();
  return all;
}

std::string functionUrlDomain(const FunctionUrlConfig& url) {
  return url.urlId + ".lambda-url." + url.region + ".on.aws";
}

}  // namespace headway
