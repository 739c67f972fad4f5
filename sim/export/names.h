// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace headway {

/// "Django behind CloudFront" -> "django-behind-cloudfront": letters, digits and single '-' of ASCII, at most
/// 40 characters, begins with a letter. A text without any gives `fallback`.
std::string slug(std::string_view text, std::string_view fallback);
/// "forward-host" -> "ForwardHost": the letters and digits of ASCII; "" if there are none.
std::string pascalCase(std::string_view text);

/// Hands out names that differ even where the case of letters does not count, as in file names of some
/// systems.
class UniqueNames {
 public:
  /// `wanted`, or `wanted` with the first number from 2 that makes it new.
  std::string take(std::string_view wanted);

 private:
  std::set<std::string> taken_;
};

}  // namespace headway
