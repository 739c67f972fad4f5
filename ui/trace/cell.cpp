// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/cell.h"

#include "ui/text.h"

namespace headway::ui {

Explanation explanationAt(const QModelIndex& at) {
  auto out = at.data(ExplanationRole).value<Explanation>();
  out.header = at.data(HeaderRole).toString();
  return out;
}

Explanation explain(RuleId rule, const QString& kicker, const QString& detail) {
  if (!rule.valid()) return {kicker, {}, {}, detail, rule, {}};
  return {kicker, qs(rule.row().title), qs(rule.row().why), detail, rule, {}};
}

}  // namespace headway::ui
