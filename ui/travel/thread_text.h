// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <vector>

#include "sim/engine/host_threads.h"
#include "sim/model/project.h"
#include "ui/host_colors.h"

namespace headway::ui {

/// "Host", "X-Forwarded-Host", "Scheme", "Client": as a person reads it.
QString threadTitle(ThreadKind kind);
/// The header that stands for the thread where one is asked for: "X-Forwarded-For" for the client's address.
QString threadHeader(ThreadKind kind);

/// The colour of a value of a thread: that of the host it names; else the accent as long as it is what the
/// viewer had, and the colour of changes where it is another.
QColor threadColor(const HostColors& hosts, const QString& value, bool viewers);

/// The thread as one line of HTML: "Viewer sets shop.example.com · Distribution replaces it with ...".
QString threadStory(const Project& project, const HostThread& thread, const HostColors& hosts);

/// What a node did with a thread, in a word: "sets", "believes".
QString deedWord(Deed deed);
QColor deedColor(Deed deed);
/// The deeds of a node, each once, as they came; only of the first `hops` hops.
std::vector<Deed> deedsAt(const HostThread& thread, const NodeId& node, std::size_t hops);

}  // namespace headway::ui
