// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "sim/model/request.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace headway::ui {

class PairsEditor;

/// Drop-down below the request bar: name, headers and body of a sample request.
class RequestEditor : public QFrame {
  Q_OBJECT

 public:
  explicit RequestEditor(QWidget* parent);

  /// Shows it without a signal.
  void show(const SampleRequest& request);
  void showError(const QString& text);
  /// Below `anchor`, as wide, and takes the keys until the person clicks elsewhere.
  void popUp(const QWidget* anchor);

 signals:
  /// `field`: "name", "headers" or "body".
  void edited(const QString& label, const char* field, const headway::SampleRequest& changed);
  void finished();

 protected:
  void hideEvent(QHideEvent* event) override;

 private:
  SampleRequest shown_;
  QLineEdit* name_;
  QLabel* error_;
  PairsEditor* headers_;
  QPlainTextEdit* body_;
};

}  // namespace headway::ui
