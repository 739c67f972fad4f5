// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_readme.h"

#include <algorithm>
#include <functional>

#include "sim/export/cdk_distribution.h"
#include "sim/export/cdk_names.h"
#include "sim/export/cdk_parameters.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using Get = std::function<Value(std::string_view field)>;

std::string settingsList(const Schema& schema, const Get& get, int depth);

/// Pairs one by one, anything else as everywhere else.
std::string shown(const Value& v) {
  const auto* pairs = v.as<NameValues>();
  if (!pairs) return quote::markdown(display(v));
  Texts all;
  for (const auto& [name, value] : *pairs) all.push_back(name + ": " + value);
  return quote::markdown(text::join(all, ", "));
}

std::string recordList(const FieldInfo& f, const std::vector<Record>& records, int depth) {
  std::string out;
  for (const Record& r : records) {
    out += std::string(depth * 2, ' ') + "- " + std::string(f.record->title) + "\n";
    const auto field = [&](std::string_view name) {
      const auto it =
          std::find_if(r.begin(), r.end(), [&](const auto& member) { return member.first == name; });
      return it == r.end() ? f.record->find(name)->fallback : it->second;
    };
    out += settingsList(*f.record, field, depth + 1);
  }
  return out;
}

/// The settings that matter, one a line: those of which most people have to think, and every other that is
/// not as AWS has it by default.
std::string settingsList(const Schema& schema, const Get& get, int depth) {
  std::string out;
  for (const FieldInfo& f : schema.fields) {
    const Value v = get(f.name);
    const bool matters = f.when.field.empty() || [&] {
      const Value other = get(f.when.field);
      const auto* text = other.as<std::string>();
      return text && std::find(f.when.values.begin(), f.when.values.end(), *text) != f.when.values.end();
    }();
    const bool says = v != Value() && v != Value(Texts{}) && v != Value(NameValues{});
    if (!matters || (v == f.fallback && (f.rare || !says))) continue;
    if (const auto* records = v.as<std::vector<Record>>())
      out += recordList(f, *records, depth);
    else
      out += std::string(depth * 2, ' ') + "- " + std::string(f.label) + ": " + shown(v) +
             (f.unit.empty() ? "" : " " + std::string(f.unit)) + "\n";
  }
  return out;
}

class Readme {
 public:
  explicit Readme(const Deployment& d) : d_(d) {}

  std::string text() {
    const std::string& title = d_.project->name;
    add("# " + quote::markdown(title.empty() ? "AWS CDK app" : title) + "\n");
    add("An AWS CDK app in TypeScript, written by Headway from a design. A new export replaces the files that nobody\n"
        "has changed since; the files are yours to use as you like.\n");
    add("You need Node.js 20 or newer, an AWS account, and its credentials in your shell.\n");
    step("Install the tools", "npm install");
    if (!d_.lambdas.empty()) django();
    certificate("us-east-1", distributionNames(d_));
    certificate(d_.region, apiNames(d_, false));
    certificate("us-east-1", apiNames(d_, true));
    step("Prepare the account, once for each Region", "npx cdk bootstrap aws://YOUR-ACCOUNT-ID/" + d_.region);
    std::string deploy = "npx cdk synth --quiet\nnpx cdk deploy";
    for (const Parameter& p : parametersOf(d_)) deploy += " \\\n  --parameters " + p.id + "=" + p.example;
    step("See that it is sound, then deploy it; later deployments remember the parameters", deploy);
    add("   A distribution takes some minutes until it answers everywhere.\n");
    dns();
    files();
    settings();
    apis();
    balancers();
    stores();
    lambdaEdge();
    if (!d_.leftOut.empty()) leftOut();
    return text_;
  }

 private:
  void add(const std::string& paragraph) { text_ += paragraph + "\n"; }

  void step(const std::string& what, std::string commands) {
    for (std::size_t at = 0; (at = commands.find('\n', at)) != std::string::npos; at += 4)
      commands.replace(at, 1, "\n   ");
    add(std::to_string(++steps_) + ". " + what + ":\n\n   ```sh\n   " + commands + "\n   ```\n");
  }

  void django() {
    for (const Node* node : d_.lambdas) {
      const std::string folder = djangoFolder(d_, *node);
      const std::string python = pythonVersion(std::get<DjangoConfig>(node->config).version);
      step("Put your Django project (" + quote::markdown(node->name) + ") into `" + folder +
               "/`, next to `lambda_handler.py`, and install the packages\n   there for Lambda's machine",
           "pip install --requirement " + folder + "/requirements.txt --target " + folder +
               " \\\n  --platform manylinux2014_x86_64 --python-version " + python + " --only-binary=:all:");
    }
  }

