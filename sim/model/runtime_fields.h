// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of what hands requests to Django: adapters, servers, nginx. Not for users of the model.
#pragma once

#include <vector>

#include "sim/model/django.h"

namespace headway::describing {

void addRuntime(std::vector<Field<DjangoConfig>>& rows);

}  // namespace headway::describing
