// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/visit_player.h"

#include <algorithm>

#include "sim/engine/own_address.h"
#include "sim/engine/redirect_loop.h"
#include "sim/engine/verdict.h"
#include "sim/engine/viewer/rules.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using viewer::Navigation;
using viewer::rule;

constexpr std::size_t kMostRedirects = 20;  // Fetch standard, section 4.4

std::string titleOf(const std::string& method, const http::Url& url) {
  return method + " " + url.path + (url.query ? "?" + *url.query : "");
}

std::string fingerprintOf(const SampleRequest& sent) {
  std::string out = sent.method + " " + sent.url + "\n";
  for (const auto& [name, value] : sent.headers)
    if (text::equalsIgnoreCase(name, "Cookie")) out += value;
  return out + "\n" + sent.body;
}

/// Gives the named fields their values; those the form has not come last.
void fillIn(NameValues& fields, const NameValues& filled, std::vector<std::string>& extra) {
  for (const auto& [name, value] : filled) {
    const auto there =
        std::find_if(fields.begin(), fields.end(), [&n = name](const auto& f) { return f.first == n; });
    if (there != fields.end()) {
      there->second = value;
    } else {
      fields.emplace_back(name, value);
      extra.push_back(name);
    }
  }
}

void putFields(Navigation& n, const NameValues& fields, bool multipart) {
  if (n.method == "GET") {
    n.url.query = viewer::urlEncoded(fields);
    return;
  }
  n.body = multipart ? viewer::multipart(fields) : viewer::urlEncoded(fields);
  n.contentType = multipart ? "multipart/form-data; boundary=" + std::string(viewer::kBoundary)
                            : "application/x-www-form-urlencoded";
}

template <class List, class Name>
std::string quotedNames(const List& list, Name name) {
  std::string out;
  for (const auto& item : list) out += (out.empty() ? "'" : ", '") + name(item) + "'";
  return out;
}

}  // namespace

VisitPlayer::VisitPlayer(ProjectPtr project, const SampleRequest& request, const Ports& ports,
                         EdgeState& edge, People& people, bool keepsCookies)
    : project_(std::move(project)),
      request_(request),
      ports_(ports),
      edge_(edge),
      clock_(ports.clock, edge),
      people_(people),
      keepsCookies_(keepsCookies) {
  const Node* first = project_->firstOfKind(NodeKind::Viewer);
  viewerId_ = first ? first->id.value : "";
  usual_.name = request.name;
  usual_.authorizer = request.authorizer;
  usual_.answers = request.answers;
  waited_ = request.wait;
  out_.entries.reserve(request.steps.size() + 2);
  chooseViewer(request.viewer.empty() ? viewerId_ : request.viewer);
}

void VisitPlayer::chooseViewer(const std::string& named) {
  const Node* node = project_->find(NodeId{named});
  if (node && node->kind() == NodeKind::Viewer) viewerId_ = named;
  if (person_ != named) chain_.clear();
  person_ = named;
}

viewer::Browser& VisitPlayer::browser() { return people_.try_emplace(person_, keepsCookies_).first->second; }

void VisitPlayer::play(const VisitStep& step, std::size_t index) {
  step_ = index;
  if (!step.viewer.empty()) chooseViewer(step.viewer);
  switch (step.does) {
    case StepKind::Open: return open(step);
    case StepKind::Follow: return follow();
    case StepKind::Submit: return submit(step);
    case StepKind::Click: return click(step);
    case StepKind::Wait:
      edge_.turnedSeconds += step.seconds;
      waited_ += step.seconds;
      return;
  }
}

void VisitPlayer::go(Navigation navigation, std::size_t index) {
  step_ = index;
  credentials_ = request_.credentials;
  send(std::move(navigation));
}

void VisitPlayer::followRest(std::size_t index) {
  step_ = index;
  if (browser().redirect()) follow();
}

VisitTrace VisitPlayer::finish() && {
  if (out_.entries.empty())
    cannot(rule("viewer.visit.no-request"), "The visit asks for nothing: let a step open a URL.");
  return std::move(out_);
}

