// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/command_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"
#include "ui/window/fuzzy.h"
#include "ui/window/palette_delegate.h"

namespace headway::ui {
namespace {

constexpr int kWidth = 560, kRows = 10, kTop = 56;
constexpr qsizetype kRecent = 6;
constexpr auto kRecentKey = "palette/recent";

QStringList recent() { return QSettings().value(QLatin1String(kRecentKey)).toStringList(); }

void remember(const QString& id) {
  QStringList ids = recent();
  ids.removeAll(id);
  ids.prepend(id);
  QSettings().setValue(QLatin1String(kRecentKey), ids.mid(0, kRecent));
}

/// What is greyed out comes after what can be done; of equals, what was chosen lately first.
int scoreOf(const PaletteEntry& entry, const FuzzyMatch& match, const QStringList& last) {
  const qsizetype used = last.indexOf(entry.id);
  return match.score + (entry.enabled ? 100000 : 0) + (used < 0 ? 0 : static_cast<int>(50 - used));
}

}  // namespace

CommandPalette::CommandPalette(QWidget* window, std::function<std::vector<PaletteEntry>()> entries)
    : QFrame(window),
      ask_(std::move(entries)),
      line_(new QLineEdit(this)),
      list_(new QListView(this)),
      empty_(
          new QLabel(tr("Nothing is called that. Try a word of a menu, a setting or a node's name."), this)),
      model_(new QStandardItemModel(this)) {
  setObjectName(QStringLiteral("commandPalette"));
  setProperty("role", "card");
  setAccessibleName(tr("Command palette"));
  line_->setPlaceholderText(tr("What do you want to do?"));
  line_->setAccessibleName(tr("Search commands, nodes and requests"));
  line_->installEventFilter(this);
  list_->setModel(model_);
  list_->setItemDelegate(new PaletteDelegate(list_));
  list_->setAccessibleName(tr("What fits"));
  list_->setUniformItemSizes(true);
  list_->setEditTriggers(QListView::NoEditTriggers);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setMouseTracking(true);
  empty_->setProperty("role", "muted");
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
  column->setSpacing(metrics::kGap);
  column->addWidget(line_);
  column->addWidget(list_);
  column->addWidget(empty_);
  connect(line_, &QLineEdit::textChanged, this, &CommandPalette::fill);
  connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) {
    list_->setCurrentIndex(index);
    choose();
  });
  window->installEventFilter(this);
  hide();
}

void CommandPalette::open() {
  before_ = QApplication::focusWidget();
  entries_ = ask_();
  line_->clear();
  fill();
  show();
  raise();
  line_->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::fill() {
  struct Found {
    int score;
    const PaletteEntry* entry;
    QList<qsizetype> letters;
  };
  std::vector<Found> found;
  const QStringList last = recent();
  for (const PaletteEntry& entry : entries_)
    if (auto match = fuzzyMatch(line_->text(), entry.text))
      found.push_back({scoreOf(entry, *match, last), &entry, std::move(match->letters)});
  std::ranges::stable_sort(found, std::ranges::greater(), &Found::score);
  model_->clear();
  for (const Found& f : found) {
    auto* item = new QStandardItem(f.entry->icon, f.entry->text);
    item->setData(f.entry->section, PaletteDelegate::SectionRole);
    item->setData(f.entry->keys, PaletteDelegate::KeysRole);
    item->setData(QVariant::fromValue(f.letters), PaletteDelegate::LettersRole);
    item->setData(static_cast<int>(f.entry - entries_.data()), PaletteDelegate::EntryRole);
    item->setEnabled(f.entry->enabled);
    item->setToolTip(f.entry->enabled ? QString() : tr("Not possible at the moment"));
    model_->appendRow(item);
  }
  list_->setCurrentIndex(model_->index(0, 0));
  list_->setVisible(!found.empty());
  empty_->setVisible(found.empty());
  place();
}

void CommandPalette::place() {
  const int rows = std::clamp(model_->rowCount(), 1, kRows);
  list_->setFixedHeight(rows * PaletteDelegate::kHeight + 2);
  const int width = std::min(kWidth, parentWidget()->width() - 4 * metrics::kMargin);
  setFixedWidth(width);
  layout()->activate();
  adjustSize();
  QFrame::move((parentWidget()->width() - width) / 2, kTop);
}

void CommandPalette::move(int rows) {
  int count = model_->rowCount();  // of those that can be chosen: the others stand behind them
  while (count > 0 && !model_->item(count - 1)->isEnabled()) --count;
  if (count == 0) return;
  const int row = list_->currentIndex().row() + rows;
  const int to = qAbs(rows) == 1 ? (row + count) % count : std::clamp(row, 0, count - 1);
  list_->setCurrentIndex(model_->index(to, 0));
}

void CommandPalette::choose() {
  const QModelIndex index = list_->currentIndex();
  if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled)) return;
  const PaletteEntry entry = entries_.at(index.data(PaletteDelegate::EntryRole).toUInt());
  remember(entry.id);
  leave();
  entry.run();
}

void CommandPalette::leave() {
  hide();
  if (before_) before_->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
  if (object == parent()) {
    if (event->type() == QEvent::Resize && isVisible()) place();
    return false;
  }
  if (event->type() == QEvent::FocusOut && isVisible() && QApplication::activePopupWidget() == nullptr)
    hide();
  if (event->type() != QEvent::KeyPress) return false;
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up: return move(-1), true;
    case Qt::Key_Down: return move(1), true;
    case Qt::Key_PageUp: return move(-kRows), true;
    case Qt::Key_PageDown: return move(kRows), true;
    case Qt::Key_Return:
    case Qt::Key_Enter: return choose(), true;
    case Qt::Key_Escape: return leave(), true;
    default: return false;
  }
}

}  // namespace headway::ui
