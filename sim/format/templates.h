// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace headway {

/// A project to begin with: a file of resources/examples, compiled in. Its first request is delivered.
struct ProjectTemplate {
  std::string_view id;     ///< "load-balancer": the file's name without its ending
  std::string_view title;  ///< "Load balancer and gunicorn"
  std::string_view text;   ///< a project file
};

/// The worked example first.
std::span<const ProjectTemplate> projectTemplates();
/// Null if there is none of that id.
const ProjectTemplate* findTemplate(std::string_view id);

}  // namespace headway
