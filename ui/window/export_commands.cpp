// SPDX-License-Identifier: GPL-3.0-or-later
#include <QListWidget>

#include "ui/main_window.h"
#include "ui/panels/export_preview.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {

void addExportCommands(Commands& commands, MainWindow& window) {
  TracePanel* panel = &window.workspace().trace();
  auto* preview = new ExportPreview(panel);
  preview->setProject(window.document().snapshot());
  panel->addTab(preview, QObject::tr("Export"));
  QObject::connect(&window.document(), &Document::changed, preview,
                   [preview](const ProjectPtr&, const ProjectPtr& after) { preview->setProject(after); });
  QObject::connect(preview, &ExportPreview::exportWanted, &window, [&commands] {
    if (QAction* action = commands.find(QStringLiteral("file.export"))) action->trigger();
  });
  QAction* show = commands.add({"view.export", Menu::View, 3, QObject::tr("E&xport preview"), nullptr,
                                QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E),
                                QObject::tr("The code an export would write, as the design is now")});
  QObject::connect(show, &QAction::triggered, preview, [panel, preview] {
    panel->showPage(preview);
    preview->files()->setFocus();
  });
}

}  // namespace headway::ui
