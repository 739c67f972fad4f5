// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "ui/inspector/code_editor.h"
#include "ui/inspector/field_editor.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kMatches = 9;  // indicator

QToolButton* tiny(const QString& text, const QString& tip, const char* name, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QLatin1String(name));
  button->setProperty("role", "tiny");
  button->setText(text);
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  button->setFixedSize(22, 22);
  return button;
}

QHBoxLayout* line(QWidget* of) {
  auto* layout = new QHBoxLayout(of);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  return layout;
}

}  // namespace

FindBar::FindBar(CodeEditor* editor, QWidget* parent)
    : QWidget(parent),
      editor_(editor),
      findRow_(new QWidget(this)),
      replaceRow_(new QWidget(this)),
      lineRow_(new QWidget(this)),
      what_(new QLineEdit(findRow_)),
      by_(new QLineEdit(replaceRow_)),
      exact_(tiny(QStringLiteral("Aa"), tr("Upper and lower case differ"), "findExact", findRow_)),
      count_(new QLabel(findRow_)),
      line_(new QSpinBox(lineRow_)) {
  what_->setObjectName(QStringLiteral("findText"));
  what_->setPlaceholderText(tr("Find"));
  what_->setAccessibleName(tr("Find in the code"));
  by_->setObjectName(QStringLiteral("replaceText"));
  by_->setPlaceholderText(tr("Replace by"));
  by_->setAccessibleName(tr("Replace by"));
  line_->setObjectName(QStringLiteral("goToLine"));
  line_->setAccessibleName(tr("Go to line"));
  line_->setButtonSymbols(QAbstractSpinBox::NoButtons);
  exact_->setCheckable(true);
  count_->setProperty("role", "muted");
  count_->setObjectName(QStringLiteral("findCount"));
  layOut();
  hide();
  editor_->installEventFilter(this);
  for (QWidget* field : std::initializer_list<QWidget*>{what_, by_, line_}) field->installEventFilter(this);
  connect(what_, &QLineEdit::textEdited, this, [this] {
    search();
    const int from = static_cast<int>(editor_->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART));
    const auto at =
        std::find_if(matches_.begin(), matches_.end(), [&](const auto& m) { return m.first >= from; });
    select(at == matches_.end() ? 0 : static_cast<int>(at - matches_.begin()));
  });
  connect(exact_, &QToolButton::toggled, this, &FindBar::search);
  connect(editor_, &QsciScintilla::textChanged, this, [this] {
    if (!findRow_->isHidden() && !isHidden()) search();
  });
  connect(line_, &QSpinBox::valueChanged, this, [this](int wanted) {
    editor_->setCursorPosition(wanted - 1, 0);
    editor_->ensureLineVisible(wanted - 1);
  });
  const auto dress = [this] {
    const Theme& theme = Theme::instance();
    for (QWidget* w : std::initializer_list<QWidget*>{what_, by_, line_}) w->setFont(theme.mono());
    count_->setFont(theme.small());
    editor_->indicatorDefine(QsciScintilla::StraightBoxIndicator, kMatches);
    QColor mark = theme.colors().changed;
    mark.setAlpha(70);  // the text below stays readable
    editor_->setIndicatorForegroundColor(mark, kMatches);
    editor_->setIndicatorDrawUnder(true, kMatches);
  };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
}

