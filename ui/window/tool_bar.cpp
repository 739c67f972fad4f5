// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tool_bar.h"

#include <QLabel>
#include <QToolButton>

#include "ui/theme.h"
#include "ui/window/commands.h"

namespace headway::ui {
namespace {

enum class Look { Words, Icon, Primary };

/// A button of the bar. Primary: the one coloured button; its icon is named after the command.
struct Button {
  const char* id;
  Look look;
};

constexpr Button kBefore[] = {{"file.open", Look::Words},
                              {"file.save", Look::Words},
                              {"edit.undo", Look::Icon},
                              {"edit.redo", Look::Icon}};
constexpr Button kAfter[] = {{"trace.step-back", Look::Icon},
                             {"trace.play", Look::Primary},
                             {"trace.step-forward", Look::Icon},
                             {"trace.pin", Look::Icon},
                             {"file.export", Look::Words}};

void addButton(QToolBar& bar, const Commands& commands, const Button& button) {
  QAction* action = commands.find(QLatin1String(button.id));
  Q_ASSERT_X(action, "ToolBar", button.id);
  bar.addAction(action);
  auto* out = qobject_cast<QToolButton*>(bar.widgetForAction(action));
  out->setToolButtonStyle(button.look == Look::Icon ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
  out->setAccessibleName(Commands::plainText(action));
  if (button.look == Look::Icon) return;
  action->setIconText(Commands::plainText(action));
  if (button.look != Look::Primary) return;
  out->setProperty("role", "primary");
  const QString name = QString::fromLatin1(button.id).section('.', 1);
  const auto dress = [action, name] {
    action->setIcon(Theme::instance().icon(name, Theme::instance().colors().onAccent));
  };
  dress();
  QObject::connect(&Theme::instance(), &Theme::changed, action, dress);
}

}  // namespace

ToolBar::ToolBar(const Commands& commands, QWidget* middle, QWidget* parent) : QToolBar(tr("Tools"), parent) {
  setObjectName(QStringLiteral("tools"));
  setMovable(false);
  setContextMenuPolicy(Qt::PreventContextMenu);
  setIconSize({metrics::kIcon, metrics::kIcon});
  auto* name = new QLabel(QStringLiteral("Headway"), this);
  name->setFont(Theme::instance().title());
  name->setContentsMargins(2, 0, 8, 0);
  addWidget(name);
  for (const Button& button : kBefore) addButton(*this, commands, button);
  addWidget(middle);
  for (const Button& button : kAfter) addButton(*this, commands, button);
}

}  // namespace headway::ui
