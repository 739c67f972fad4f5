// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace headway::ui {

/// A name of CloudFront's JavaScript runtime.
struct CodeMember {
  const char* owner;  ///< the kind of value it is a member of; "" = global
  const char* name;
  const char* type = "";            ///< the kind of value it is or gives
  const char* arguments = nullptr;  ///< null: no function
  const char* help = "";            ///< what it does, to be translated as of headway::ui::CodeMember
  bool only20 = false;              ///< cloudfront-js-1.0 lacks it
};

std::span<const CodeMember> codeMembers();
std::span<const char* const> codeKeywords();
/// Names a request's headers have in an event.
std::span<const char* const> codeHeaders();

}  // namespace headway::ui
