// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/export/cdk_names.h"
#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

const Name& originName(Names& names, const Link& link);
const Name& groupName(Names& names, const Link& primary, const Link& secondary);

/// Writes what stands behind distributions: buckets, function URLs, origins and origin groups.
/// References must outlive it; the deployment has passed checkDeployment.
class OriginWriter {
 public:
  OriginWriter(const Deployment& d, Names& names, CodeWriter& out) : d_(d), names_(names), out_(out) {}

  void functionUrl(const Deployment::PlannedUrl& url, const Name& lambda, const Name& name);
  void bucket(const Node& node, const Name& name);
  /// `node` names the bucket or function URL; `domain` is the expression for any other origin's domain.
  void origin(const Link& link, const Name& node, const std::string& domain);
  void groups(const Deployment::PlannedDistribution& d);

 private:
  void cors(const CorsSettings& c);
  void common(const OriginLink& config);
  void custom(const OriginLink& config);
  void timeouts(const OriginLink& config);
  std::string signing(const Link& link, const std::string& constructClass);

  const Deployment& d_;
  Names& names_;
  CodeWriter& out_;
};

}  // namespace headway::cdk
