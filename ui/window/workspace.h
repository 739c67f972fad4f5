// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/document/document.h"

class QSplitter;

namespace headway::ui {

class CanvasPane;
class Inspector;
class NodePalette;
class RequestList;
class TracePanel;
class WhyCard;

/// The panels and their places: palette and requests on the left, the canvas, the inspector on the right;
/// below them the trace, and beside it the reason why.
class Workspace : public QWidget {
  Q_OBJECT
 public:
  explicit Workspace(Document& document, QWidget* parent = nullptr);

  CanvasPane& canvas() { return *canvas_; }
  NodePalette& palette() { return *palette_; }
  RequestList& requests() { return *requests_; }
  Inspector& inspector() { return *inspector_; }
  TracePanel& trace() { return *trace_; }
  WhyCard& why() { return *why_; }

  /// Sizes of the parts, to keep between sessions.
  QByteArray saveSizes() const;
  bool restoreSizes(const QByteArray& sizes);

 private:
  void fillTools();

  QSplitter *columns_, *left_, *right_, *top_;
  QWidget* tools_;
  NodePalette* palette_;
  RequestList* requests_;
  CanvasPane* canvas_;
  TracePanel* trace_;
  Inspector* inspector_;
  WhyCard* why_;
};

}  // namespace headway::ui
