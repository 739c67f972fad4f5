// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/stage.h"
#include "sim/http/message.h"
#include "sim/model/project.h"

namespace headway::cloudfront {

/// Settings of an origin that a function replaces for one request; what is absent is inherited.
/// Source: DeveloperGuide/helper-functions-origin-modification.html.
struct OriginOverride {
  std::optional<std::string> domain;      ///< connect here; also the Host and the TLS name unless set
  std::optional<std::string> hostHeader;  ///< Host header to the origin
  std::optional<std::string> sni;         ///< TLS server name
  std::optional<std::string> path;        ///< origin path
  std::optional<NameValues> customHeaders;
  std::optional<Texts> allowedCertificateNames;
  std::optional<int> port;
  std::optional<bool> https;
  std::optional<Texts> sslProtocols;
  std::optional<OriginAccess> accessControl;
  std::optional<std::string> originShield;  ///< Region; "" = off
  std::optional<int> connectionAttempts, connectionTimeout, readTimeout, keepAliveTimeout,
      responseCompletionTimeout;  ///< attempts; seconds

  bool operator==(const OriginOverride&) const = default;
};

/// An origin of the distribution by its id, and what is replaced of it.
struct OriginChoice {
  std::string id;  ///< "" = the behavior's own
  OriginOverride settings;

  bool operator==(const OriginChoice&) const = default;
};

/// What a function's calls come to.
struct OriginSelection : OriginChoice {
  std::vector<OriginChoice> group;    ///< primary and secondary, or empty
  std::vector<int> failoverStatuses;  ///< of the group

  bool changed() const { return !(*this == OriginSelection{}); }
  bool operator==(const OriginSelection&) const = default;
};

/// Reads the calls a viewer-request function made (FunctionRun::originCalls) for the request it returned.
/// Of several calls the last one of a kind counts; settings are replaced on top of a selected origin.
/// Error "function.origin" with the documented limit that a call breaks.
Result<OriginSelection> readOriginCalls(std::string_view calls, const http::Request& request);

/// The origin link with the settings replaced that a link has.
OriginLink overridden(OriginLink link, const OriginOverride& settings);

/// Where a request goes.
struct Origin {
  const Link* link = nullptr;
  OriginLink config;        ///< of the link, with the settings replaced
  OriginOverride settings;  ///< what else the function asked for
  bool outside = false;     ///< the domain it set is no node of the project
  std::shared_ptr<const Link>
      secondary{};  ///< of an origin group the function made, with its failover statuses
  OriginOverride secondarySettings{};
};
/// The origin of a behavior whose link is `assigned`, after the function's calls. May end the run as unknown.
Origin originFor(Stage& stage, const Project& project, const Node& distribution, const Link& assigned,
                 const OriginSelection& selection);

/// Ends the run where the origin's name is a distribution's own, so that the request comes back to
/// CloudFront.
void meetsItself(Stage& stage, const Project& project);

/// Ends the run where a function sent the request out of the project.
void leavesTheDesign(Stage& stage);

/// The distribution's origin link of that id: the id or the name of the node it leads to. Null if none.
const Link* originById(const Project& project, const Node& distribution, std::string_view id);

/// The origin link that leads to the node which answers under that name, or null.
const Link* originAnswering(const Project& project, const Node& distribution, std::string_view domain);

}  // namespace headway::cloudfront
