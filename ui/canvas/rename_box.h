// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include "sim/model/project.h"

namespace headway::ui {

class CanvasView;

/// The field over a card in which its name is typed. Return and leaving it keep the name, Escape does not.
class RenameBox : public QLineEdit {
  Q_OBJECT
 public:
  explicit RenameBox(CanvasView& view);

  void start(const NodeId& id);
  void end(bool keep);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  CanvasView& view_;
  NodeId node_;  ///< empty: nothing is renamed
};

}  // namespace headway::ui