void FindBar::layOut() {
  auto* previous = tiny(QStringLiteral("↑"), tr("Previous match (Shift+F3)"), "findPrevious", findRow_);
  auto* next = tiny(QStringLiteral("↓"), tr("Next match (F3)"), "findNext", findRow_);
  auto* away = tiny(QStringLiteral("×"), tr("Close (Escape)"), "findClose", findRow_);
  auto* find = line(findRow_);
  find->addWidget(what_, 1);
  for (QWidget* w : std::initializer_list<QWidget*>{count_, exact_, previous, next, away}) find->addWidget(w);
  auto* one = new QPushButton(tr("Replace"), replaceRow_);
  auto* all = new QPushButton(tr("All"), replaceRow_);
  one->setObjectName(QStringLiteral("replaceOne"));
  all->setObjectName(QStringLiteral("replaceAll"));
  auto* replace = line(replaceRow_);
  replace->addWidget(by_, 1);
  for (QPushButton* button : {one, all}) {
    button->setProperty("role", "chip");
    replace->addWidget(button);
  }
  auto* label = new QLabel(tr("Go to line"), lineRow_);
  label->setProperty("role", "muted");
  auto* go = line(lineRow_);
  go->addWidget(label);
  go->addWidget(line_, 1);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, metrics::kGrid, 0, 0);
  rows->setSpacing(metrics::kGrid);
  for (QWidget* row : {findRow_, replaceRow_, lineRow_}) rows->addWidget(row);
  connect(previous, &QToolButton::clicked, this, &FindBar::findPrevious);
  connect(next, &QToolButton::clicked, this, &FindBar::findNext);
  connect(away, &QToolButton::clicked, this, &FindBar::close);
  connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
  connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
}

void FindBar::open(QWidget* row) {
  findRow_->setVisible(row != lineRow_);
  replaceRow_->setVisible(row == replaceRow_);
  lineRow_->setVisible(row == lineRow_);
  show();
}

void FindBar::openFind() {
  open(findRow_);
  const QString chosen = editor_->selectedText();
  if (!chosen.isEmpty() && !chosen.contains(QLatin1Char('\n'))) what_->setText(chosen);
  what_->selectAll();
  what_->setFocus();
  search();
}

void FindBar::openReplace() {
  openFind();
  if (!editor_->isReadOnly()) open(replaceRow_);
}

void FindBar::openLine() {
  open(lineRow_);
  int now = 0, column = 0;
  editor_->getCursorPosition(&now, &column);
  const QSignalBlocker quiet(line_);
  line_->setRange(1, editor_->lines());
  line_->setValue(now + 1);
  line_->selectAll();
  line_->setFocus();
}

void FindBar::close() {
  hide();
  matches_.clear();
  editor_->clearIndicatorRange(0, 0, editor_->lines(), 0, kMatches);
  editor_->setFocus();
}

void FindBar::search() {
  matches_.clear();
  const QString text = editor_->text(), what = what_->text();
  const auto sense = exact_->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
  const unsigned long length = static_cast<unsigned long>(text.toUtf8().size());
  editor_->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, kMatches);
  editor_->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(length));
  qsizetype byte = 0, from = 0;
  for (qsizetype at = what.isEmpty() ? -1 : text.indexOf(what, 0, sense); at >= 0;
       at = text.indexOf(what, at + what.size(), sense)) {
    byte += text.mid(from, at - from).toUtf8().size();
    const qsizetype size = text.mid(at, what.size()).toUtf8().size();
    matches_.emplace_back(static_cast<int>(byte), static_cast<int>(byte + size));
    editor_->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(byte),
                           static_cast<long>(size));
    from = at + what.size();
    byte += size;
  }
  const bool none = matches_.empty() && !what.isEmpty();
  setStyleState(what_, "state", none ? QStringLiteral("refused") : QString());
  count_->setText(what.isEmpty() ? QString() : tr("%1 found").arg(matches_.size()));
}

bool FindBar::select(int match) {
  if (match < 0 || match >= static_cast<int>(matches_.size())) return false;
  const auto [begin, end] = matches_[static_cast<std::size_t>(match)];
  editor_->selectBytes(begin, end);
  count_->setText(tr("%1 of %2").arg(match + 1).arg(matches_.size()));
  return true;
}

bool FindBar::findNext() {
  search();
  const int from = static_cast<int>(editor_->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND));
  const auto at =
      std::find_if(matches_.begin(), matches_.end(), [&](const auto& m) { return m.first >= from; });
  return select(at == matches_.end() ? 0 : static_cast<int>(at - matches_.begin()));
}

