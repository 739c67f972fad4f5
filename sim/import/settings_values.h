// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "sim/model/field.h"
#include "sim/support/result.h"

namespace headway {

/// A value of Python (JSON of sim/import/read_settings.py, with its Python type) as a value of that row.
/// None is what the row has for it: an empty text or list, -1. Error: why it can't be, in one sentence.
Result<Value, std::string> settingValue(const FieldInfo& info, const nlohmann::json& value,
                                        const std::string& type);

}  // namespace headway
