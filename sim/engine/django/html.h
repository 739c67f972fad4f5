// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/exchange.h"
#include "sim/model/django_urls.h"

/// The pages of a table of URLs: short, whole HTML whose links and forms a browser can use.
namespace headway::django {

struct Input {
  std::string type, name, value;
};

/// A form with the CSRF token in front of its inputs.
std::string formHtml(Exchange& x, const std::string& action, const std::vector<Input>& inputs,
                     std::string_view button);

/// A page with links to the other pages of the table. `content` is HTML.
Page htmlPage(const Exchange& x, std::string_view title, const std::string& content);

/// "admin:products" -> "Products".
std::string titleOf(const UrlRow& row);

}  // namespace headway::django
