// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/templates.h"

#include <algorithm>
#include <array>

#include "sim/support/embedded.h"

namespace headway {

std::span<const ProjectTemplate> projectTemplates() {
  static const std::array<ProjectTemplate, 5> all = {{
      {"article", "Worked example: CloudFront and API Gateway", embedded::articleExample},
      {"http-api", "HTTP API and Lambda", embedded::httpApiTemplate},
      {"load-balancer", "Load balancer and gunicorn", embedded::loadBalancerTemplate},
      {"function-url", "Lambda function URL", embedded::functionUrlTemplate},
      {"static-files", "Static files on S3 and an app", embedded::staticFilesTemplate},
  }};
  return all;
}

const ProjectTemplate* findTemplate(std::string_view id) {
  const auto all = projectTemplates();
  const auto it = std::ranges::find(all, id, &ProjectTemplate::id);
  return it == all.end() ? nullptr : &*it;
}

}  // namespace headway
