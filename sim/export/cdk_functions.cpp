// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_functions.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sim/export/quote.h"

namespace headway::cdk {
namespace {
using quote::typescript;
constexpr std::size_t kCommentLength = 128;
}  // namespace

const Name& FunctionWriter::storeName(const Deployment::PlannedStore& store) {
  const Node& first = *store.functions.front();
  return names_.of(&first, store.name.empty() ? first.id.value : store.name, "KeyValueStore");
}

void FunctionWriter::store(const Deployment::PlannedStore& store) {
  const Name& n = storeName(store);
  out_.open("const " + n.variable + " = new cloudfront.KeyValueStore(this, " + typescript(n.id) + ", {");
  if (!store.name.empty()) out_.line("keyValueStoreName: " + typescript(store.name) + ",");
  if (!store.entries->empty())
    out_.line("source: cloudfront.ImportSource.fromAsset(" + typescript(storePath(d_, store)) + "),");
  out_.close("});").line();
}

void FunctionWriter::function(const Node& node) {
  const auto& config = std::get<FunctionConfig>(node.config);
  const Name& n = nodeName(names_, node);
  out_.open("const " + n.variable + " = new cloudfront.Function(this, " + typescript(n.id) + ", {");
  out_.line("comment: " + typescript(quote::plain(node.name, kCommentLength)) + ",");
  out_.line("code: cloudfront.FunctionCode.fromFile({ filePath: " + typescript(functionPath(d_, node)) +
            " }),");
  out_.line(std::string("runtime: cloudfront.FunctionRuntime.") +
            (config.runtime == FunctionRuntimeVersion::Js20 ? "JS_2_0," : "JS_1_0,"));
  for (const auto& store : d_.stores)
    if (std::find(store.functions.begin(), store.functions.end(), &node) != store.functions.end())
      out_.line("keyValueStore: " + storeName(store).variable + ",");
  out_.line("autoPublish: true,");
  out_.close("});").line();
}

// The format is CloudFront's: kvs-with-functions-create-s3-kvp.
std::string storeText(const Deployment::PlannedStore& store) {
  nlohmann::ordered_json data = nlohmann::ordered_json::array();
  for (const auto& [key, value] : *store.entries) data.push_back({{"key", key}, {"value", value}});
  const nlohmann::ordered_json document = {{"data", data}};
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace headway::cdk
