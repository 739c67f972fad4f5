// SPDX-License-Identifier: GPL-3.0-or-later
// From an edit to its painted verdict in the real window, and from a key to its painted letter.
#include <QApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>

#include "sim/model/edits.h"
#include "tests/bench/studio/bench_studio.h"
#include "tests/support/shops.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/inspector.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

namespace headway::bench {
namespace {

using namespace headway::ui;

constexpr int kTimes = 100;
constexpr char kHosts[] = "ALLOWED_HOSTS";

struct Case {
  const char* name;
  std::string django, function, host;
};

/// As typing makes it, never the whole name.
Texts typed(const std::string& host, int i) {
  return {host.substr(0, 1 + static_cast<std::size_t>(i) % (host.size() - 1))};
}

Times edits(MainWindow& window, const Case& c, bool pausing, const std::function<Texts(int)>& hosts) {
  Times out;
  for (int i = 0; i < kTimes; ++i) {
    if (pausing) settle(window);
    out.add(verdictAfter(window, [&] {
      (void)window.document().apply(QStringLiteral("bench"),
                                    headway::edits::setNodeField(*window.document().snapshot(),
                                                                 NodeId{c.django}, kHosts, Value(hosts(i))));
    }));
  }
  settle(window);
  return out;
}

/// Keys into `editor`, whose letters show on `face`.
Times keys(QWidget& editor, QWidget& face) {
  Times out;
  PaintWatch watch(face);
  for (int i = 0; i < kTimes; ++i) {
    const bool letter = i % 20 < 10;
    QKeyEvent press(QEvent::KeyPress, letter ? Qt::Key_1 : Qt::Key_Backspace, Qt::NoModifier,
                    letter ? QStringLiteral("1") : QStringLiteral("\b"));
    watch.forget();
    QElapsedTimer timer;
    timer.start();
    QApplication::sendEvent(&editor, &press);
    while (!watch.painted()) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    out.add(elapsedMs(timer));
  }
  return out;
}

QWidget* editorOf(MainWindow& window, const std::string& node, const char* field) {
  Inspector& inspector = window.workspace().inspector();
  inspector.showNode(NodeId{node});
  inspector.focusField(QLatin1String(field));
  QApplication::processEvents();
  for (FieldRow* row : inspector.findChildren<FieldRow*>())
    if (row->info().name == field) return row->editor()->focusProxy();
  return nullptr;
}

void benchProject(Table& table, MainWindow& window, const Case& c) {
  const QString name = QLatin1String(c.name), aim = QStringLiteral("33 ms"), frame = QStringLiteral("16 ms");
  table.row(name + QStringLiteral(": edit to verdict, delivered"),
            edits(window, c, true,
                  [&](int i) {
                    return Texts{c.host, "h" + std::to_string(i)};
                  }),
            aim);
  table.row(name + QStringLiteral(": edit to verdict, refused"),
            edits(window, c, true, [&](int i) { return typed(c.host, i); }), aim);
  table.row(name + QStringLiteral(": the same without a pause between"),
            edits(window, c, false, [&](int i) { return typed(c.host, i); }), aim);
  if (auto* list = qobject_cast<QPlainTextEdit*>(editorOf(window, c.django, kHosts)))
    table.row(name + QStringLiteral(": key to letter, host list"), keys(*list, *list->viewport()), frame);
  settle(window);
  editorOf(window, c.function, "code");
  if (auto* code = window.workspace().inspector().findChild<CodeEditor*>())
    table.row(name + QStringLiteral(": key to letter, function's code"), keys(*code, *code->viewport()),
              frame);
  settle(window);
}

}  // namespace

void benchEdits(Table& table) {
  const auto window = makeWindow();
  window->resize(1440, 900);
  window->show();
  verdictAfter(*window, [&] { window->files().openExample(); });
  benchProject(table, *window, {"example", "django", "forward-host", "shop.example.com"});
  verdictAfter(*window, [&] { window->document().reset(testing::shops(40), QStringLiteral("Shops")); });
  benchProject(table, *window, {"200 nodes", "django0", "function0", "shop0.example.com"});
  window->document().undoStack().setClean();
}

}  // namespace headway::bench
