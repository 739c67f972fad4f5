// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/model/project.h"
#include "sim/model/request.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace headway::ui {

class ExpectationEditor;
class FieldEditor;
class FieldRow;
class PairsEditor;

/// Drop-down below the request bar: name, headers and body of a sample request; folded away, the request that
/// is sent before it, the steps of a visit, and what origins answer.
class RequestEditor : public QFrame {
  Q_OBJECT

 public:
  explicit RequestEditor(QWidget* parent);

  /// Shows it without a signal. The project offers what can be chosen.
  void show(ProjectPtr project, const SampleRequest& request);
  void showError(const QString& text);
  /// What the request came to just now, and what of that is not as expected; nothing while it runs.
  void setPresent(std::optional<Expectation> present, const QStringList& mismatches);
  /// Below `anchor`, as wide, and takes the keys until the person clicks elsewhere.
  void popUp(const QWidget* anchor);

 signals:
  /// `field`: name of the setting in describe<SampleRequest>().
  void edited(const QString& label, const char* field, const headway::SampleRequest& changed);
  void finished();
  /// The present result is what is expected from now on.
  void presentWanted();

 protected:
  void hideEvent(QHideEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  /// A part that is folded away while the request does not use it.
  struct Fold {
    QPushButton* head;
    QWidget* body;
    QString title;  ///< of the head, when there is nothing to tell
  };

  void layOut();
  void layOutExpectation(QVBoxLayout* to);
  void connectSimple();
  FieldRow* addRow(QVBoxLayout* to, std::string_view field, const QString& label);
  Fold addFold(QVBoxLayout* to, const QString& title, const char* name);
  /// A list of records with its help, in a fold.
  FieldEditor* addRecords(QVBoxLayout* to, std::string_view field, const QString& label, const char* name);
  void setTitle(const Fold& fold, const QString& tells);
  void edit(const FieldInfo& info, const QString& label, const Value& value);
  void showSettings();
  QStringList suggest(Suggest kind) const;
  void fit();

  ProjectPtr project_;
  SampleRequest shown_;
  QScrollArea* scroll_;
  QWidget* content_;
  QLineEdit* name_;
  QLabel* error_;
  PairsEditor* headers_;
  QPlainTextEdit* body_;
  QWidget* single_;  ///< what a visit has no use for
  Fold before_, steps_, origins_, expected_;
  FieldRow* viewer_ = nullptr;
  FieldRow* authorizer_ = nullptr;
  FieldRow* credentials_ = nullptr;
  FieldEditor* visit_ = nullptr;
  FieldEditor* answers_ = nullptr;
  std::vector<FieldRow*> rows_;
  ExpectationEditor* expect_ = nullptr;
};

}  // namespace headway::ui
