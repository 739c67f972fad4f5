// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/engine/django/exchange.h"
#include "sim/model/django_urls.h"

/// Views of django.contrib.auth and django.contrib.admin, and what they share with the other views.
namespace headway::django {

/// LoginView; AdminSite.login for a row of the admin.
Asked<Page> loginPage(Exchange& x, const UrlRow& row);
/// LogoutView; AdminSite.logout for a row of the admin.
Asked<Page> logoutPage(Exchange& x, const UrlRow& row);
/// A view behind AdminSite.admin_view().
Asked<Page> adminPage(Exchange& x, const UrlRow& row);

/// The way out that pages for signed-in visitors show: a form since 4.1, a link before. "" if the table has
/// no page of that name.
std::string signOutHtml(Exchange& x, std::string_view name);

/// What a generic View answers by itself: 405, or to OPTIONS the methods it takes. An empty list takes all.
std::optional<Page> answerForMethod(Exchange& x, const std::vector<std::string>& allowed);

/// AttributeError: 'WSGIRequest' object has no attribute ...
Raised noAttribute(const Exchange& x, std::string_view name);

}  // namespace headway::django
