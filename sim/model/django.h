// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/django_urls.h"
#include "sim/model/field.h"
#include "sim/model/middleware.h"

namespace headway {

enum class DjangoVersion { V32, V42, V52, V60 };
template <>
struct EnumNames<DjangoVersion> {
  static constexpr std::string_view rows[] = {"3.2", "4.2", "5.2", "6.0"};
};

/// What stands between the network and Django: a Lambda adapter, or a server.
enum class DjangoHost { ApigWsgi, Mangum, ServerlessWsgi, Zappa, LambdaWebAdapter, Gunicorn, Uvicorn };
template <>
struct EnumNames<DjangoHost> {
  static constexpr std::string_view rows[] = {"apig-wsgi",          "mangum",   "serverless-wsgi", "zappa",
                                              "lambda-web-adapter", "gunicorn", "uvicorn"};
};
/// It is called by Lambda events, and runs in a Lambda function.
constexpr bool isLambdaAdapter(DjangoHost host) noexcept { return host < DjangoHost::Gunicorn; }

enum class WebServer { Gunicorn, Uvicorn };
template <>
struct EnumNames<WebServer> {
  static constexpr std::string_view rows[] = {"gunicorn", "uvicorn"};
};

/// Whether apig-wsgi answers in base64; default: not for events in the REST format, yes for the others.
enum class BinarySupport { Default, On, Off };
template <>
struct EnumNames<BinarySupport> {
  static constexpr std::string_view rows[] = {"default", "on", "off"};
};

enum class InFront { Nothing, Nginx };
template <>
struct EnumNames<InFront> {
  static constexpr std::string_view rows[] = {"nothing", "nginx"};
};

/// What gunicorn does with header names that have an underscore.
enum class HeaderMap { Drop, Refuse, Dangerous };
template <>
struct EnumNames<HeaderMap> {
  static constexpr std::string_view rows[] = {"drop", "refuse", "dangerous"};
};

/// Settings of the Lambda adapters. Each matters to the adapters that its row in django.cpp names.
struct AdapterSettings {
  int functionTimeout = 29;  ///< seconds; of the Lambda function
  std::string basePath;      ///< api_gateway_base_path, API_GATEWAY_BASE_PATH, AWS_LWA_REMOVE_BASE_PATH
  bool stripStagePath = false;
  BinarySupport binarySupport = BinarySupport::Default;
  NameValues contextHeaders;                  ///< Zappa: header and path into requestContext
  WebServer webServer = WebServer::Gunicorn;  ///< the server that the Lambda Web Adapter calls
  std::string authorizationSource;            ///< header that the Lambda Web Adapter moves to Authorization
  Texts errorStatusCodes;                     ///< "500", "502-504": the Lambda Web Adapter fails the function
  bool operator==(const AdapterSettings&) const = default;
};

/// Settings of gunicorn and uvicorn.
struct ServerSettings {
  Texts forwardedAllowIps;  ///< addresses, CIDR blocks, or *; empty = the server's own default
  NameValues secureSchemeHeaders = {
      {"X-FORWARDED-PROTOCOL", "ssl"}, {"X-FORWARDED-PROTO", "https"}, {"X-FORWARDED-SSL", "on"}};
  HeaderMap headerMap = HeaderMap::Drop;
  Texts forwarderHeaders = {"SCRIPT_NAME", "PATH_INFO"};
  std::string scriptName;  ///< gunicorn's environment variable SCRIPT_NAME, uvicorn's root_path
  int limitRequestLine = 4094, limitRequestFields = 100, limitRequestFieldSize = 8190;
  bool proxyHeaders = true;  ///< uvicorn
  bool operator==(const ServerSettings&) const = default;
};

/// Settings of nginx in front of the server.
struct NginxSettings {
  InFront inFront = InFront::Nothing;
  std::string upstream = "127.0.0.1:8000";  ///< what proxy_pass names: $proxy_host
  NameValues proxySetHeader;                ///< header and value with nginx variables
  bool underscoresInHeaders = false;
  int clientMaxBodySize = 1'048'576;  ///< bytes; 0 = no limit
  bool operator==(const NginxSettings&) const = default;
};

/// Releases of django-allow-cidr that differ: up to 0.1 a port in Host defeats it.
enum class AllowCidr { V01, V02 };
template <>
struct EnumNames<AllowCidr> {
  static constexpr std::string_view rows[] = {"0.1", "0.2"};
};

/// A Django project: the settings that decide what it believes of a request. Names are Django's own.
struct DjangoConfig : AdapterSettings, ServerSettings, NginxSettings, MiddlewareSettings {
  DjangoVersion version = DjangoVersion::V52;
  DjangoHost runsIn = DjangoHost::ApigWsgi;
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
  std::string canonicalHost;    ///< a middleware behind all others redirects other hosts to it; "" = none
  Texts secureRedirectExempt;   ///< regular expressions
  std::string healthCheckPath;  ///< a middleware in front of all others answers this path; "" = none
  Texts allowedCidrNets;        ///< of django-allow-cidr; empty = it is not installed
  AllowCidr allowCidrVersion = AllowCidr::V02;
  SitePages site = SitePages::AnyPath;
  std::vector<UrlRow> urls;  ///< come before what `site` says

  bool operator==(const DjangoConfig&) const = default;
};
template <>
const Described<DjangoConfig>& describe<DjangoConfig>();

}  // namespace headway
