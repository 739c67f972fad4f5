// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/function.h"

#include "sim/model/describe.h"

namespace headway {

template <>
const Described<FunctionConfig>& describe<FunctionConfig>() {
  using F = FunctionConfig;
  using describing::field;
  static const auto all = describing::described<F>(
      "function", "Function",
      "A CloudFront Function: JavaScript that runs at the edge on each request of its behaviors.",
      {
          field(
              &F::runtime,
              {.name = "runtime",
               .label = "Runtime",
               .help = "2.0 knows let and const, async functions and more.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-features.html"}),
          field(
              &F::code,
              {.name = "code",
               .label = "Code",
               .type = FieldType::Code,
               .help = "Up to 10 KB. handler(event) returns the request to send on, or a response.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html"}),
          field(
              &F::keyValueStoreName,
              {.name = "key_value_store_name",
               .label = "Key value store",
               .help =
                   "Name of the key value store that cf.kvs() reads; runtime 2.0 only. Empty and without entries: none.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/kvs-with-functions.html",
               .rare = true}),
          field(
              &F::keyValueStore,
              {.name = "key_value_store",
               .label = "Its keys and values",
               .help = "Keys up to 512 bytes, values up to 1 KB, 5 MB together.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html",
               .rare = true}),
      });
  return all;
}

}  // namespace headway
