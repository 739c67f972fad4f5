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
  Texts hostRoutes;  ///< hosts the project routes by; any other gets 404; empty = it does not look

  bool operator==(const DjangoConfig&) const = default;
};
template <>
const Described<DjangoConfig>& describe<DjangoConfig>();

}  // namespace headway
