// SPDX-License-Identifier: GPL-3.0-or-later
// Does what docs/first-five-minutes.md tells a stranger to do, sentence by sentence, and sees what it
// promises.
#include <QAbstractButton>
#include <QDesktopServices>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/node_item.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/panels/why_card.h"
#include "ui/theme.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/trace/trace_table.h"
#include "ui/window/windows.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

struct Deed {
  enum Kind { Click, Box, Switch, Press, See } kind;
  QString what;
};

/// "Click **X**", "Click the box **X**", "Click the switch `X`", "Press `X`" and “X”, in the order of the
/// page.
std::vector<Deed> deedsOf(const QString& page) {
  static const QRegularExpression pattern(
      QStringLiteral("Click the box \\*\\*(?<box>.+?)\\*\\*|Click \\*\\*(?<click>.+?)\\*\\*|"
                     "Click the switch `(?<switch>.+?)`|Press `(?<press>.+?)`|“(?<see>.+?)”"));
  std::vector<Deed> out;
  for (auto all = pattern.globalMatch(page); all.hasNext();) {
    const auto m = all.next();
    for (const auto& [name, kind] : {std::pair{"box", Deed::Box},
                                     {"click", Deed::Click},
                                     {"switch", Deed::Switch},
                                     {"press", Deed::Press},
                                     {"see", Deed::See}})
      if (m.hasCaptured(QLatin1String(name)))
        out.push_back({kind, m.captured(QLatin1String(name)).simplified()});
  }
  return out;
}

QWidget* front(MainWindow& window) {
  QWidget* dialog = QApplication::activeModalWidget();
  return dialog ? dialog : &window;
}

bool isSeen(MainWindow& window, const QString& text) {
  const auto has = [&](QString shown) {
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    return shown.remove(tags).simplified().contains(text);
  };
  if (front(window) == &window && has(window.workspace().canvas().banner().text())) return true;
  for (const Node& node : window.document().snapshot()->nodes)
    if (QString::fromStdString(node.name) == text)
      return window.workspace().canvas().scene().item(node.id)->isVisible();
  for (const QLabel* label : front(window)->findChildren<QLabel*>())
    if (label->isVisible() && has(label->text())) return true;
  for (const QListWidget* list : front(window)->findChildren<QListWidget*>())
    if (list->isVisible() && !list->findItems(text, Qt::MatchContains).isEmpty()) return true;
  for (const QPlainTextEdit* edit : front(window)->findChildren<QPlainTextEdit*>())
    if (edit->isVisible() && has(edit->toPlainText())) return true;
  return false;
}

/// False: not there yet.
bool press(QWidget* widget, QPoint at) {
  if (!widget || !widget->isVisible() || !widget->isEnabled()) return false;
  for (QWidget* up = widget->parentWidget(); up; up = up->parentWidget())
    if (auto* scroll = qobject_cast<QScrollArea*>(up)) scroll->ensureWidgetVisible(widget);
  QWidget* child = widget->childAt(at);
  QTest::mouseClick(child ? child : widget, Qt::LeftButton, {}, child ? child->mapFrom(widget, at) : at);
  return true;
}

bool isIn(const QWidget* widget, const QString& name) {
  while (widget && widget->objectName() != name) widget = widget->parentWidget();
  return widget;
}

bool clickButton(MainWindow& window, const QString& text) {
  for (auto* button : front(window)->findChildren<QAbstractButton*>())
    if (button->text().remove('&') == text && button->isVisible() && button->isEnabled())
      return press(button, button->rect().center());
  return false;
}

bool clickBox(MainWindow& window, const QString& name) {
  CanvasPane& canvas = window.workspace().canvas();
  for (const Node& node : window.document().snapshot()->nodes) {
    if (QString::fromStdString(node.name) != name) continue;
    const QPointF middle = canvas.scene().item(node.id)->sceneBoundingRect().center();
    QTest::mouseClick(canvas.view().viewport(), Qt::LeftButton, {}, canvas.view().mapFromScene(middle));
    return true;
  }
  return false;
}

bool clickSwitch(MainWindow& window, const QString& field) {
  auto* editor = window.workspace().inspector().findChild<QWidget*>(field);
  return press(editor, editor ? QPoint(12, editor->height() / 2) : QPoint());
}

void pressKeys(MainWindow& window, const QString& keys) {
  const QKeyCombination key = QKeySequence(keys)[0];
  QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : front(window), key.key(),
                  key.keyboardModifiers());
}

}  // namespace

/// What a click on a link opens.
class Pages : public QObject {
  Q_OBJECT
 public:
  QList<QUrl> opened;
 public slots:
  void open(const QUrl& url) { opened << url; }
};

