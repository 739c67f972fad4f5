// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/html.h"

#include <algorithm>

#include "sim/engine/django/python_text.h"
#include "sim/engine/django/url_table.h"

namespace headway::django {
namespace {

bool isLinked(const UrlRow& row) {
  switch (row.kind) {
    case ViewKind::Page:
    case ViewKind::Form:
    case ViewKind::Login:
    case ViewKind::LoginRequired:
    case ViewKind::Admin:
    case ViewKind::Redirect:
    case ViewKind::Upload: return !row.name.empty() && row.name != kAdminCatchAll;
    default: return false;
  }
}

std::string linksOf(const Exchange& x) {
  std::string out;
  for (const View& view : x.site.views) {
    if (!view.row || !isLinked(*view.row)) continue;
    Arguments arguments = x.arguments;
    for (auto& sample : sampleArguments(view.row->pattern)) arguments.push_back(std::move(sample));
    const auto url = reverseUrl(x, view.row->name, arguments);
    if (!url) continue;
    out += "  <a href=\"" + py::escapeHtml(*url) + "\">" + py::escapeHtml(titleOf(*view.row)) + "</a>\n";
  }
  return out;
}

}  // namespace

std::string formHtml(Exchange& x, const std::string& action, const std::vector<Input>& inputs,
                     std::string_view button) {
  std::string out = "<form method=\"post\" action=\"" + py::escapeHtml(action) +
                    "\">\n  <input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"" + csrfToken(x) +
                    "\">\n";
  for (const Input& i : inputs)
    out += "  <input type=\"" + i.type + "\" name=\"" + i.name + "\" value=\"" + py::escapeHtml(i.value) +
           "\">\n";
  return out + "  <button type=\"submit\">" + std::string(button) + "</button>\n</form>\n";
}

Page htmlPage(const Exchange& x, std::string_view title, const std::string& content) {
  const std::string name = py::escapeHtml(title);
  return makePage(200, "text/html; charset=utf-8",
                  "<!doctype html>\n<html lang=\"en\">\n<head>\n  <meta charset=\"utf-8\">\n  <title>" +
                      name + "</title>\n</head>\n<body>\n<nav>\n" + linksOf(x) + "</nav>\n<h1>" + name +
                      "</h1>\n" + content + "</body>\n</html>\n");
}

std::string titleOf(const UrlRow& row) {
  if (row.name == "admin:index") return "Site administration";
  std::string title = row.name.empty() ? row.pattern : row.name.substr(row.name.find(':') + 1);
  std::replace(title.begin(), title.end(), '_', ' ');
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title.empty() ? "Page" : title;
}

}  // namespace headway::django
