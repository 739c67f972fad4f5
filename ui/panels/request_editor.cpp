// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_editor.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/inspector/field_manners.h"
#include "ui/inspector/pairs_editor.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QLabel* caption(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "caption");
  label->setFont(Theme::instance().caption());
  return label;
}

}  // namespace

RequestEditor::RequestEditor(QWidget* parent)
    : QFrame(parent, Qt::Popup),
      name_(new QLineEdit(this)),
      error_(new QLabel(this)),
      headers_(new PairsEditor(this)),
      body_(new QPlainTextEdit(this)) {
  setProperty("role", "card");
  name_->setObjectName(QStringLiteral("requestName"));
  name_->setAccessibleName(tr("Name of the request"));
  headers_->setObjectName(QStringLiteral("requestHeaders"));
  body_->setObjectName(QStringLiteral("requestBody"));
  body_->setAccessibleName(tr("Body of the request"));
  body_->setPlaceholderText(tr("no body"));
  body_->setFixedHeight(88);
  body_->setTabChangesFocus(true);
  error_->setProperty("role", "error");
  error_->setWordWrap(true);
  error_->hide();
  leaveUndoToDocument(name_);
  leaveUndoToDocument(body_);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
  layout->setSpacing(metrics::kGap);
  layout->addWidget(caption(tr("Name"), this));
  layout->addWidget(name_);
  layout->addWidget(error_);
  layout->addWidget(caption(tr("Headers"), this));
  layout->addWidget(headers_);
  layout->addWidget(caption(tr("Body"), this));
  layout->addWidget(body_);
  layout->addStretch();

  connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) {
    SampleRequest changed = shown_;
    changed.name = name.toStdString();
    emit edited(tr("Rename request"), "name", changed);
  });
  connect(headers_, &FieldEditor::edited, this, [this] {
    SampleRequest changed = shown_;
    changed.headers = *headers_->value().as<NameValues>();
    emit edited(tr("Change request headers"), "headers", changed);
  });
  connect(body_, &QPlainTextEdit::textChanged, this, [this] {
    SampleRequest changed = shown_;
    changed.body = body_->toPlainText().toStdString();
    emit edited(tr("Change request body"), "body", changed);
  });
  connect(headers_, &FieldEditor::finished, this, &RequestEditor::finished);
  connect(name_, &QLineEdit::editingFinished, this, &RequestEditor::finished);
  const auto dress = [this] { body_->setFont(Theme::instance().mono()); };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
}

void RequestEditor::show(const SampleRequest& request) {
  shown_ = request;
  const QSignalBlocker quietBody(body_);
  if (name_->text() != qs(request.name)) name_->setText(qs(request.name));
  headers_->setValue(request.headers);
  if (body_->toPlainText() != qs(request.body)) body_->setPlainText(qs(request.body));
  showError({});
}

void RequestEditor::showError(const QString& text) {
  error_->setText(text);
  error_->setVisible(!text.isEmpty());
  setStyleState(name_, "state", text.isEmpty() ? QString() : QStringLiteral("refused"));
}

void RequestEditor::popUp(const QWidget* anchor) {
  setFixedWidth(qMax(360, anchor->width()));
  move(anchor->mapToGlobal(QPoint(0, anchor->height() + metrics::kGrid)));
  setVisible(true);
  name_->setFocus();
}

void RequestEditor::hideEvent(QHideEvent* event) {
  QFrame::hideEvent(event);
  emit finished();
}

}  // namespace headway::ui
