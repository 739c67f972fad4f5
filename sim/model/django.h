// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

enum class DjangoVersion { V32, V42, V52, V60 };
template <>
struct EnumNames<DjangoVersion> {
  static constexpr std::string_view rows[] = {"3.2", "4.2", "5.2", "6.0"};
};

/// What stands between the network and Django: a Lambda adapter, or a server.
enum class DjangoHost { ApigWsgi, Mangum, Gunicorn };
template <>
struct EnumNames<DjangoHost> {
  static constexpr std::string_view rows[] = {"apig-wsgi", "mangum", "gunicorn"};
};

/// It runs in a Lambda function; else in a server.
constexpr bool isLambdaAdapter(DjangoHost host) noexcept { return host < DjangoHost::Gunicorn; }

/// Releases of django-allow-cidr that differ: up to 0.1 a port in Host defeats it.
enum class AllowCidr { V01, V02 };
template <>
struct EnumNames<AllowCidr> {
  static constexpr std::string_view rows[] = {"0.1", "0.2"};
};

/// A Django project: the settings that decide what it believes of a request. Names are Django's own.
struct DjangoConfig {
  DjangoVersion version = DjangoVersion::V52;
  DjangoHost runsIn = DjangoHost::ApigWsgi;
  int functionTimeout = 29;  ///< seconds; of the Lambda function
  Texts allowedHosts;
  bool useXForwardedHost = false;
  bool useXForwardedPort = false;
  Texts secureProxySslHeader;  ///< empty = None; else META key and secure value
  bool secureSslRedirect = false;
  std::string secureSslHost;
  Texts csrfTrustedOrigins;
  bool sessionCookieSecure = false;
  bool csrfCookieSecure = false;
  bool debug = false;
  Texts hostRoutes;             ///< hosts the project routes by; any other gets 404; empty = it does not look
  Texts secureRedirectExempt;   ///< regular expressions
  std::string healthCheckPath;  ///< a middleware in front of all others answers this path; "" = none
  Texts allowedCidrNets;        ///< of django-allow-cidr; empty = it is not installed
  AllowCidr allowCidrVersion = AllowCidr::V02;

  bool operator==(const DjangoConfig&) const = default;
};
template <>
const Described<DjangoConfig>& describe<DjangoConfig>();

}  // namespace headway
