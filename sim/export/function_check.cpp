// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/function_check.h"

#include <set>

#include "sim/export/shapes.h"

namespace headway::exporting {
namespace {

// Quotas: cloudfront-limits, "Quotas on CloudFront Functions" and "Quotas on key value stores".
constexpr std::size_t kLongestCode = 10 * 1024, kLongestName = 64, kLongestKey = 512, kLongestValue = 1024,
                      kLargestStore = 5u << 20;

void checkStore(const Node& node, const FunctionConfig& f, Report& report) {
  const auto refuse = [&](const char* field, const std::string& why, const char* hint) {
    report.node(node, field, "export.key-value-store", "The key value store of '" + node.name + "' " + why,
                hint);
  };
  const std::string& name = f.keyValueStoreName;
  if (name.size() > kLongestName || !allOf(name, "-_"))
    refuse("key_value_store_name", "can't be called '" + name + "'", "use up to 64 letters, digits, - and _");
  std::set<std::string> seen;
  std::size_t size = 0;
  for (const auto& [key, value] : f.keyValueStore) {
    size += key.size() + value.size();
    if (key.empty() || key.size() > kLongestKey || value.size() > kLongestValue)
      refuse("key_value_store", "has an entry '" + key.substr(0, 40) + "' of a wrong length",
             "keys have 1 to 512 bytes, values up to 1024");
    if (!seen.insert(key).second)
      refuse("key_value_store", "has the key '" + key + "' twice", "keep one of the two");
  }
  if (size > kLargestStore) refuse("key_value_store", "is larger than 5 MB", "keep less in it");
  if (f.runtime == FunctionRuntimeVersion::Js10 && (!name.empty() || !f.keyValueStore.empty()))
    report.node(node, "runtime", "export.key-value-store",
                "'" + node.name + "' has a key value store, which cloudfront-js-1.0 can't read",
                "use cloudfront-js-2.0");
}

}  // namespace

void checkFunction(const Node& node, Report& report) {
  const auto& f = std::get<FunctionConfig>(node.config);
  if (f.code.size() > kLongestCode)
    report.node(node, "code", "export.function-size",
                "The code of '" + node.name + "' has " + std::to_string(f.code.size()) +
                    " bytes; CloudFront takes 10240",
                "shorten it, starting with comments");
  if (f.code.find_first_not_of(" \t\r\n") == std::string::npos)
    report.node(node, "code", "export.function-empty", "'" + node.name + "' has no code",
                "write a function called handler");
  checkStore(node, f, report);
}

}  // namespace headway::exporting
