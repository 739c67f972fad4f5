// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/host_colors.h"

#include <algorithm>

#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QString withoutPort(const QString& host) {
  const qsizetype colon = host.lastIndexOf(':');
  const bool ipv6 = host.contains(']') ? colon < host.lastIndexOf(']') : host.count(':') > 1;
  return (colon < 0 || ipv6 ? host : host.left(colon)).trimmed().toLower();
}

bool partOfName(QChar c) { return c.isLetterOrNumber() || c == '-' || c == '_' || c == '.'; }

}  // namespace

HostColors::HostColors(const Trace& trace) {
  for (const Hop& hop : trace.hops) {
    for (const http::Message* message : {&hop.in, &hop.out}) {
      const auto* request = std::get_if<http::Request>(message);
      if (!request) continue;
      add(request->headers.get("Host"));
      add(request->headers.get("X-Forwarded-Host"));
    }
  }
}

void HostColors::add(std::string_view host) {
  const QString name = withoutPort(qs(host));
  if (!name.isEmpty() && std::find(hosts_.begin(), hosts_.end(), name) == hosts_.end())
    hosts_.push_back(name);
}

int HostColors::indexOf(const QString& host) const {
  const auto at = std::find(hosts_.begin(), hosts_.end(), withoutPort(host));
  return at == hosts_.end() ? -1 : static_cast<int>(at - hosts_.begin());
}

QColor HostColors::color(const QString& host) const {
  const int index = indexOf(host);
  return index < 0 ? QColor() : Theme::instance().host(index);
}

std::vector<HostColors::Span> HostColors::spans(const QString& text) const {
  std::vector<Span> out;
  for (std::size_t i = 0; i < hosts_.size(); ++i) {
    const qsizetype length = hosts_[i].size();
    for (qsizetype at = text.indexOf(hosts_[i], 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(hosts_[i], at + 1, Qt::CaseInsensitive)) {
      const bool whole =
          (at == 0 || !partOfName(text[at - 1])) &&
          (at + length == text.size() || !partOfName(text[at + length]) ||
           (text[at + length] == '.' && (at + length + 1 == text.size() || text[at + length + 1].isSpace())));
      if (whole) out.push_back({at, length, static_cast<int>(i)});
    }
  }
  std::sort(out.begin(), out.end(), [](const Span& a, const Span& b) { return a.start < b.start; });
  return out;
}

QString HostColors::html(const QString& text) const {
  QString out;
  qsizetype done = 0;
  for (const Span& span : spans(text)) {
    out += text.mid(done, span.start - done).toHtmlEscaped();
    out += QStringLiteral("<span style='color:%1;font-family:\"%2\"'>%3</span>")
               .arg(Theme::instance().host(span.index).name(), Theme::instance().mono().family(),
                    text.mid(span.start, span.length).toHtmlEscaped());
    done = span.start + span.length;
  }
  return out + text.mid(done).toHtmlEscaped();
}

}  // namespace headway::ui