class TestFirstFiveMinutes : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    prepareStudio(folder_.path());
    QSettings().setValue("export/folder", folder_.filePath("out"));
  }

  void everySentenceHolds() {
    QFile file(HEADWAY_SOURCE_DIR "/docs/first-five-minutes.md");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::vector<Deed> deeds = deedsOf(QString::fromUtf8(file.readAll()));
    QVERIFY(deeds.size() > 15);
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    window.show();
    openAtStart(window, {});  // as the program does
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    // Each is done from a timer of its own: a dialog on the way runs an event loop inside the deed that
    // opened it.
    std::size_t next = 0;
    QElapsedTimer since;
    since.start();
    std::function<void()> tick = [&] {
      if (next == deeds.size()) return;
      if (since.hasExpired(20000)) {  // a dialog would keep the test waiting for ever
        if (QWidget* dialog = QApplication::activeModalWidget()) dialog->close();
        return;
      }
      QTimer::singleShot(20, &window, tick);
      const Deed deed = deeds[next];
      if (deed.kind == Deed::See) {
        next += isSeen(window, deed.what);
      } else if (deed.kind == Deed::Press) {
        ++next;
        pressKeys(window, deed.what);
      } else if (deed.kind == Deed::Click) {
        next += clickButton(window, deed.what);
      } else if (deed.kind == Deed::Box) {
        next += clickBox(window, deed.what);
      } else {
        next += clickSwitch(window, deed.what);
      }
    };
    tick();
    const bool all = QTest::qWaitFor([&] { return next == deeds.size(); }, 20000);
    if (QWidget* dialog = QApplication::activeModalWidget()) dialog->close();
    QVERIFY2(all, qPrintable(all ? QString()
                                 : QString("Not so: deed %1, %2").arg(next + 1).arg(deeds[next].what)));
    QVERIFY(!QDir(folder_.filePath("out")).isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
    window.document().undoStack().setClean();
  }

  void theSameWalkByKeyboardAlone() {
    QDir(folder_.filePath("out")).removeRecursively();
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    choose(window, "worked example");
    QTRY_VERIFY(isSeen(window, "Delivered · 200"));
    choose(window, "go to django");
    QTRY_COMPARE(window.workspace().inspector().node(), NodeId{"django"});
    QVERIFY(tabTo([](const QWidget* w) { return isIn(w, "USE_X_FORWARDED_HOST"); }));
    pressKeys(window, "Space");
    QTRY_VERIFY(isSeen(window, "Refused by Django"));
    QTRY_VERIFY(isSeen(window, "Set USE_X_FORWARDED_HOST = True"));
    understand(window);
    QVERIFY(tabTo([](const QWidget* w) {
      return w->accessibleName() == "Apply: Set USE_X_FORWARDED_HOST = True → 200";
    }));
    pressKeys(window, "Space");
    QTRY_VERIFY(isSeen(window, "Delivered · 200"));
    QTimer::singleShot(200, &window, [&] {
      const bool there = tabTo([](const QWidget* w) {
        const auto* button = qobject_cast<const QAbstractButton*>(w);
        return button && button->text() == "Export";
      });
      if (there) pressKeys(window, "Space");
      pressKeys(window, "Esc");
    });
    pressKeys(window, "Ctrl+E");
    QVERIFY(!QDir(folder_.filePath("out")).isEmpty());
    window.document().undoStack().setClean();
  }

 private:
  /// From cell to cell of the table; each says why on the card, where Tab reaches the page it was read on.
  void understand(MainWindow& window) {
    const WhyCard& why = window.workspace().why();
    const TraceTable* table = window.workspace().trace().headers()->table();
    QVERIFY(tabTo([table](const QWidget* w) { return w == table; }));
    pressKeys(window, "Ctrl+Home");
    QCOMPARE(table->currentIndex().data().toString(), QString("Host"));
    const QString told = why.shown().title;
    for (int i = 0; i < 3; ++i) pressKeys(window, "Right");
    QTRY_VERIFY(isSeen(window, "CloudFront sends the origin's own name as Host"));
    QCOMPARE(why.shown().header, QString("Host"));
    QVERIFY(why.shown().title != told);
    pressKeys(window, "Down");
    pressKeys(window, "Left");
    QTRY_COMPARE(why.shown().header, QString("X-Forwarded-Host"));
    QVERIFY(isSeen(window, why.shown().title));

    Pages pages;
    QDesktopServices::setUrlHandler("https", &pages, "open");
    QVERIFY(tabTo([](const QWidget* w) {
      const auto* label = qobject_cast<const QLabel*>(w);
      return label && label->text().contains("Open the page");
    }));
    pressKeys(window, "Tab");  // to the link in the line
    pressKeys(window, "Return");
    QDesktopServices::unsetUrlHandler("https");
    QCOMPARE(pages.opened, QList<QUrl>{QUrl(QString::fromUtf8(why.shown().rule.row().source))});
  }
  /// In the command palette.
  static void choose(MainWindow& window, const QString& typed) {
    pressKeys(window, "Ctrl+K");
    QTest::keyClicks(QApplication::focusWidget(), typed);
    pressKeys(window, "Return");
  }
  /// Tab by Tab; false if it never comes.
  template <class Is>
  static bool tabTo(Is is) {
    for (int i = 0; i < 300; ++i) {
      QWidget* at = QApplication::focusWidget();
      if (at && is(at)) return true;
      QTest::keyClick(at ? at : QApplication::activeWindow(), Qt::Key_Tab);
    }
    return false;
  }

  QTemporaryDir folder_;
};

QTEST_MAIN(TestFirstFiveMinutes)
#include "test_first_five_minutes.moc"
