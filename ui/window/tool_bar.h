// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

namespace headway::ui {

class Commands;

/// The tool bar: the commands used most, with `middle` (the request) between them.
class ToolBar : public QToolBar {
  Q_OBJECT
 public:
  ToolBar(const Commands& commands, QWidget* middle, QWidget* parent = nullptr);
};

}  // namespace headway::ui
