// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcuts_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/window/commands.h"

namespace headway::ui {
namespace {

enum Column { Name, Place, Keys };
constexpr int kIdRole = Qt::UserRole;

QString shown(const QKeySequence& keys) { return keys.toString(QKeySequence::NativeText); }

}  // namespace

ShortcutsDialog::ShortcutsDialog(Commands& commands, QWidget* parent)
    : QDialog(parent),
      commands_(commands),
      search_(new QLineEdit(this)),
      list_(new QTreeWidget(this)),
      keys_(new QKeySequenceEdit(this)),
      give_(new QPushButton(tr("Use these keys"), this)),
      standard_(new QPushButton(tr("Back to standard"), this)),
      hint_(new QLabel(this)) {
  setWindowTitle(tr("Keyboard shortcuts"));
  resize(620, 560);
  search_->setPlaceholderText(tr("Filter by name or keys"));
  search_->setAccessibleName(tr("Filter commands"));
  search_->setClearButtonEnabled(true);
  list_->setHeaderLabels({tr("Command"), tr("Menu"), tr("Keys")});
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setAccessibleName(tr("Commands"));
  list_->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
  list_->header()->setStretchLastSection(false);
  list_->header()->resizeSection(Place, 110);
  list_->header()->resizeSection(Keys, 150);
  keys_->setAccessibleName(tr("New keys"));
  hint_->setProperty("role", "muted");
  hint_->setWordWrap(true);
  hint_->setMinimumHeight(36);
  hint_->setAlignment(Qt::AlignTop);

  auto* row = new QHBoxLayout;
  row->setSpacing(metrics::kGap);
  row->addWidget(keys_, 1);
  row->addWidget(give_);
  row->addWidget(standard_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
  column->setSpacing(metrics::kGap);
  column->addWidget(search_);
  column->addWidget(list_, 1);
  column->addLayout(row);
  column->addWidget(hint_);
  column->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(search_, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
  connect(list_, &QTreeWidget::currentItemChanged, this, [this] { show(chosen()); });
  connect(list_, &QTreeWidget::itemActivated, keys_, qOverload<>(&QWidget::setFocus));
  connect(keys_, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::check);
  connect(give_, &QPushButton::clicked, this, &ShortcutsDialog::give);
  connect(standard_, &QPushButton::clicked, this,
          [this] { keys_->setKeySequence(commands_.defaultKeys(chosen())); });
  fill();
}

void ShortcutsDialog::fill() {
  for (QAction* action : commands_.all()) {
    const QString id = commands_.id(action);
    auto* item =
        new QTreeWidgetItem(list_, {Commands::plainText(action), menuTitle(commands_.menuOf(id)).remove('&'),
                                    shown(action->shortcut())});
    item->setData(Name, kIdRole, id);
    item->setToolTip(Name, action->statusTip());
  }
  list_->setCurrentItem(list_->topLevelItem(0));
}

void ShortcutsDialog::filter(const QString& typed) {
  QTreeWidgetItem* first = nullptr;
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    QTreeWidgetItem* item = list_->topLevelItem(i);
    const QString all = item->text(Name) + ' ' + item->text(Place) + ' ' + item->text(Keys);
    item->setHidden(!all.contains(typed, Qt::CaseInsensitive));
    if (!first && !item->isHidden()) first = item;
  }
  list_->setCurrentItem(first);
  if (!first) hint_->setText(tr("No command has that in its name or keys."));
}

QString ShortcutsDialog::chosen() const {
  const QTreeWidgetItem* item = list_->currentItem();
  return item ? item->data(Name, kIdRole).toString() : QString();
}

void ShortcutsDialog::show(const QString& id) {
  const QAction* action = commands_.find(id);
  keys_->setEnabled(action);
  const QSignalBlocker quiet(keys_);
  keys_->setKeySequence(action ? action->shortcut() : QKeySequence());
  check();
}

QAction* ShortcutsDialog::owner(const QKeySequence& keys) const {
  if (keys.isEmpty()) return nullptr;
  for (QAction* action : commands_.all())
    if (commands_.id(action) != chosen() && action->shortcuts().contains(keys)) return action;
  return nullptr;
}

void ShortcutsDialog::check() {
  const QAction* action = commands_.find(chosen());
  const QKeySequence keys = keys_->keySequence();
  const QAction* other = owner(keys);
  const bool differs = action && keys != action->shortcut();
  give_->setEnabled(differs);
  give_->setText(differs && other ? tr("Take these keys") : tr("Use these keys"));
  standard_->setEnabled(action && keys != commands_.defaultKeys(chosen()));
  if (!action) return;
  hint_->setText(other ? tr("%1 belongs to “%2”, which would be left without keys.")
                             .arg(shown(keys), Commands::plainText(other))
                 : differs && keys.isEmpty() ? tr("The command would have no keys.")
                 : differs                   ? tr("%1 is free.").arg(shown(keys))
                                             : tr("Press the new keys in the field above."));
}

void ShortcutsDialog::give() {
  if (QAction* other = owner(keys_->keySequence())) commands_.setKeys(commands_.id(other), {});
  commands_.setKeys(chosen(), keys_->keySequence());
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    QTreeWidgetItem* item = list_->topLevelItem(i);
    item->setText(Keys, shown(commands_.find(item->data(Name, kIdRole).toString())->shortcut()));
  }
  check();
}

}  // namespace headway::ui
