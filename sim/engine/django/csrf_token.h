// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/django/settings.h"

namespace headway::django {

inline constexpr std::size_t kCsrfSecretLength = 32;
inline constexpr std::size_t kCsrfTokenLength = 64;

/// Letters and digits only.
bool isCsrfText(std::string_view text) noexcept;
/// What is wrong with the form of a token or cookie (4.0 and later): "has incorrect length",
/// "has invalid characters", or nothing.
std::optional<std::string_view> csrfFormatFault(std::string_view token) noexcept;
/// A secret and a mask, both 32 letters and digits, made one token of 64 (_mask_cipher_secret).
std::string maskCsrfSecret(std::string_view secret, std::string_view mask);
/// The secret in a token of 64 (_unmask_cipher_token).
std::string unmaskCsrfToken(std::string_view token);

/// The last value of the field in a form body (application/x-www-form-urlencoded or multipart/form-data), or
/// "". Django 3.2 knows the types in lower case only.
std::string formField(Version version, std::string_view contentType, std::string_view body,
                      std::string_view name);
/// What MultiPartParser says of a multipart type whose boundary is missing or malformed.
std::optional<std::string> boundaryFault(Version version, std::string_view contentType);

}  // namespace headway::django
