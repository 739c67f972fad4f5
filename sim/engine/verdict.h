// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/trace.h"

namespace headway {

/// What the finished hops come to: who decided, by which rule, in one sentence, and the assumptions it rests
/// on.
Verdict verdictOf(const Trace& trace);

}  // namespace headway
