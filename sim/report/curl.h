// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/trace.h"
#include "sim/http/message.h"

namespace headway {

/// The curl command that sends this request as it stands: its headers and no others (but for
/// Content-Length). One line, ends without a newline. Safe to paste: every value is quoted for a POSIX shell,
/// control characters and what is not ASCII are spelled out (bash, zsh and ksh read those), and what curl
/// itself would take for an option, a file or a pattern is sent as it is. A NUL can't be passed to a command:
/// the text ends there.
std::string curlCommand(const http::Request& request);

/// The same for what the viewer of this trace sends; "" if nothing was sent.
std::string curlCommand(const Trace& trace);

/// The word as a POSIX shell reads it back: quoted only where it has to be.
std::string shellWord(std::string_view word);

}  // namespace headway
