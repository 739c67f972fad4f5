// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_import_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <utility>

#include "sim/import/request_text.h"
#include "ui/inspector/field_editor.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

enum Column { Method, Url, Status };
constexpr int kFewRequests = 6;  // fewer need no filter
constexpr int kMostNotes = 6;

QString sentence(const Diagnostic& d) {
  return d.hint.empty() ? qs(d.message) : QStringLiteral("%1: %2").arg(qs(d.message), qs(d.hint));
}

/// Where the text went wrong; its line too, where a person can read it and does not see it anyway.
QString errorText(const Diagnostic& d, bool withLine) {
  constexpr std::size_t readable = 100;
  QString out = sentence(d);
  if (d.where.line > 0) out = RequestImportDialog::tr("Line %1: %2").arg(d.where.line).arg(out);
  const std::string& line = d.where.lineText;
  if (withLine && !line.empty() && line.size() < readable) out += '\n' + qs(line);
  return out;
}

}  // namespace

QString notesText(const Diagnostics& notes) {
  QStringList lines;
  for (const Diagnostic& d : notes)
    if (const QString line = sentence(d); !lines.contains(line)) lines << line;
  if (const qsizetype more = lines.size() - kMostNotes; more > 0) {
    lines = lines.mid(0, kMostNotes);
    lines << counted(more, RequestImportDialog::tr("and 1 more"), RequestImportDialog::tr("and %1 more"));
  }
  return lines.join('\n');
}

QString notesText(const std::vector<ImportedRequest>& requests) {
  Diagnostics all;
  for (const ImportedRequest& r : requests) all.insert(all.end(), r.notes.begin(), r.notes.end());
  return notesText(all);
}

RequestImportDialog::RequestImportDialog(const QString& text, QWidget* parent)
    : QDialog(parent), text_(new QPlainTextEdit(this)) {
  text_->setObjectName(QStringLiteral("requestText"));
  text_->setAccessibleName(tr("Text of the request"));
  text_->setPlaceholderText(
      tr("curl 'https://www.example.com/' -H 'Accept: text/html'\n\nor a HAR entry, a whole HAR, or a URL"));
  text_->setFont(Theme::instance().mono());
  text_->setTabChangesFocus(true);
  layOut(
      tr("In the browser's network panel, right-click a request and copy it as cURL or as HAR. Nothing is "
         "run and nothing is sent."));
  text_->setPlainText(text);
  connect(text_, &QPlainTextEdit::textChanged, this, &RequestImportDialog::readText);
  readText();
  text_->setFocus();
}

RequestImportDialog::RequestImportDialog(const QString& source, Result<ImportedRequests> read,
                                         QWidget* parent)
    : QDialog(parent) {
  layOut(
      read ? tr("%1: the requests with a tick become sample requests; one undo takes them back.").arg(source)
           : tr("%1 could not be read. Nothing was changed.").arg(source));
  showRead(read);
  list_->setFocus();
}

