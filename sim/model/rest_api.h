// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/gateway.h"

namespace headway {

/// edge: a CloudFront of AWS's own stands in front; private: reached from a VPC alone.
enum class ApiEndpoint { Regional, Edge, Private };
template <>
struct EnumNames<ApiEndpoint> {
  static constexpr std::string_view rows[] = {"regional", "edge", "private"};
};

/// What a REST API says instead of its own answer of one type.
struct GatewayResponse {
  std::string type = "DEFAULT_4XX";  ///< "MISSING_AUTHENTICATION_TOKEN"; see supported-gateway-response-types
  int status = 0;                    ///< 0 = the type's own
  NameValues headers;
  std::string body;  ///< template for application/json; "" = the type's own
  bool operator==(const GatewayResponse&) const = default;
};
template <>
const Described<GatewayResponse>& describe<GatewayResponse>();

enum class ApiKeySource { Header, Authorizer };
template <>
struct EnumNames<ApiKeySource> {
  static constexpr std::string_view rows[] = {"HEADER", "AUTHORIZER"};
};

enum class QuotaPeriod { Day, Week, Month };
template <>
struct EnumNames<QuotaPeriod> {
  static constexpr std::string_view rows[] = {"DAY", "WEEK", "MONTH"};
};

/// An API Gateway REST API with one usage plan; its methods are on the links that leave it.
struct RestApiConfig : ApiNames, Throttling {
  ApiEndpoint endpointType = ApiEndpoint::Regional;
  Texts vpcEndpoints;  ///< private: ids of the interface VPC endpoints, "vpce-0123456789abcdef0"
  NameValues stageVariables;
  Texts binaryMediaTypes;
  int minimumCompressionSize = -1;  ///< bytes; -1 = no compression
  ApiKeySource apiKeySource = ApiKeySource::Header;
  Texts apiKeys;  ///< made-up values of the keys in the usage plan
  int quota = 0;  ///< requests of one key in a period; 0 = no quota
  QuotaPeriod quotaPeriod = QuotaPeriod::Day;
  int keyRate = 0, keyBurst = 0;  ///< throttling of one key; 0 = none
  Texts allowedSourceIps;         ///< resource policy with aws:SourceIp, CIDR blocks; empty = no such policy
  std::vector<GatewayResponse> gatewayResponses;

  RestApiConfig() { stage = "prod"; }
  bool operator==(const RestApiConfig&) const = default;
};
template <>
const Described<RestApiConfig>& describe<RestApiConfig>();

}  // namespace headway
