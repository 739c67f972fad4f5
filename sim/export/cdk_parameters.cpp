// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_parameters.h"

#include <algorithm>

#include "sim/export/names.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using Role = ParameterRole;

constexpr std::size_t kDescriptionLength = 1024;

/// Where several nodes have a parameter of one role, the id names the node: "Before" + "Api" + "After".
struct Wanted {
  Role role;
  const char* before;
  const char* after;
  std::string what;  ///< the node's name is added
  std::string pattern, example;
};

class Collector {
 public:
  explicit Collector(const Deployment& d) : d_(d) {}

  std::vector<Parameter> all() {
    certificates();
    std::vector<const Node*> acls;
    for (const auto& p : d_.distributions)
      if (p.config->webAcl) acls.push_back(p.node);
    each(acls, {Role::WebAcl, "WebAclArn", "", "ARN of the AWS WAF web ACL (scope CLOUDFRONT) in front of ",
                "^arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+$",
                "arn:aws:wafv2:us-east-1:YOUR-ACCOUNT-ID:global/webacl/NAME/ID"});
    vpcLinks();
    authorizers();
    each(d_.lambdas,
         {Role::SettingsModule, "Django", "SettingsModule", "Python name of the settings module of ",
          "^[A-Za-z_][A-Za-z0-9_.]*$", "mysite.settings"});
    return all_;
  }

 private:
  void add(Role role, const std::string& id, std::string what, std::string pattern, std::string example,
           const Node* node = nullptr) {
    std::string property = id;
    property[0] = text::lower(property[0]);
    all_.push_back({id, property, std::move(what), std::move(pattern), std::move(example), role, node});
  }

  void each(const std::vector<const Node*>& nodes, const Wanted& wanted) {
    UniqueNames ids;
    for (const Node* node : nodes) {
      const std::string id =
          ids.take(wanted.before + (nodes.size() == 1 ? std::string() : pascalCase(node->id.value)));
      add(wanted.role, id + wanted.after, wanted.what + node->name, wanted.pattern, wanted.example, node);
    }
  }

  std::string arn(const std::string& service, const std::string& resource) const {
    return "^arn:aws[a-z-]*:" + service + ":" + d_.region + ":[0-9]{12}:" + resource + "$";
  }
  std::string example(const std::string& service, const std::string& resource) const {
    return "arn:aws:" + service + ":" + d_.region + ":YOUR-ACCOUNT-ID:" + resource;
  }

  void certificate(Role role, const char* id, const std::string& region, const Texts& names) {
    if (!names.empty())
      add(role, id, "ARN of the certificate in " + region + " for " + text::join(names, ", "),
          "^arn:aws[a-z-]*:acm:" + region + ":[0-9]{12}:certificate/.+$",
          "arn:aws:acm:" + region + ":YOUR-ACCOUNT-ID:certificate/YOUR-CERTIFICATE-ID");
  }

  // CloudFront takes certificates from one Region, wherever the stack is; edge-optimized names are
  // CloudFront's.
  void certificates() {
    certificate(Role::Certificate, "CertificateArn", "us-east-1", distributionNames(d_));
    certificate(Role::ApiCertificate, "ApiCertificateArn", d_.region, apiNames(d_, false));
    certificate(Role::EdgeApiCertificate, "EdgeApiCertificateArn", "us-east-1", apiNames(d_, true));
  }

  /// Sorts what stands behind a VPC link by what AWS has to be told of it.
  void reach(const Link& l, bool rest) {
    const Node* to = d_.project->find(l.to);
    auto& all = rest && !isApplicationBalancer(*to)    ? networks_
                : to->kind() == NodeKind::LoadBalancer ? listeners_
                                                       : services_;
    if (std::find(all.begin(), all.end(), to) == all.end()) all.push_back(to);
  }

  void vpcLinks() {
    for (const auto& api : d_.apis)
      for (const Link* l : api.integrations)
        if (throughVpcLink(*l)) reach(*l, false);
    for (const auto& api : d_.restApis)
      for (const Link* l : api.methods)
        if (throughVpcLink(*l)) reach(*l, true);
    if (!listeners_.empty() || !services_.empty())
      add(Role::VpcLink, "VpcLinkId",
          "Id of the VPC link (V2) into the VPC where the targets of the APIs are", "^[a-z0-9]+$",
          "YOUR-VPC-LINK-ID");
    each(networks_, {Role::NetworkVpcLink, "NetworkVpcLinkId", "",
                     "Id of the VPC link (of REST APIs, to a network load balancer) that leads to ",
                     "^[a-z0-9]+$", "YOUR-VPC-LINK-ID"});
    each(listeners_,
         {Role::Listener, "ListenerArn", "", "ARN of the listener that the API calls, of the load balancer ",
          arn("elasticloadbalancing", "listener/.+"),
          example("elasticloadbalancing", "listener/app/NAME/ID/LISTENER-ID")});
    each(services_, {Role::Service, "ServiceArn", "", "ARN of the Cloud Map service with the instances of ",
                     arn("servicediscovery", "service/.+"), example("servicediscovery", "service/srv-ID")});
  }

