// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/import_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "sim/support/text.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

enum Column { Name, What, Where };

QString placeText(const Place& where) {
  return QStringLiteral("%1:%2").arg(QFileInfo(qs(where.file)).fileName()).arg(where.line);
}

constexpr std::size_t kLongList = 70;

/// Long lists get a line an entry.
QString valueText(const Value& v) {
  const auto* list = v.as<Texts>();
  if (!list) return qs(display(v));
  const std::string line = text::join(*list, ", ");
  return line.size() > kLongList ? qs(text::join(*list, "\n")) : "[" + qs(line) + "]";
}

QTreeWidgetItem* group(QTreeWidget* list, const QString& title) {
  auto* item = new QTreeWidgetItem(list, {title});
  QFont bold = item->font(Name);
  bold.setBold(true);
  item->setFont(Name, bold);
  item->setFirstColumnSpanned(true);
  item->setFlags(Qt::ItemIsEnabled);
  item->setExpanded(true);
  return item;
}

void add(QTreeWidgetItem* to, const QString& name, const QString& what, const Place& where) {
  auto* item = new QTreeWidgetItem(to, {name, what, placeText(where)});
  item->setToolTip(What, what);
  item->setToolTip(Where, qs(where.file) + (where.lineText.empty() ? QString() : "\n" + qs(where.lineText)));
  item->setForeground(Where, Theme::instance().colors().muted);
  item->setFont(Where, Theme::instance().mono());
}

/// What to do stands below in a row of its own.
void addFinding(QTreeWidgetItem* to, const Diagnostic& d) {
  add(to, qs(d.where.field), qs(d.message), d.where);
  if (d.hint.empty()) return;
  auto* hint = new QTreeWidgetItem(to, {QString(), qs(d.hint)});
  hint->setForeground(What, Theme::instance().colors().muted);
}

}  // namespace

ImportDialog::ImportDialog(const QString& node, const DjangoConfig& before,
                           const Read<SettingsReport>& report, QWidget* parent)
    : QDialog(parent), list_(new QTreeWidget(this)) {
  setWindowTitle(tr("Import settings.py"));
  resize(860, 560);
  auto* intro = new QLabel(this);
  intro->setWordWrap(true);
  intro->setProperty("role", "muted");
  list_->setHeaderLabels({tr("Setting"), tr("Value"), tr("Where")});
  list_->setRootIsDecorated(false);
  list_->setIndentation(metrics::kMargin);
  list_->setUniformRowHeights(false);
  list_->setWordWrap(true);
  list_->setTextElideMode(Qt::ElideNone);
  list_->setStyleSheet(QStringLiteral("QTreeWidget::item { padding: 3px 4px; }"));
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
  list_->header()->setSectionResizeMode(What, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(Where, QHeaderView::ResizeToContents);
  auto* buttons = new QDialogButtonBox(this);
  buttons->addButton(report ? QDialogButtonBox::Cancel : QDialogButtonBox::Close);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(metrics::kGap);
  layout->addWidget(intro);
  layout->addWidget(list_, 1);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  if (!report) {
    intro->setText(tr("This file could not be read. Nothing was changed."));
    showErrors(report.error());
    return;
  }
  intro->setText(
      tr("Your settings were looked at, not run. OK puts them into “%1” as one step that undo takes back.")
          .arg(node));
  auto* ok = buttons->addButton(QDialogButtonBox::Ok);
  for (QAbstractButton* button : buttons->buttons()) button->setIcon({});
  ok->setDefault(true);
  ok->setEnabled(withSettings(before, *report) != before);
  if (!ok->isEnabled()) intro->setText(tr("“%1” has these settings already.").arg(node));
  fill(before, *report);
}

void ImportDialog::fill(const DjangoConfig& before, const SettingsReport& report) {
  const Colors& c = Theme::instance().colors();
  if (!report.taken.empty()) {
    QTreeWidgetItem* taken = group(list_, tr("Read"));
    for (const TakenSetting& t : report.taken) {
      QString what = valueText(t.value);
      if (!t.environment.empty())
        what += tr("\nfrom the environment (%1), default taken").arg(qs(text::join(t.environment, ", ")));
      add(taken, qs(t.name), what, t.where);
      if (nodeField(before, t.name) != t.value)
        taken->child(taken->childCount() - 1)->setForeground(What, c.changed);
    }
  }
  if (!report.notRead.empty()) {
    QTreeWidgetItem* left = group(list_, tr("Not read, left as they are"));
    for (const LeftSetting& l : report.notRead) add(left, qs(l.name), qs(l.why), l.where);
  }
  if (!report.findings.empty()) {
    QTreeWidgetItem* found = group(list_, tr("Worth a look"));
    for (const Diagnostic& d : report.findings) addFinding(found, d);
  }
  if (!report.unused.empty()) {
    QTreeWidgetItem* unused = group(list_, tr("Not used by Headway"));
    for (const LeftSetting& l : report.unused) add(unused, qs(l.name), qs(l.why), l.where);
    unused->setExpanded(false);
  }
}

void ImportDialog::showErrors(const Diagnostics& errors) {
  QTreeWidgetItem* why = group(list_, tr("Why"));
  for (const Diagnostic& d : errors) {
    QString what = qs(d.message);
    if (!d.where.lineText.empty()) what += "\n" + qs(d.where.lineText);
    if (!d.hint.empty()) what += "\n" + qs(d.hint);
    add(why, QString(), what, d.where);
  }
}

}  // namespace headway::ui