void RequestImportDialog::layOut(const QString& introText) {
  setWindowTitle(tr("Paste requests"));
  resize(720, 520);
  auto* intro = new QLabel(introText, this);
  intro->setWordWrap(true);
  intro->setProperty("role", "muted");
  filter_ = new QLineEdit(this);
  filter_->setObjectName(QStringLiteral("requestFilter"));
  filter_->setPlaceholderText(tr("Filter by method or URL"));
  filter_->setAccessibleName(tr("Filter requests"));
  filter_->setClearButtonEnabled(true);
  all_ = new QCheckBox(tr("All shown"), this);
  list_ = new QTreeWidget(this);
  list_->setAccessibleName(tr("Requests found"));
  list_->setHeaderLabels({tr("Method"), tr("URL"), tr("Status")});
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(Method, QHeaderView::ResizeToContents);
  list_->header()->setSectionResizeMode(Url, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(Status, QHeaderView::ResizeToContents);
  notes_ = new QLabel(this);
  notes_->setObjectName(QStringLiteral("requestNotes"));
  notes_->setWordWrap(true);
  notes_->setTextFormat(Qt::PlainText);
  notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  for (QAbstractButton* button : buttons->buttons()) button->setIcon({});
  add_ = buttons->button(QDialogButtonBox::Ok);
  add_->setDefault(true);

  auto* tools = new QHBoxLayout;
  tools->addWidget(filter_, 1);
  tools->addWidget(all_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(metrics::kGap);
  layout->addWidget(intro);
  if (text_) layout->addWidget(text_, 2);
  layout->addLayout(tools);
  layout->addWidget(list_, 1);
  layout->addWidget(notes_);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(filter_, &QLineEdit::textChanged, this, &RequestImportDialog::filter);
  connect(all_, &QCheckBox::clicked, this, &RequestImportDialog::tickShown);
  connect(list_, &QTreeWidget::itemChanged, this, &RequestImportDialog::refresh);
}

void RequestImportDialog::readText() {
  const std::string text = text_->toPlainText().toStdString();
  if (text.find_first_not_of(" \t\r\n") != std::string::npos) return showRead(readRequests(text));
  showRead(ImportedRequests{});
}

void RequestImportDialog::showRead(const Result<ImportedRequests>& read) {
  read_ = read ? *read : ImportedRequests{};
  {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const ImportedRequest& r : read_.requests) {
      auto* item = new QTreeWidgetItem(list_, {qs(r.request.method), qs(r.request.url),
                                               r.status > 0 ? QString::number(r.status) : QString()});
      item->setCheckState(Method, Qt::Checked);
      item->setFont(Url, Theme::instance().mono());
      item->setToolTip(Url, qs(r.request.url));
    }
  }
  const bool many = read_.requests.size() >= kFewRequests;
  filter_->setVisible(many);
  all_->setVisible(many);
  list_->setVisible(!read_.requests.empty());
  QString notes = read ? notesText(read_.notes) : errorText(read.error(), !text_);
  if (const QString more = notesText(read_.requests); !more.isEmpty())
    notes += (notes.isEmpty() ? "" : "\n") + more;
  notes_->setText(notes);
  notes_->setVisible(!notes.isEmpty());
  setStyleState(notes_, "role", read ? QStringLiteral("muted") : QStringLiteral("error"));
  filter(filter_->text());
}

void RequestImportDialog::filter(const QString& part) {
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    QTreeWidgetItem* item = list_->topLevelItem(i);
    const QString line = item->text(Method) + ' ' + item->text(Url);
    item->setHidden(!line.contains(part.trimmed(), Qt::CaseInsensitive));
  }
  refresh();
}

void RequestImportDialog::tickShown(bool on) {
  const QSignalBlocker quiet(list_);
  for (int i = 0; i < list_->topLevelItemCount(); ++i)
    if (QTreeWidgetItem* item = list_->topLevelItem(i); !item->isHidden())
      item->setCheckState(Method, on ? Qt::Checked : Qt::Unchecked);
  refresh();
}

void RequestImportDialog::refresh() {
  int ticked = 0;
  bool allShown = true;
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    const QTreeWidgetItem* item = list_->topLevelItem(i);
    const bool on = item->checkState(Method) == Qt::Checked;
    ticked += on ? 1 : 0;
    allShown = allShown && (on || item->isHidden());
  }
  all_->setChecked(allShown);
  add_->setEnabled(ticked > 0);
  add_->setText(ticked > 0 ? counted(ticked, tr("Add 1 request"), tr("Add %1 requests")) : tr("Add"));
}

std::vector<ImportedRequest> RequestImportDialog::chosen() const {
  std::vector<ImportedRequest> out;
  for (int i = 0; i < list_->topLevelItemCount(); ++i)
    if (list_->topLevelItem(i)->checkState(Method) == Qt::Checked)
      out.push_back(read_.requests[static_cast<std::size_t>(i)]);
  return out;
}

}  // namespace headway::ui