bool FindBar::findPrevious() {
  search();
  const int before = static_cast<int>(editor_->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART));
  const auto at =
      std::find_if(matches_.rbegin(), matches_.rend(), [&](const auto& m) { return m.second <= before; });
  return select(static_cast<int>((at == matches_.rend() ? matches_.size() : matches_.rend() - at)) - 1);
}

void FindBar::putInPlace(std::size_t match, const QByteArray& text) {
  const auto [begin, end] = matches_[match];
  editor_->SendScintilla(QsciScintilla::SCI_SETTARGETSTART, static_cast<unsigned long>(begin));
  editor_->SendScintilla(QsciScintilla::SCI_SETTARGETEND, static_cast<unsigned long>(end));
  editor_->SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<uintptr_t>(text.size()),
                         text.constData());
}

void FindBar::replaceOne() {
  search();
  const auto chosen =
      std::pair(static_cast<int>(editor_->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART)),
                static_cast<int>(editor_->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND)));
  const auto at = std::find(matches_.begin(), matches_.end(), chosen);
  if (at == matches_.end()) {
    findNext();
    return;
  }
  const QByteArray text = by_->text().toUtf8();
  emit editor_->finished();
  putInPlace(static_cast<std::size_t>(at - matches_.begin()), text);
  emit editor_->finished();
  editor_->selectBytes(chosen.first, chosen.first + static_cast<int>(text.size()));
  findNext();
}

void FindBar::replaceAll() {
  search();
  const auto found = matches_;
  if (found.empty()) return;
  const QByteArray text = by_->text().toUtf8();
  emit editor_->finished();
  for (std::size_t i = found.size(); i-- > 0;) {
    matches_ = found;  // each edit searches anew; what stands before it is where it was
    putInPlace(i, text);
  }
  emit editor_->finished();
  search();
  count_->setText(tr("%1 replaced").arg(found.size()));
}

bool FindBar::knowsKey(const QKeyEvent& key, bool act) {
  const struct {
    int key;
    Qt::KeyboardModifiers modifiers;
    std::function<void()> does;
  } rows[] = {{Qt::Key_F, Qt::ControlModifier, [this] { openFind(); }},
              {Qt::Key_H, Qt::ControlModifier, [this] { openReplace(); }},
              {Qt::Key_G, Qt::ControlModifier, [this] { openLine(); }},
              {Qt::Key_L, Qt::ControlModifier, [this] { openLine(); }},
              {Qt::Key_F3, Qt::NoModifier,
               [this] { isHidden() && what_->text().isEmpty() ? openFind() : (void)findNext(); }},
              {Qt::Key_F3, Qt::ShiftModifier, [this] { (void)findPrevious(); }}};
  for (const auto& row : rows) {
    if (row.key != key.key() || row.modifiers != key.modifiers()) continue;
    if (act) row.does();
    return true;
  }
  return false;
}

// The editor's keys, and the fields' own, before the window's commands of the same keys.
bool FindBar::eventFilter(QObject* object, QEvent* event) {
  const bool asked = event->type() == QEvent::ShortcutOverride, pressed = event->type() == QEvent::KeyPress;
  if (!asked && !pressed) return QWidget::eventFilter(object, event);
  const auto& key = static_cast<const QKeyEvent&>(*event);
  if (knowsKey(key, pressed)) {
    event->accept();
    return true;
  }
  const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
  if (key.key() == Qt::Key_Escape && !isHidden() && !editor_->isListActive()) {
    event->accept();
    if (pressed) close();
    return true;
  }
  if (object == editor_ || !enter || !pressed) return QWidget::eventFilter(object, event);
  if (object == line_) {
    line_->interpretText();
    close();
  } else if (object == by_) {
    replaceOne();
  } else {
    (void)(key.modifiers() & Qt::ShiftModifier ? findPrevious() : findNext());
  }
  return true;
}

}  // namespace headway::ui
