// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/exchange.h"
#include "sim/model/django_urls.h"

namespace headway::django {

/// What the view behind a row of the table of URLs answers, decorators included. Raises what the view raises.
Asked<Page> answerRow(Exchange& x, const UrlRow& row);

}  // namespace headway::django