// Relative to the page, before the first page to the request's URL; directly to the node's own name.
std::optional<http::Url> VisitPlayer::address(const VisitStep& step) {
  auto base = http::parseUrl(request_.url);
  if (const http::Url* shown = browser().url()) base = *shown;
  if (!step.direct.empty()) {
    const Node* node = project_->find(NodeId{step.direct});
    if (!node || node->kind() == NodeKind::Viewer || node->kind() == NodeKind::Function) {
      cannot(rule("viewer.visit.no-node"), "There is no node '" + step.direct + "' that could be asked.");
      return std::nullopt;
    }
    base = ownAddress(*project_, *node);
  }
  const auto scheme = step.url.find("://");
  const bool absolute = scheme != std::string::npos && step.url.find_first_of("/?#") > scheme;
  auto url = absolute || !base ? http::parseUrl(step.url) : http::resolveReference(*base, step.url);
  if (!url) {
    cannot(rule("viewer.request.url"), url.error().message + ".");
    return std::nullopt;
  }
  if (!step.direct.empty()) direct_[text::lower(url->authority())] = step.direct;
  return *url;
}

void VisitPlayer::open(const VisitStep& step) {
  const auto url = address(step);
  if (!url) return;
  Navigation n;
  n.method = step.method;
  n.url = *url;
  n.headers = step.headers;
  if (!step.fields.empty()) putFields(n, step.fields, false);
  if (!step.from.empty())
    if (auto page = http::parseUrl(step.from)) n.page = *page;
  credentials_ = step.credentials;
  send(std::move(n));
}

void VisitPlayer::follow() {
  if (!browser().redirect())
    return cannot(rule("viewer.visit.nothing-to-follow"),
                  "The last answer is no redirect, so there is nothing to follow.");
  while (const viewer::Browser::Redirect* to = browser().redirect()) {
    if (!to->target)
      return cannot(rule("viewer.visit.bad-location"),
                    "Location: " + to->location + " is no http or https URL.");
    Navigation n = browser().followed();
    if (n.redirects.size() > kMostRedirects) {
      if (comesBack()) return;
      return cannot(rule("viewer.visit.too-many-redirects"), "After " + std::to_string(kMostRedirects) +
                                                                 " redirects the browser gives up at " +
                                                                 to->target->text() + ".");
    }
    send(std::move(n));
    if (goesInCircles()) return;
  }
}

const viewer::Form* VisitPlayer::findForm(const std::string& action) {
  const viewer::Page& page = browser().page();
  const auto fits = [&](const viewer::Form& form) {
    if (action.empty()) return true;
    const auto wanted = http::resolveReference(*browser().url(), action);
    return wanted && (wanted->text() == form.action.text() || action == form.action.path);
  };
  const auto found = std::find_if(page.forms.begin(), page.forms.end(), fits);
  return found == page.forms.end() ? nullptr : &*found;
}

void VisitPlayer::submit(const VisitStep& step) {
  credentials_ = step.credentials;
  if (!step.from.empty()) {
    // A form that another site wrote: it knows no field of ours, and no token.
    VisitStep forged = step;
    if (forged.method == "GET") forged.method = "POST";
    return open(forged);
  }
  const viewer::Form* form = browser().url() ? findForm(step.url) : nullptr;
  if (!form) {
    const auto& forms = browser().page().forms;
    if (browser().redirect())
      return cannot(rule("viewer.visit.no-form"),
                    "The last answer is a redirect: follow it to the page first.");
    const std::string where = browser().url() ? browser().url()->text() : "An empty window";
    return cannot(rule("viewer.visit.no-form"),
                  forms.empty() ? where + " shows no form. Open the page with the form before."
                                : "The page has no form that leads to '" + step.url + "', only to " +
                                      quotedNames(forms, [](const auto& f) { return f.action.path; }) + ".");
  }
  Navigation n = browser().fromPage();
  n.method = form->method;
  n.url = form->action;
  n.headers = step.headers;
  NameValues fields = form->fields;
  fillIn(fields, step.fields, n.extraFields);
  putFields(n, fields, form->multipart);
  send(std::move(n));
}

