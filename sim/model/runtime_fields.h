// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a Django node that fill files of their own. Not for users of the model.
#pragma once

#include <vector>

#include "sim/model/django.h"

namespace headway::describing {

/// What hands requests to Django: adapters, servers, nginx.
void addRuntime(std::vector<Field<DjangoConfig>>& rows);
/// MIDDLEWARE and its settings.
void addMiddleware(std::vector<Field<DjangoConfig>>& rows);

}  // namespace headway::describing
