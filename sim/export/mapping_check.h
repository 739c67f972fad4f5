// SPDX-License-Identifier: GPL-3.0-or-later
// What API Gateway would refuse of parameter mappings. Not for users of export.h.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "sim/export/report.h"

namespace headway::exporting {

void checkHttpMapping(const Link& link, const IntegrationLink& config, Report& report);
void checkRestMapping(const Link& link, const MethodLink& config, Report& report);
/// A text in single quotes, a context or stage variable, or what begins with one of `prefixes`.
bool isRestValue(std::string_view value, std::initializer_list<std::string_view> prefixes);

}  // namespace headway::exporting
