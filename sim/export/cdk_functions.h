// SPDX-License-Identifier: GPL-3.0-or-later
// CloudFront Functions and their key value stores in the TypeScript of the CDK. Not for users of export.h.
#pragma once

#include <string>

#include "sim/export/cdk_names.h"
#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

/// References must outlive it; the deployment has passed checkDeployment.
class FunctionWriter {
 public:
  FunctionWriter(const Deployment& d, Names& names, CodeWriter& out) : d_(d), names_(names), out_(out) {}

  /// Stores come before the functions that read them.
  void store(const Deployment::PlannedStore& store);
  void function(const Node& node);

 private:
  const Name& storeName(const Deployment::PlannedStore& store);

  const Deployment& d_;
  Names& names_;
  CodeWriter& out_;
};

/// Text of the file a key value store is filled from.
std::string storeText(const Deployment::PlannedStore& store);

}  // namespace headway::cdk