  template <class Planned, class Is>
  void withLink(const std::vector<Planned>& apis, std::vector<const Link*> Planned::*links, Is is,
                std::vector<const Node*>& out) {
    for (const auto& api : apis)
      if (std::any_of((api.*links).begin(), (api.*links).end(), is)) out.push_back(api.node);
  }

  void authorizers() {
    const auto route = [](RouteAuthorization a) {
      return [a](const Link* l) { return std::get<IntegrationLink>(l->config).authorization == a; };
    };
    const auto method = [](std::initializer_list<MethodAuthorization> any) {
      return [any = std::vector(any)](const Link* l) {
        const auto a = std::get<MethodLink>(l->config).authorization;
        return std::find(any.begin(), any.end(), a) != any.end();
      };
    };
    using Api = Deployment::PlannedApi;
    using Rest = Deployment::PlannedRestApi;
    std::vector<const Node*> jwt, functions, pools;
    withLink(d_.apis, &Api::integrations, route(RouteAuthorization::Jwt), jwt);
    withLink(d_.apis, &Api::integrations, route(RouteAuthorization::Lambda), functions);
    withLink(d_.restApis, &Rest::methods, method({MethodAuthorization::Token, MethodAuthorization::Request}),
             functions);
    withLink(d_.restApis, &Rest::methods, method({MethodAuthorization::Cognito}), pools);
    each(jwt, {Role::JwtIssuer, "JwtIssuer", "", "URL of the issuer of the tokens for ", "^https://.+$",
               "https://issuer.example.com"});
    each(jwt, {Role::JwtAudience, "JwtAudience", "", "Audiences of the tokens, with commas between, for ",
               "^[^, ]+(,[^, ]+)*$", "YOUR-AUDIENCE"});
    each(functions, {Role::Authorizer, "AuthorizerArn", "", "ARN of the Lambda authorizer's function of ",
                     arn("lambda", "function:.+"), example("lambda", "function:NAME")});
    each(pools, {Role::UserPool, "UserPoolArn", "", "ARN of the Cognito user pool that signs users in to ",
                 arn("cognito-idp", "userpool/.+"), example("cognito-idp", "userpool/ID")});
  }

  const Deployment& d_;
  std::vector<Parameter> all_;
  std::vector<const Node*> networks_, listeners_, services_;
};

}  // namespace

Texts distributionNames(const Deployment& d) {
  Texts all;
  for (const auto& p : d.distributions)
    all.insert(all.end(), p.config->aliases.begin(), p.config->aliases.end());
  return all;
}

Texts apiNames(const Deployment& d, bool edge) {
  Texts all;
  for (const auto& domain : d.domains)
    if (domain.edge == edge) all.push_back(domain.name);
  return all;
}

bool isApplicationBalancer(const Node& node) {
  const auto* balancer = std::get_if<LoadBalancerConfig>(&node.config);
  return balancer && balancer->type == BalancerType::Application;
}

bool throughVpcLink(const Link& link) {
  if (const auto* i = std::get_if<IntegrationLink>(&link.config))
    return i->type == IntegrationType::HttpProxy && i->connection == ApiConnection::VpcLink;
  const auto* m = std::get_if<MethodLink>(&link.config);
  return m && m->type != MethodType::LambdaProxy && m->connection == ApiConnection::VpcLink;
}

std::vector<Parameter> parametersOf(const Deployment& d) { return Collector(d).all(); }

const Parameter* findParameter(const std::vector<Parameter>& all, ParameterRole role, const Node* node) {
  for (const Parameter& p : all)
    if (p.role == role && p.node == node) return &p;
  return nullptr;
}

void writeParameter(CodeWriter& out, const Parameter& p) {
  out.open("const " + p.property + " =").line("props." + p.property + " ??");
  out.open("new cdk.CfnParameter(this, " + quote::typescript(p.id) + ", {");
  out.line("description: " + quote::typescript(quote::plain(p.what, kDescriptionLength)) + ",");
  out.line("allowedPattern: " + quote::typescript(p.pattern) + ",");
  out.close("}).valueAsString;").end();
}

}  // namespace headway::cdk
