// SPDX-License-Identifier: GPL-3.0-or-later
// How the resources of a CDK app are called. Not for users of export.h.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sim/export/deployment.h"
#include "sim/export/names.h"

namespace headway::cdk {

/// A construct's id ("ForwardHostFunction"), from which its variable ("forwardHostFunction") follows.
struct Name {
  std::string id, variable;
};

/// Names for what a stack holds, keyed by the part of the project a resource comes from. A name follows from
/// the node's id alone, so resources keep theirs (and are not replaced by AWS) while other things change.
class Names {
 public:
  Names();
  /// Keeps an id and its variable for others.
  void reserve(std::string_view id) { ids_.take(id); }
  /// The name of the resource of that kind for `subject`; made at the first call from `text`.
  const Name& of(const void* subject, std::string_view text, std::string_view kind);

 private:
  UniqueNames ids_;
  std::map<std::pair<const void*, std::string>, Name> names_;
};

/// The name of what a node becomes, and of what belongs to it (a stage, an output).
const Name& nodeName(Names& names, const Node& node);
const Name& partName(Names& names, const void* subject, const Node& node, std::string_view kind);

/// What the files of an app are called: from the project's name.
std::string appName(const Project& project);
/// Where the code of a CloudFront Function stands: "functions/<id>.js".
std::string functionPath(const Deployment& d, const Node& function);
/// The entries of a key value store: "functions/<id>.json", after the first function that reads it.
std::string storePath(const Deployment& d, const Deployment::PlannedStore& store);
/// Folder with the code of a Django node: "app", or "app-<id>" when there are several.
std::string djangoFolder(const Deployment& d, const Node& django);
/// The newest Python of Lambda that runs that Django: "3.13".
std::string pythonVersion(DjangoVersion version);

}  // namespace headway::cdk
