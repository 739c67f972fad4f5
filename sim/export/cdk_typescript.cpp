// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_typescript.h"

#include <nlohmann/json.hpp>

#include "sim/export/cdk_functions.h"
#include "sim/export/cdk_names.h"
#include "sim/export/cdk_readme.h"
#include "sim/export/cdk_stack.h"
#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"
#include "sim/export/quote.h"

namespace headway {
namespace {

using Json = nlohmann::ordered_json;

// The library and the command are versioned apart and must fit; TypeScript and the tests use the same four.
constexpr const char* kCdkLib = "2.276.0";
constexpr const char* kCdkCommand = "2.1148.1";
constexpr const char* kConstructs = "10.8.1";
constexpr const char* kTypescript = "7.0.2";
constexpr std::size_t kDescriptionLength = 1024;

std::string jsonText(const Json& json) { return json.dump(2, ' ', true) + "\n"; }

std::string packageJson(const std::string& name) {
  return jsonText(
      {{"name", name},
       {"version", "0.1.0"},
       {"private", true},
       {"scripts",
        {{"build", "tsc"}, {"synth", "cdk synth"}, {"diff", "cdk diff"}, {"deploy", "cdk deploy"}}},
       {"engines", {{"node", ">=20"}}},
       {"dependencies", {{"aws-cdk-lib", kCdkLib}, {"constructs", kConstructs}}},
       {"devDependencies", {{"aws-cdk", kCdkCommand}, {"typescript", kTypescript}}}});
}

std::string cdkJson(const std::string& name) {
  // The flag makes `cdk synth` fail on what AWS would refuse.
  const Json context = {{"@aws-cdk/core:validateAgainstDefaultRules", true}};
  return jsonText({{"app", "npx tsc && node build/bin/" + name + ".js"}, {"context", context}});
}

std::string tsconfigJson(const std::string& name) {
  return jsonText({{"compilerOptions",
                    {{"target", "ES2022"},
                     {"module", "NodeNext"},
                     {"moduleResolution", "NodeNext"},
                     {"strict", true},
                     {"noEmitOnError", true},
                     {"skipLibCheck", true},
                     {"types", Json::array()},
                     {"rootDir", "."},
                     {"outDir", "build"}}},
                   {"files", {"bin/" + name + ".ts"}}});
}

std::string binText(const Deployment& d, const std::string& name) {
  CodeWriter out;
  out.line("// Written by Headway. A new export replaces this file.");
  out.line("import * as cdk from 'aws-cdk-lib';");
  out.line("import { EdgeStack } from '../lib/" + name + "-stack';").line();
  out.line("const app = new cdk.App();");
  out.open("new EdgeStack(app, " + quote::typescript(name) + ", {");
  out.line("env: { region: " + quote::typescript(d.region) + " },");
  const std::string text = d.project->description.empty() ? d.project->name : d.project->description;
  if (!text.empty())
    out.line("description: " + quote::typescript(quote::plain(text, kDescriptionLength)) + ",");
  out.close("});");
  return out.text();
}

std::string lambdaHandler(const DjangoConfig& django) {
  CodeWriter out;
  out.line("# Written by Headway. A new export replaces this file.");
  out.line("# Lambda calls `handler`, which hands the request to Django.");
  out.line("# The environment variable DJANGO_SETTINGS_MODULE, set by the stack, names its settings.");
  const std::string base =
      django.basePath.empty() ? "" : ", api_gateway_base_path=" + quote::python(django.basePath);
  if (django.runsIn == DjangoHost::Mangum) {
    out.line("from django.core.asgi import get_asgi_application");
    out.line("from mangum import Mangum").line();
    out.line("# Django has no lifespan events, so none are offered.");
    out.line("handler = Mangum(get_asgi_application(), lifespan=\"off\"" + base + ")");
  } else if (django.runsIn == DjangoHost::ServerlessWsgi) {
    out.line("import serverless_wsgi");
    out.line("from django.core.wsgi import get_wsgi_application").line();
    out.line("application = get_wsgi_application()").line().line();
    out.line("def handler(event, context):");
    out.line("    return serverless_wsgi.handle_request(application, event, context)");
  } else {
    const std::string binary = django.binarySupport == BinarySupport::Default ? ""
                               : django.binarySupport == BinarySupport::On    ? ", binary_support=True"
                                                                              : ", binary_support=False";
    out.line("from apig_wsgi import make_lambda_handler");
    out.line("from django.core.wsgi import get_wsgi_application").line();
    out.line("handler = make_lambda_handler(get_wsgi_application()" + binary + ")");
  }
  return out.text();
}

std::string requirements(const DjangoConfig& django) {
  const std::string adapter = django.runsIn == DjangoHost::Mangum           ? "mangum>=0.17,<1"
                              : django.runsIn == DjangoHost::ServerlessWsgi ? "serverless-wsgi>=3,<4"
                                                                            : "apig-wsgi>=2.18,<3";
  return "# Written by Headway. A new export replaces this file; list what else your project needs in a file of its own.\n"
         "Django~=" +
         std::string(enumName(django.version)) + ".0\n" + adapter + "\n";
}

constexpr const char* kGitignore = "node_modules/\nbuild/\ncdk.out/\n__pycache__/\n";

}  // namespace

Read<std::vector<ExportFile>> exportCdkTypescript(const Project& project) {
  const auto planned = planDeployment(project);
  if (!planned) return planned.error();
  const Deployment& d = *planned;
  const std::string name = cdk::appName(project);
  std::vector<ExportFile> files = {
      {"README.md", cdk::readmeText(d)},
      {"package.json", packageJson(name)},
      {"cdk.json", cdkJson(name)},
      {"tsconfig.json", tsconfigJson(name)},
      {".gitignore", kGitignore},
      {"bin/" + name + ".ts", binText(d, name)},
      {"lib/" + name + "-stack.ts", cdk::stackText(d)},
  };
  for (const Node* node : d.functions)
    files.push_back({cdk::functionPath(d, *node), std::get<FunctionConfig>(node->config).code});
  for (const auto& store : d.stores)
    if (!store.entries->empty()) files.push_back({cdk::storePath(d, store), cdk::storeText(store)});
  for (const Node* node : d.lambdas) {
    const auto& django = std::get<DjangoConfig>(node->config);
    const std::string folder = cdk::djangoFolder(d, *node);
    files.push_back({folder + "/lambda_handler.py", lambdaHandler(django)});
    files.push_back({folder + "/requirements.txt", requirements(django)});
  }
  return files;
}

}  // namespace headway
