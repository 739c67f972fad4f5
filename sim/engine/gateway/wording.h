// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/model/request.h"

namespace headway::gateway {

/// "its name is not found in DNS": what broke a connection, for a sentence about it.
std::string_view failureText(OriginFailure failure) noexcept;

/// "the caller lacks a scope": why an authorizer refuses, for a sentence about it.
std::string_view refusalText(AuthorizerDecision decision) noexcept;

/// "A second request came at once." and "More than 5 requests came at once."; `of` stands before "came".
std::string tooManyText(int allowed, std::string_view of = "");

/// How long an integration took against how long `who` waits, exact enough that the two differ.
std::string slowText(std::int64_t took, std::int64_t allowed, std::string_view who);

}  // namespace headway::gateway
