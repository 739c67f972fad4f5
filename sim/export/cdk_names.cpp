// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_names.h"

#include "sim/support/text.h"

namespace headway::cdk {
namespace {
constexpr std::size_t kIdLength =
    60;  // CloudFormation's logical ids and AWS's names have room for it and a suffix

/// A name from the id of a node that no other of them gets.
std::string fileName(const std::vector<const Node*>& all, const Node& node, std::string_view fallback) {
  UniqueNames names;
  std::string name;
  for (const Node* other : all) {
    name = names.take(slug(other->id.value, fallback));
    if (other == &node) break;
  }
  return name;
}

}  // namespace

Names::Names() {
  // Words of TypeScript, and names that the generated code uses itself.
  for (const char* word : {"function",
                           "cdk",
                           "acm",
                           "apigateway",
                           "apigwv2",
                           "authorizers",
                           "cloudfront",
                           "ec2",
                           "iam",
                           "integrations",
                           "lambda",
                           "logs",
                           "origins",
                           "s3",
                           "construct",
                           "scope",
                           "id",
                           "props",
                           "certificate",
                           "apiCertificate",
                           "edgeApiCertificate"})
    reserve(word);
}

const Name& Names::of(const void* subject, std::string_view text, std::string_view kind) {
  const auto key = std::make_pair(subject, std::string(kind));
  if (const auto it = names_.find(key); it != names_.end()) return it->second;
  std::string id = pascalCase(text).substr(0, kIdLength);
  if (id.empty() || (id[0] >= '0' && id[0] <= '9')) id = "Node" + id;
  if (!id.ends_with(kind)) id += kind;
  id = ids_.take(id == "Function" ? "EdgeFunction" : id);
  Name name{id, id};
  name.variable[0] = text::lower(id[0]);
  return names_.emplace(key, std::move(name)).first->second;
}

const Name& nodeName(Names& names, const Node& node) {
  static constexpr std::string_view kinds[] = {"",    "Distribution", "Function", "Api",    "Lambda",
                                               "Url", "LoadBalancer", "Bucket",   "RestApi"};
  return names.of(&node, node.id.value, kinds[static_cast<std::size_t>(node.kind())]);
}

const Name& partName(Names& names, const void* subject, const Node& node, std::string_view kind) {
  return names.of(subject, nodeName(names, node).id, kind);
}

std::string appName(const Project& project) { return slug(project.name, "headway-app"); }

std::string functionPath(const Deployment& d, const Node& function) {
  return "functions/" + fileName(d.functions, function, "function") + ".js";
}

std::string storePath(const Deployment& d, const Deployment::PlannedStore& store) {
  return "functions/" + fileName(d.functions, *store.functions.front(), "function") + ".json";
}

std::string djangoFolder(const Deployment& d, const Node& django) {
  return d.lambdas.size() > 1 ? "app-" + fileName(d.lambdas, django, "django") : "app";
}

std::string pythonVersion(DjangoVersion version) {
  // Django's release notes name the Pythons of each version; 3.2 needs distutils, which ended with 3.11.
  switch (version) {
    case DjangoVersion::V32: return "3.11";
    case DjangoVersion::V42: return "3.12";
    case DjangoVersion::V52:
    case DjangoVersion::V60: return "3.13";
  }
  return {};
}

}  // namespace headway::cdk
