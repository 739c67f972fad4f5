// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QMetaType>
#include <QString>

#include "sim/engine/rules.h"

namespace headway::ui {

/// What happened to the text of one cell of a trace table.
enum class CellState {
  Same,      ///< as in the cell to its left
  Added,     ///< was not there before
  Changed,   ///< was there with another value
  Removed,   ///< the text is the value that was taken away
  Absent,    ///< nothing there, nor before
  Believed,  ///< Django made something of this header
  Ignored,   ///< Django read past this header
  Refused,   ///< Django raised because of it
};

/// What the trace models answer besides DisplayRole.
enum TraceRole {
  StateRole = Qt::UserRole + 1,  ///< int of CellState
  HopRole,                       ///< int: index in Trace::hops, -1 = none
  ExplanationRole,               ///< Explanation
  HeaderRole,                    ///< QString: header name of the row
  ReasonRole,                    ///< QString: rules that made the cell so, shown below its text; may be empty
  SectionRole,                   ///< bool: the row is the title of those below it
  MarkedRole,                    ///< bool: the person follows this row
};

/// Why something is as it is: what the card shows for the selected cell, hop or verdict.
struct Explanation {
  QString kicker;  ///< "Why Host changed here"
  QString title;   ///< headline
  QString text;    ///< the general reason
  QString detail;  ///< in this request's own values; may be empty
  RuleId rule;     ///< invalid = no rule decided this
  QString header;  ///< the header it is about; empty = something else

  bool isEmpty() const { return title.isEmpty(); }
  bool operator==(const Explanation&) const = default;
};

/// What a cell of a trace table or a row of a list tells of itself, its header with it.
Explanation explanationAt(const QModelIndex& at);
/// The explanation a rule gives by itself.
Explanation explain(RuleId rule, const QString& kicker, const QString& detail = {});

}  // namespace headway::ui

Q_DECLARE_METATYPE(headway::ui::Explanation)
