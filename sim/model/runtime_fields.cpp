// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/runtime_fields.h"

#include "sim/model/describe.h"

namespace headway::describing {
namespace {

using D = DjangoConfig;
using Rows = std::vector<Field<D>>;

constexpr std::string_view kAdapters[] = {"apig-wsgi", "mangum", "serverless-wsgi", "zappa",
                                          "lambda-web-adapter"};
constexpr std::string_view kBasePath[] = {"mangum", "serverless-wsgi", "zappa", "lambda-web-adapter"};
constexpr std::string_view kApigWsgi[] = {"apig-wsgi"};
constexpr std::string_view kServerlessWsgi[] = {"serverless-wsgi"};
constexpr std::string_view kZappa[] = {"zappa"};
constexpr std::string_view kWebAdapter[] = {"lambda-web-adapter"};
constexpr std::string_view kServers[] = {"gunicorn", "uvicorn"};
constexpr std::string_view kServing[] = {"gunicorn", "uvicorn", "lambda-web-adapter"};
constexpr std::string_view kGunicorn[] = {"gunicorn", "lambda-web-adapter"};
constexpr std::string_view kUvicorn[] = {"uvicorn", "lambda-web-adapter"};
constexpr std::string_view kNginx[] = {"nginx"};

constexpr std::string_view kWebAdapterDocs = "https://aws.github.io/aws-lambda-web-adapter/";
constexpr std::string_view kGunicornDocs = "https://docs.gunicorn.org/en/stable/settings.html";
constexpr std::string_view kProxyModule = "https://nginx.org/en/docs/http/ngx_http_proxy_module.html";
constexpr std::string_view kCoreModule = "https://nginx.org/en/docs/http/ngx_http_core_module.html";

void addAdapter(Rows& rows) {
  rows.push_back(
      field<D, int>(&D::functionTimeout,
                    {.name = "function_timeout",
                     .label = "Timeout of the function",
                     .help = "Lambda ends the function after this time. A new function has 3 seconds.",
                     .source = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                     .unit = "s",
                     .min = 1,
                     .max = 900,
                     .rare = true,
                     .when = {"runs_in", kAdapters}}));
  rows.push_back(field<D, std::string>(
      &D::basePath,
      {.name = "base_path",
       .label = "Base path",
       .help =
           "Taken off the front of the path, such as /prod. Mangum: api_gateway_base_path; serverless-wsgi: API_GATEWAY_BASE_PATH; Zappa: base_path; Lambda Web Adapter: AWS_LWA_REMOVE_BASE_PATH.",
       .source = "https://mangum.fastapiexpert.com/http/",
       .when = {"runs_in", kBasePath}}));
  rows.push_back(field<D, bool>(
      &D::stripStagePath,
      {.name = "strip_stage_path",
       .label = "STRIP_STAGE_PATH",
       .help =
           "The stage is not put into SCRIPT_NAME. For a $default stage, or a distribution that adds the stage itself.",
       .source = "https://github.com/logandk/serverless-wsgi#readme",
       .when = {"runs_in", kServerlessWsgi}}));
  rows.push_back(field<D, BinarySupport>(
      &D::binarySupport,
      {.name = "binary_support",
       .label = "Binary answers",
       .help = "Answers that are not text go out in base64. Off by default for events in the REST format.",
       .source = "https://github.com/adamchainz/apig-wsgi#readme",
       .rare = true,
       .when = {"runs_in", kApigWsgi}}));
  rows.push_back(field<D, NameValues>(
      &D::contextHeaders,
      {.name = "context_header_mappings",
       .label = "Headers from the context",
       .help =
           "Header and the value of requestContext it gets, such as X-Stage and stage, or X-Caller and identity.sourceIp.",
       .source = "https://github.com/zappa/Zappa#readme",
       .rare = true,
       .when = {"runs_in", kZappa}}));
}

void addWebAdapter(Rows& rows) {
  rows.push_back(
      field<D, WebServer>(&D::webServer, {.name = "web_server",
                                          .label = "Server in the function",
                                          .help = "What the Lambda Web Adapter calls on 127.0.0.1:8080.",
                                          .source = kWebAdapterDocs,
                                          .when = {"runs_in", kWebAdapter}}));
  rows.push_back(field<D, std::string>(
      &D::authorizationSource,
      {.name = "authorization_source",
       .label = "AWS_LWA_AUTHORIZATION_SOURCE",
       .help = "A header whose value becomes Authorization, which signing has replaced.",
       .source = kWebAdapterDocs,
       .rare = true,
       .when = {"runs_in", kWebAdapter}}));
  rows.push_back(
      field<D, Texts>(&D::errorStatusCodes,
                      {.name = "error_status_codes",
                       .label = "AWS_LWA_ERROR_STATUS_CODES",
                       .help = "Statuses of Django that count as a failed function, such as 500 or 502-504.",
                       .source = kWebAdapterDocs,
                       .rare = true,
                       .when = {"runs_in", kWebAdapter}}));
}

void addServer(Rows& rows) {
  rows.push_back(field<D, Texts>(
      &D::forwardedAllowIps,
      {.name = "forwarded_allow_ips",
       .label = "forwarded_allow_ips",
       .help =
           "Addresses whose X-Forwarded headers the server believes: an address, a CIDR block, or *. Empty: 127.0.0.1, of gunicorn ::1 too.",
       .source = kGunicornDocs,
       .when = {"runs_in", kServing}}));
  rows.push_back(
      field<D, bool>(&D::proxyHeaders, {.name = "proxy_headers",
                                        .label = "--proxy-headers",
                                        .help = "uvicorn reads X-Forwarded-Proto and -For of trusted peers.",
                                        .source = "https://www.uvicorn.org/settings/#http",
                                        .rare = true,
                                        .when = {"runs_in", kUvicorn}}));
  rows.push_back(field<D, std::string>(
      &D::scriptName,
      {.name = "script_name",
       .label = "SCRIPT_NAME / --root-path",
       .help =
           "The path Django is mounted at, such as /shop. gunicorn wants it in front of every path; uvicorn puts it there.",
       .source = "https://docs.gunicorn.org/en/stable/faq.html",
       .rare = true,
       .when = {"runs_in", kServing}}));
  rows.push_back(field<D, NameValues>(
      &D::secureSchemeHeaders,
      {.name = "secure_scheme_headers",
       .label = "secure_scheme_headers",
       .help = "Headers of trusted peers and the value that means https. Two that disagree are refused.",
       .source = kGunicornDocs,
       .rare = true,
       .when = {"runs_in", kGunicorn}}));
  rows.push_back(field<D, HeaderMap>(
      &D::headerMap,
      {.name = "header_map",
       .label = "header_map",
       .help = "What happens to header names with an underscore, which could pass for names with a hyphen.",
       .source = kGunicornDocs,
       .rare = true,
       .when = {"runs_in", kGunicorn}}));
  rows.push_back(field<D, Texts>(
      &D::forwarderHeaders, {.name = "forwarder_headers",
                             .label = "forwarder_headers",
                             .help = "Names with an underscore that trusted peers may send all the same.",
                             .source = kGunicornDocs,
                             .rare = true,
                             .when = {"runs_in", kGunicorn}}));
}

void addLimits(Rows& rows) {
  const auto limit = [&rows](int D::*member, std::string_view name, std::string_view help,
                             std::string_view unit) {
    rows.push_back(field<D, int>(member, {.name = name,
                                          .label = name,
                                          .help = help,
                                          .source = kGunicornDocs,
                                          .unit = unit,
                                          .min = 0,
                                          .rare = true,
                                          .when = {"runs_in", kGunicorn}}));
  };
  limit(&D::limitRequestLine, "limit_request_line",
        "Longest request line gunicorn reads, at most 8190. 0: no limit.", "bytes");
  limit(&D::limitRequestFields, "limit_request_fields",
        "Most headers gunicorn reads. 0: 32768, and there are never more.", "headers");
  limit(&D::limitRequestFieldSize, "limit_request_field_size", "Longest header gunicorn reads. 0: no limit.",
        "bytes");
}

void addNginx(Rows& rows) {
  rows.push_back(field<D, InFront>(
      &D::inFront, {.name = "in_front",
                    .label = "In front of the server",
                    .help = "nginx on the same machine, which passes requests on to the server.",
                    .source = kProxyModule,
                    .when = {"runs_in", kServers}}));
  rows.push_back(field<D, std::string>(
      &D::upstream, {.name = "proxy_pass",
                     .label = "proxy_pass",
                     .help = "Name and port that nginx calls. They become Host unless you set it.",
                     .source = kProxyModule,
                     .when = {"in_front", kNginx}}));
  rows.push_back(field<D, NameValues>(
      &D::proxySetHeader,
      {.name = "proxy_set_header",
       .label = "proxy_set_header",
       .help = "Headers for the server, such as Host and $host. An empty value takes the header away.",
       .source = kProxyModule,
       .when = {"in_front", kNginx}}));
  rows.push_back(
      field<D, bool>(&D::underscoresInHeaders, {.name = "underscores_in_headers",
                                                .label = "underscores_in_headers",
                                                .help = "Let header names with an underscore pass.",
                                                .source = kCoreModule,
                                                .rare = true,
                                                .when = {"in_front", kNginx}}));
  rows.push_back(
      field<D, int>(&D::clientMaxBodySize, {.name = "client_max_body_size",
                                            .label = "client_max_body_size",
                                            .help = "nginx answers 413 to larger bodies. 0: no limit.",
                                            .source = kCoreModule,
                                            .unit = "bytes",
                                            .min = 0,
                                            .rare = true,
                                            .when = {"in_front", kNginx}}));
}

}  // namespace

void addRuntime(Rows& rows) {
  addAdapter(rows);
  addWebAdapter(rows);
  addServer(rows);
  addLimits(rows);
  addNginx(rows);
}

}  // namespace headway::describing
