// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Text files of resources/ compiled into the library (see headway_embed in cmake/headway.cmake).
namespace headway::embedded {

extern const std::string_view managedPolicies;  ///< resources/policies/managed.json
extern const std::string_view articleExample;   ///< resources/examples/article.headway.yaml
/// resources/examples/*.headway.yaml; see sim/format/templates.h
extern const std::string_view httpApiTemplate, loadBalancerTemplate, functionUrlTemplate, staticFilesTemplate;
extern const std::string_view reportStyle;  ///< resources/report.css
/// sim/import/read_*.py: one Python script in four parts.
extern const std::string_view readValuesScript, readExpressionsScript, readEnvironmentScript,
    readSettingsScript;

}  // namespace headway::embedded
