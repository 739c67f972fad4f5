// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/thread_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QIcon>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <utility>

#include "ui/theme.h"
#include "ui/travel/thread_text.h"
#include "ui/travel/threads.h"
#include "ui/window/commands.h"

namespace headway::ui {
namespace {

constexpr QSize kSwatch(22, 12);  ///< with some room before the text
constexpr int kThread = 18;

QIcon swatch(const std::vector<QColor>& colors) {
  constexpr int kScale = 3;
  QPixmap out(kSwatch * kScale);
  out.setDevicePixelRatio(kScale);
  out.fill(Qt::transparent);
  QPainter p(&out);
  const qreal step = static_cast<qreal>(kThread) / static_cast<qreal>(colors.size());
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const QRectF part(static_cast<qreal>(i) * step, 4, step + 0.5, 4);
    if (colors[i].isValid())
      p.fillRect(part, colors[i]);
    else
      p.fillRect(part.adjusted(0, 1.5, 0, -1.5), Theme::instance().colors().notReached);
  }
  return out;
}

}  // namespace

ThreadBar::ThreadBar(Threads& threads, std::vector<QAction*> actions, QWidget* parent)
    : QWidget(parent), threads_(threads), actions_(std::move(actions)) {
  setObjectName(QStringLiteral("threadBar"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::kMargin, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  row->setSpacing(metrics::kGrid);
  for (QAction* action : actions_) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(kSwatch);
    button->setFont(Theme::instance().small());
    button->setProperty("role", "chip");
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(Commands::plainText(action));
    row->addWidget(button);
  }
  row->addStretch();
  connect(&threads_, &Threads::changed, this, &ThreadBar::refresh);
  refresh();
}

void ThreadBar::refresh() {
  for (const ThreadKind kind : kThreadKinds)
    actions_[static_cast<std::size_t>(kind)]->setIcon(swatch(threads_.colors(kind)));
}

ThreadStory::ThreadStory(Threads& threads, QWidget* parent) : QLabel(parent), threads_(threads) {
  setObjectName(QStringLiteral("threadStory"));
  setTextFormat(Qt::RichText);
  setWordWrap(true);
  setFont(Theme::instance().small());
  setProperty("role", "muted");
  setTextInteractionFlags(Qt::TextSelectableByMouse);
  setContentsMargins(metrics::kMargin, 0, metrics::kMargin, metrics::kGap);
  connect(&threads_, &Threads::changed, this, &ThreadStory::refresh);
  refresh();
}

QString ThreadStory::told() const { return QTextDocumentFragment::fromHtml(text()).toPlainText(); }

void ThreadStory::refresh() {
  setText(threads_.chosen() ? threads_.story(*threads_.chosen()) : QString());
  setAccessibleName(told());
  setVisible(!text().isEmpty());
}

}  // namespace headway::ui
