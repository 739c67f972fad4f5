// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::cloudfront {

/// How well a name fits a distribution: 0 not at all, more is more specific; a whole name beats a wildcard.
int nameFit(const DistributionConfig& distribution, std::string_view host);

/// The distribution that serves `host` when a request reached `reached`: the one of the project with the most
/// specific name. `reached` itself if none fits better. Source: CNAMEs.
const Node& servedBy(const Project& project, const Node& reached, std::string_view host);

/// Answers 421 when the connection's TLS name belongs to another distribution of the project than Host.
void checkTlsName(Stage& stage, const Project& project, const Node& distribution);

/// The HTTP version the viewer and the distribution agree on.
void agreeOnVersion(Stage& stage, const DistributionConfig& distribution);

/// The distribution serves nobody from the viewer's country.
bool countryKeptOut(const DistributionConfig& distribution, const ViewerConfig& viewer);
/// The behavior wants a signature, and no URL or cookie brings a whole one.
bool signatureMissing(const http::Request& request, const Behavior& behavior);

/// Answers 403 to a viewer whose country the distribution keeps out.
void checkCountry(Stage& stage, const DistributionConfig& distribution, const ViewerConfig& viewer);

/// Answers 403 where the behavior wants a signature and the request has none.
void checkSignature(Stage& stage, const Behavior& behavior);

/// Adds Alt-Svc where the distribution speaks HTTP/3.
void offerHttp3(Stage& stage, const DistributionConfig& distribution);

}  // namespace headway::cloudfront
