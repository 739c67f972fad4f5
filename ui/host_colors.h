// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <vector>

#include "sim/engine/trace.h"

namespace headway::ui {

/// The colour of a host name is its identity: each distinct name of a trace has one, the viewer's first
/// (teal), the origin's second (violet), then more in the order they turn up. A cheap value; the colours
/// follow the theme.
class HostColors {
 public:
  HostColors() = default;
  explicit HostColors(const Trace& trace);

  /// Position of that host (port and case do not matter), or -1 for a text that is no host of the trace.
  int indexOf(const QString& host) const;
  /// Its colour in the current theme; an invalid colour for an unknown name.
  QColor color(const QString& host) const;

  /// A run of characters inside a text that is a known host.
  struct Span {
    qsizetype start, length;
    int index;
  };
  /// The known hosts inside any text, left to right, for painting.
  std::vector<Span> spans(const QString& text) const;
  /// The text as HTML, escaped, each known host in its colour and in the mono font.
  QString html(const QString& text) const;

  const std::vector<QString>& hosts() const { return hosts_; }
  bool operator==(const HostColors&) const = default;

 private:
  void add(std::string_view host);

  std::vector<QString> hosts_;  ///< lower case, without port
};

}  // namespace headway::ui