const viewer::PageLink* VisitPlayer::findLink(const std::string& wanted) {
  const auto& links = browser().page().links;
  const auto target = http::resolveReference(*browser().url(), wanted);
  const auto find = [&](auto fits) {
    const auto found = std::find_if(links.begin(), links.end(), fits);
    return found == links.end() ? nullptr : &*found;
  };
  if (const auto* link = find([&](const auto& l) { return l.words == wanted || l.href == wanted; }))
    return link;
  if (!target) return nullptr;
  if (const auto* link = find([&](const auto& l) { return l.url == *target; })) return link;
  return find([&](const auto& l) { return l.url.path == target->path && !target->query; });
}

void VisitPlayer::click(const VisitStep& step) {
  if (!step.from.empty()) return open(step);
  const viewer::PageLink* link = browser().url() ? findLink(step.url) : nullptr;
  if (!link) {
    const auto& links = browser().page().links;
    return cannot(
        rule("viewer.visit.no-link"),
        "There is no link '" + step.url + "' on the page." +
            (links.empty() ? " It has none at all."
                           : " It has " + quotedNames(links, [](const auto& l) { return l.href; }) + "."));
  }
  Navigation n = browser().fromPage();
  n.url = link->url;
  n.headers = step.headers;
  credentials_ = step.credentials;
  send(std::move(n));
}

void VisitPlayer::send(Navigation navigation) {
  if (navigation.redirects.empty()) chain_.clear();
  navigation.url.host = text::lower(navigation.url.host);  // as the URL standard has it
  SampleRequest sample = usual_;
  sample.viewer = viewerId_;
  sample.credentials = credentials_;
  viewer::Exchange exchange{browser()};
  browser().send(std::move(navigation), clock_.epochMilliseconds() / 1000, sample, exchange);
  const http::Url& url = browser().sent().url;
  if (const auto found = direct_.find(text::lower(url.authority())); found != direct_.end())
    exchange.direct = found->second;
  VisitEntry entry;
  entry.step = step_;
  entry.title = titleOf(sample.method, url);
  entry.waited = std::exchange(waited_, 0);
  entry.person = person_;
  entry.trace = drive(Run(project_, sample, ports_.clock, ports_.ids, edge_, &exchange), ports_);
  entry.kept = std::move(exchange.kept);
  chain_.push_back({out_.entries.size(), fingerprintOf(sample)});
  entry.sent = std::move(sample);
  out_.entries.push_back(std::move(entry));
}

bool VisitPlayer::goesInCircles() {
  const auto before = std::find_if(chain_.begin(), chain_.end() - 1, [&](const Asked& a) {
    return a.fingerprint == chain_.back().fingerprint;
  });
  if (before == chain_.end() - 1 || !browser().redirect()) return false;
  return endInLoop(before->entry), true;
}

// A circle whose query grows with every round (?next=...) never sends the same request twice.
bool VisitPlayer::comesBack() {
  const auto page = [&](const Asked& a) {
    const std::string& url = out_.entries[a.entry].sent.url;
    return url.substr(0, url.find('?'));
  };
  const auto before = std::find_if(chain_.begin(), chain_.end() - 1,
                                   [&](const Asked& a) { return page(a) == page(chain_.back()); });
  if (before == chain_.end() - 1) return false;
  return endInLoop(before->entry), true;
}

void VisitPlayer::endInLoop(std::size_t first) {
  out_.loop = nameLoop(*project_, out_.entries, first);
  Trace& trace = out_.entries.back().trace;
  trace.hops.back().notes.push_back({rule("viewer.visit.redirect-loop"), out_.loop->sentence});
  trace.verdict = verdictOf(trace);
  trace.verdict.kind = Verdict::Kind::Refused;
  trace.verdict.sentence = out_.loop->sentence;
}

void VisitPlayer::cannot(RuleId why, std::string sentence) {
  VisitEntry entry;
  entry.step = step_;
  entry.title = out_.entries.empty() ? "Nothing is sent" : "Nothing more is sent";
  entry.waited = std::exchange(waited_, 0);
  entry.person = person_;
  entry.sent = usual_;
  entry.sent.url = request_.url;
  entry.trace.request = request_.name;
  Hop hop;
  hop.node = NodeId{viewerId_.empty() ? "viewer" : viewerId_};
  hop.stage = "sends";
  hop.outcome = Unknown{why, std::move(sentence)};
  entry.trace.hops.push_back(std::move(hop));
  entry.trace.verdict = verdictOf(entry.trace);
  out_.entries.push_back(std::move(entry));
}

}  // namespace headway
