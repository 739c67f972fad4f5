// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/lambda/adapters.h"

#include "sim/engine/lambda/python_adapters.h"
#include "sim/engine/lambda/rules.h"
#include "sim/engine/server/gunicorn.h"
#include "sim/engine/server/uvicorn.h"

namespace headway::lambda {

using gateway::LambdaEvent;

django::Environ handToDjango(Stage& stage, const DjangoConfig& config, const LambdaEvent* event) {
  const std::string name(enumName(config.runsIn));
  if (isLambdaAdapter(config.runsIn) && !event) {
    stage.unknown(rule("lambda.adapter.wrong-type"),
                  name + " waits for Lambda events, but the request comes over HTTP.");
    return {};
  }
  if (!isLambdaAdapter(config.runsIn) && event) {
    stage.unknown(rule("lambda.server.wrong-type"),
                  name + " waits for HTTP, but a Lambda function is called here.");
    return {};
  }
  switch (config.runsIn) {
    case DjangoHost::ApigWsgi: return apigWsgi(stage, *event);
    case DjangoHost::Mangum: return mangum(stage, config, *event);
    case DjangoHost::ServerlessWsgi: return serverlessWsgi(stage, config, *event);
    case DjangoHost::Zappa: return zappa(stage, config, *event);
    case DjangoHost::LambdaWebAdapter:
      return config.webServer == WebServer::Uvicorn ? server::uvicorn(stage, config)
                                                    : server::gunicorn(stage, config);
    case DjangoHost::Gunicorn: return server::gunicorn(stage, config);
    case DjangoHost::Uvicorn: return server::uvicorn(stage, config);
  }
  return {};
}

void noteColdStart(Stage& stage, const DjangoConfig& config, const OriginAnswer& answer) {
  if (!answer.coldStart) return;
  stage.note(rule("lambda.cold-start"), std::to_string(answer.milliseconds) + " ms in all");
  if (config.runsIn == DjangoHost::LambdaWebAdapter)
    stage.note(rule("lambda.web-adapter.readiness"), "GET / with Host 127.0.0.1:8080");
}

bool failedBefore(const Hop& hop) { return ruleOf(hop.outcome).key().starts_with("lambda."); }

}  // namespace headway::lambda
