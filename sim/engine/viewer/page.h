// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/http/url.h"
#include "sim/model/field.h"

namespace headway::viewer {

/// A form as the page brings it.
struct Form {
  http::Url action;            ///< resolved against the page
  std::string method = "GET";  ///< "GET" or "POST"
  bool multipart = false;      ///< enctype multipart/form-data
  NameValues fields;           ///< what is sent if the person fills in nothing and presses the first button
};

/// A link as the page brings it.
struct PageLink {
  http::Url url;      ///< resolved against the page
  std::string href;   ///< as written
  std::string words;  ///< its text, blanks made one
};

/// What of an HTML page a person can press.
struct Page {
  std::vector<Form> forms;
  std::vector<PageLink> links;
  std::string referrerPolicy;  ///< of <meta name="referrer">; "" = none
};

/// Reads HTML as forgivingly as browsers do, of bodies over one megabyte the beginning. Forms and links that
/// lead to no http or https URL are left out.
Page readPage(std::string_view html, const http::Url& url);

/// "a=1&b=two+words" (URL standard, application/x-www-form-urlencoded).
std::string urlEncoded(const NameValues& fields);

/// The boundary of multipart bodies; always the same, so traces repeat.
inline constexpr std::string_view kBoundary = "----HeadwayFormBoundary7MA4YWxkTrZu0gW";
std::string multipart(const NameValues& fields);

}  // namespace headway::viewer