  /// The names have passed the check for domain names, so they are safe in a shell.
  void certificate(const std::string& region, const Texts& names) {
    if (names.empty()) return;
    std::string command = "aws acm request-certificate --region " + region +
                          " --validation-method DNS \\\n  --domain-name '" + names[0] + "'";
    for (std::size_t i = 1; i < names.size(); ++i)
      command += (i == 1 ? " --subject-alternative-names '" : " '") + names[i] + "'";
    step("Get a certificate in " + region + " and prove that the names are yours", command);
    add("   Add the DNS record that the ACM console shows, wait until the certificate is issued, and keep its ARN.\n");
  }

  void dns() {
    const Texts edge = distributionNames(d_);
    if (edge.empty() && d_.domains.empty()) return;
    add(std::to_string(++steps_) +
        ". Let DNS lead to what `cdk deploy` printed: for each name a CNAME record (or an alias record in Route 53)\n"
        "   to the name in the output that mentions it.\n");
    for (const std::string& name : edge) text_ += "   - `" + name + "`: to the distribution\n";
    for (const auto& domain : d_.domains) text_ += "   - `" + domain.name + "`: to the API\n";
    text_ += "\n";
  }

  void settings() {
    if (!d_.project->firstOfKind(NodeKind::Django)) return;
    add(std::to_string(++steps_) +
        ". Let Django know what stands in front of it: export the Django settings too (`headway export FILE --to\n"
        "   django-settings`) and import them at the end of your settings module.\n");
  }

  void files() {
    for (const Node* node : d_.buckets)
      step("Put the files into the bucket (" + quote::markdown(node->name) +
               "); a key is the path that viewers ask for,\n   without its first slash",
           "aws s3 sync FOLDER 's3://" + std::get<BucketConfig>(node->config).name + "'");
  }

  void apis() {
    bool keys = false, slow = false, functions = false, links = false;
    for (const auto& api : d_.restApis) {
      keys = keys || !api.config->apiKeys.empty();
      for (const Link* l : api.methods) slow = slow || std::get<MethodLink>(l->config).timeout > 29'000;
    }
    for (const Parameter& p : parametersOf(d_)) {
      functions = functions || p.role == ParameterRole::Authorizer;
      links = links || p.role == ParameterRole::VpcLink || p.role == ParameterRole::NetworkVpcLink;
    }
    if (keys)
      add("The API keys are made without values of the design: AWS makes those up. Read them with\n"
          "`aws apigateway get-api-keys --include-values`, and where the design sends `x-api-key`, send one of them.\n");
    if (slow)
      add("A method waits longer than 29 seconds: ask for a higher quota (integration timeout of REST APIs) first.\n");
    if (functions)
      add("Not made by this app: the functions of the Lambda authorizers. For an HTTP API one gets payload format 2.0\n"
          "and answers `{\"isAuthorized\": true}` or `false`; for a REST API it answers a policy. Nothing is cached.\n");
    if (links) add("Not made by this app: the VPC links, and what they lead to.\n");
  }

  void balancers() {
    for (const Node* node : d_.balancers) {
      add("Not made by this app: the load balancer " + quote::markdown(node->name) +
          ". Set it up like this:\n");
      text_ += settingsList(
          schema(node->kind()), [&](std::string_view f) { return nodeField(node->config, f); }, 0);
      for (const Link* l : d_.project->linksFrom(node->id)) {
        text_ += "- Target group: " + quote::markdown(d_.project->find(l->to)->name) + "\n";
        text_ += settingsList(
            linkSchema(l->config), [&](std::string_view f) { return linkField(l->config, f); }, 1);
      }
      text_ += "\n";
    }
  }

  // AWS::CloudFront::KeyValueStore, ImportSource: "Updates are not supported".
  void stores() {
    for (const auto& store : d_.stores)
      if (!store.entries->empty())
        add("The key value store of " + quote::markdown(store.functions.front()->name) +
            " is filled from\n`" + storePath(d_, store) +
            "` when it is made. CloudFormation can't change the entries later; use the CloudFront\n"
            "console or `aws cloudfront-keyvaluestore`.\n");
  }

  void lambdaEdge() {
    if (anyLambdaEdge(d_))
      add("Not made by this app: the Lambda@Edge functions, whose versions it names. Their roles must let\n"
          "`edgelambda.amazonaws.com` use them.\n");
  }

  void leftOut() {
    std::string names;
    for (const Node* node : d_.leftOut) names += (names.empty() ? "" : ", ") + quote::markdown(node->name);
    add("Not in this app, because no behavior uses it: " + names + ".");
  }

  const Deployment& d_;
  std::string text_;
  int steps_ = 0;
};

}  // namespace

std::string readmeText(const Deployment& d) { return Readme(d).text(); }

}  // namespace headway::cdk
