// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/http_api.h"

#include "sim/model/gateway_fields.h"

namespace headway {

template <>
const Described<HttpApiConfig>& describe<HttpApiConfig>() {
  static const auto all = [] {
    std::vector<Field<HttpApiConfig>> rows;
    describing::addApiNames(rows);
    describing::addThrottling(rows);
    describing::addCors(rows,
                        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html");
    describing::addStageVariables(rows);
    return describing::described<HttpApiConfig>("http-api", "HTTP API",
                                                "An API Gateway HTTP API. It answers only to its own names.",
                                                std::move(rows));
  }();
  return all;
}

}  // namespace headway
