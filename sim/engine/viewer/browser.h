// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/stage.h"
#include "sim/engine/viewer/cookie_jar.h"
#include "sim/engine/viewer/navigation.h"
#include "sim/engine/viewer/page.h"
#include "sim/model/request.h"

namespace headway::viewer {

class Browser;

/// A browser's side of one request: what it puts in, and where the answer goes. The browser must outlive it.
struct Exchange {
  Browser& browser;
  std::vector<RuleId> headerRules{};  ///< why each header of the sample request is there, in their order
  std::vector<Note> notes{};          ///< of the hop that sends
  std::string direct{};             ///< id of the node that is asked, without a wire; "" = as the wires lead
  std::vector<std::string> kept{};  ///< names of the cookies that stayed of the answer
};

/// One person's browser: cookies, the page it shows, and the hosts it goes to over https alone. A value.
class Browser {
 public:
  explicit Browser(bool keepsCookies = true) : keepsCookies_(keepsCookies) {}

  /// Where the answer to the last request sends the browser.
  struct Redirect {
    int status = 0;
    std::string location;             ///< as written
    std::optional<http::Url> target;  ///< none: it can't be followed
  };

  /// Goes to a page: `sample` gets method, URL, headers and body, `exchange` what is to be said of them.
  void send(Navigation navigation, std::int64_t now, SampleRequest& sample, Exchange& exchange);
  /// Takes in the answer to what was sent last.
  void receive(Stage& stage, Exchange& exchange);

  /// What was sent last.
  const Navigation& sent() const noexcept { return sent_; }
  /// The page that is shown; null before the first.
  const http::Url* url() const noexcept { return url_ ? &*url_ : nullptr; }
  /// Its forms and links.
  const Page& page();
  /// A navigation that the shown page starts.
  Navigation fromPage();
  const Redirect* redirect() const noexcept { return redirect_ ? &*redirect_ : nullptr; }
  /// The redirect followed; only if it has a target.
  Navigation followed() const;
  const CookieJar& jar() const noexcept { return jar_; }

 private:
  struct HttpsOnly {
    std::int64_t until = 0;
    bool below = false;  ///< for all names below too
  };
  bool goesByHttps(const http::Url& url, std::int64_t now) const;
  void rememberHttps(Stage& stage, const http::Response& answer, std::int64_t now);

  bool keepsCookies_;
  CookieJar jar_;
  std::map<std::string, HttpsOnly> httpsOnly_;
  Navigation sent_;
  std::optional<Redirect> redirect_;
  std::optional<http::Url> url_;
  std::string body_, referrerPolicy_;
  std::optional<Page> page_;  ///< of body_, once it was asked for
};

}  // namespace headway::viewer
