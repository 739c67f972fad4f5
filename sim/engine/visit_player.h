// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/engine/viewer/browser.h"
#include "sim/engine/visit.h"

namespace headway {

/// The browsers of the people of a visit, by their names.
using People = std::map<std::string, viewer::Browser>;

/// Plays the steps of one request. References must outlive it.
class VisitPlayer {
 public:
  VisitPlayer(ProjectPtr project, const SampleRequest& request, const Ports& ports, EdgeState& edge,
              People& people, bool keepsCookies);

  void play(const VisitStep& step, std::size_t index);
  /// Goes to a page by itself, as one more step.
  void go(viewer::Navigation navigation, std::size_t index);
  /// Follows the redirects of the last answer, if it is one, as one more step.
  void followRest(std::size_t index);
  /// What came of the steps so far; a sentence of its own if they sent nothing.
  VisitTrace finish() &&;

 private:
  /// A request of the current chain of redirects.
  struct Asked {
    std::size_t entry;
    std::string fingerprint;  ///< method, URL, cookies and body
  };

  viewer::Browser& browser();
  void chooseViewer(const std::string& named);
  std::optional<http::Url> address(const VisitStep& step);
  void open(const VisitStep& step);
  void follow();
  void submit(const VisitStep& step);
  void click(const VisitStep& step);
  const viewer::Form* findForm(const std::string& action);
  const viewer::PageLink* findLink(const std::string& wanted);
  void send(viewer::Navigation navigation);
  /// True if the request just sent was sent before in this chain of redirects; names the loop.
  bool goesInCircles();
  bool comesBack();
  void endInLoop(std::size_t first);
  /// An entry that says why the step sends nothing.
  void cannot(RuleId why, std::string sentence);

  ProjectPtr project_;
  const SampleRequest& request_;
  SampleRequest usual_;  ///< what all requests of the visit have in common
  const Ports& ports_;
  EdgeState& edge_;
  TurnedClock clock_;
  People& people_;
  bool keepsCookies_;
  std::string viewerId_;                       ///< id of the viewer node that sends
  std::string person_;                         ///< whose browser
  std::map<std::string, std::string> direct_;  ///< id of the node behind an authority that is asked directly
  std::vector<Asked> chain_;
  std::size_t step_ = 0;
  int waited_ = 0;
  bool credentials_ = true;  ///< what is posted to a login page is right
  VisitTrace out_;
};

}  // namespace headway
