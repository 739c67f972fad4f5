// SPDX-License-Identifier: GPL-3.0-or-later
// Frames around nodes, notes, and arranging automatically, in the real window with mouse and keys.
#include <QAccessible>
#include <QAccessibleInterface>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>

#include "sim/format/project_yaml.h"
#include "sim/model/annotation_edits.h"
#include "tests/ui/editing.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/arranger.h"
#include "ui/canvas/frame_item.h"
#include "ui/canvas/glide.h"
#include "ui/canvas/note_item.h"
#include "ui/canvas/rename_box.h"
#include "ui/motion.h"
#include "ui/text.h"

using namespace headway;
using namespace headway::ui;

class TestGroups : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() { closeWindow(); }

  void groupingAsksForTheTitleAndIsTwoSteps() {
    group("Account of the shop");
    QCOMPARE(project().groups, (std::vector<NodeGroup>{{"Account of the shop", {"api", "django"}}}));
    QCOMPARE(steps(), 2);
    const QRectF frame = frames().front()->frame();
    for (const NodeId& id : {kApi, kDjango})
      QVERIFY(frame.contains(scene().item(id)->mapRectToScene(geometry::card())));
    QVERIFY(!frame.contains(scene().item(kEdge)->mapRectToScene(geometry::card())));
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(frames().front()->title(), QString("Group"));
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(frames().empty());
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(frames().size(), 1u);
  }

  void escapeKeepsTheTitleThatIsOffered() {
    group({});
    QCOMPARE(project().groups.front().title, std::string("Group"));
    QCOMPARE(steps(), 1);
  }

  void groupingRunsNoTrace() {
    QSignalSpy shown(&window(), &MainWindow::traceShown);
    group("A");
    QTest::qWait(50);
    QCOMPARE(shown.count(), 0);
  }

  void draggingTheTitleMovesItsNodesTogetherAsOneStep() {
    group("App");
    const Project before = project();
    drag(title(0), title(0) + QPoint(0, 60));
    QCOMPARE(steps(), 3);
    const auto moved = [&](const NodeId& id) { return project().layout.at(id).y - before.layout.at(id).y; };
    QVERIFY(moved(kApi) > 0);
    QCOMPARE(moved(kApi), moved(kDjango));
    QCOMPARE(moved(kEdge), 0);
    QCOMPARE(project().groups, before.groups);
  }

  void aNodeDroppedIntoAFrameJoinsItsGroup() {
    group("App");
    const QPointF inside = frames().front()->frame().center();
    press(at(kViewer));
    moveTo((at(kViewer) + at(inside)) / 2);
    moveTo(at(inside));
    release(at(inside));
    QCOMPARE(project().groups.front().nodes, (Texts{"api", "django", "viewer"}));
    QCOMPARE(steps(), 3);
    document().undoStack().undo();
    QCOMPARE(project().groups.front().nodes, (Texts{"api", "django"}));
  }

  void aNodeLeavesItsGroupByTheCommand() {
    group("App");
    click(at(kApi));
    QVERIFY(command("arrange.leave-group")->isEnabled());
    command("arrange.leave-group")->trigger();
    QCOMPARE(project().groups.front().nodes, (Texts{"django"}));
    click(at(kViewer));
    QVERIFY(!command("arrange.leave-group")->isEnabled());
  }

  void ungroupingKeepsTheNodes() {
    group("App");
    click(title(0));
    key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(project().groups.empty());
    QVERIFY(project().find(kApi));
    document().undoStack().undo();
    click(at(kDjango));  // by one of its nodes
    key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(project().groups.empty());
  }

  void deletingAFrameKeepsItsNodes() {
    group("App");
    click(title(0));
    key(Qt::Key_Delete);
    QVERIFY(project().groups.empty());
    QVERIFY(project().find(kApi));
    QCOMPARE(document().undoStack().undoText(), QString("Delete the frame"));
  }

  void arrowsMoveAFrameAndCopyTakesItAlong() {
    group("App");
    const Point before = project().layout.at(kApi);
    click(title(0));
    key(Qt::Key_Right);
    QCOMPARE(project().layout.at(kApi).x, before.x + 4);
    key(Qt::Key_C, Qt::ControlModifier);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(project().groups.size(), 2u);
    QCOMPARE(project().groups[1].nodes, (Texts{"api-2", "django-2"}));
  }

  void aDoubleClickOnTheTitleRenamesIt() {
    group("App");
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, title(0));
    auto* field = view().findChild<QLineEdit*>();
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, "Region");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(project().groups.front().title, std::string("Region"));
  }

  void aNoteIsWrittenWithTheKeyboardAndIsOneStep() {
    write("Ask Ann before you change this.\nShe owns the domain.");
    QCOMPARE(project().notes.size(), 1u);
    QCOMPARE(project().notes[0].text, std::string("Ask Ann before you change this.\nShe owns the domain."));
    QCOMPARE(steps(), 1);
    QVERIFY(notes()[0]->isSelected());
    QVERIFY(view().hasFocus());
  }

  void anEmptyOrGivenUpNoteIsNone() {
    write("");
    QTest::keyClick(startNote(), Qt::Key_Escape);
    QVERIFY(project().notes.empty());
    QCOMPARE(steps(), 0);
  }

  void savingKeepsWhatIsBeingTyped() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("p.headway.yaml");
    QVERIFY(document().saveAs(path, [](const auto&) { return true; }));
    QPlainTextEdit* field = startNote();
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, "not kept yet");
    command("file.save")->trigger();
    const auto read = loadProject(path.toStdString());
    QVERIFY(bool(read));
    QCOMPARE(read.value().notes.size(), 1u);
    QVERIFY(!document().isModified());
  }

  void aFrameIsDeletedTogetherWithItsNodes() {
    scene().select(std::vector{kApi, kDjango});
    command("arrange.group")->trigger();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    const Project grouped = project();
    command("edit.select-all")->trigger();
    scene().annotations().frames().front()->setSelected(true);
    command("edit.delete")->trigger();
    QVERIFY(project().nodes.empty());
    QVERIFY(project().groups.empty());
    document().undoStack().undo();
    QVERIFY(project() == grouped);
  }

  void undoWhileACardIsHeldIsSafe() {
    scene().select(std::vector{kApi, kDjango});
    command("arrange.group")->trigger();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, at(kApi));
    QTest::mouseMove(view().viewport(), at(kApi) + QPoint(30, 30));
    while (document().undoStack().canUndo()) document().undoStack().undo();
    QVERIFY(project().groups.empty());
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(kApi));
    QVERIFY(project().groups.empty());
  }

  void oneNoteIsDeletedAtATime() {
    Project three = project();
    for (const char* text : {"one", "two", "three"})
      three.notes.push_back({text, 40 * static_cast<int>(three.notes.size()), 300});
    document().apply("notes", std::move(three));
    scene().choose({scene().annotations().notes().front()});
    command("edit.delete")->trigger();
    QCOMPARE(project().notes.size(), 2u);
    command("edit.delete")->trigger();
    QCOMPARE(project().notes.size(), 2u);  // nobody chose another
  }

  void aNoteThatIsDroppedInAFrameJoinsNothing() {
    const std::vector<NodeId> none;
    scene().select(std::vector{kApi, kDjango});
    command("arrange.group")->trigger();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    const QPointF inside = scene().annotations().frames().front()->frame().center();
    QVERIFY(!scene().annotations().groupAt(inside, none));
    QVERIFY(scene().annotations().groupAt(inside, {kViewer}));
  }

  void theKeyboardStaysWhereItWasTakenWhileNamesAreTyped() {
    scene().select(kApi);
    command("edit.rename")->trigger();
    auto* box = view().findChild<RenameBox*>();
    QTRY_VERIFY(box->isVisible() && box->hasFocus());
    auto* url = window().findChild<QLineEdit*>("requestUrl");
    url->setFocus(Qt::MouseFocusReason);
    QVERIFY(!box->isVisible());
    QVERIFY(url->hasFocus());
  }

  void closingTheWindowWhileOneTypesIsSafe() {
    startNote();
    QTRY_VERIFY(view().findChild<QPlainTextEdit*>()->isVisible());
    closeWindow();
    openWindow();
  }

  void anEditFromElsewhereEndsTyping() {
    group("App");
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, title(0));
    auto* field = view().findChild<QLineEdit*>();
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, "of another group");
    QVERIFY(document().apply("elsewhere", edits::ungroup(project(), 0)));
    QVERIFY(!field->isVisible());
    QVERIFY(project().groups.empty());
  }

  void aNoteGrowsWithItsText() {
    write("short");
    const qreal low = notes()[0]->box().height();
    key(Qt::Key_F2);
    auto* field = view().findChild<QPlainTextEdit*>();
    QTRY_VERIFY(field->isVisible());
    QTest::keyClick(field, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(field, QString("and a lot more to say about it, ").repeated(5));
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(notes()[0]->box().height() > 2 * low);
    QCOMPARE(steps(), 2);
  }

  void aNoteEmptiedGoesAndComesBackWithUndo() {
    write("gone");
    key(Qt::Key_F2);
    auto* field = view().findChild<QPlainTextEdit*>();
    QTRY_VERIFY(field->isVisible());
    QTest::keyClick(field, Qt::Key_Delete);  // all of it is selected
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(notes().empty());
    document().undoStack().undo();
    QCOMPARE(notes().front()->text(), QString("gone"));
  }

  void aNoteIsDraggedCopiedAndDeleted() {
    write("here");
    const QPointF from = notes()[0]->pos();
    const QPoint grip = at(notes()[0]->mapToScene(QPointF(100, 15)));
    drag(grip, grip + QPoint(40, 120));
    QVERIFY(notes()[0]->pos() != from);
    QCOMPARE(project().notes[0].x, qRound(notes()[0]->pos().x()));
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(project().notes.size(), 2u);
    QVERIFY(!(project().notes[0] == project().notes[1]));
    key(Qt::Key_Delete);
    QCOMPARE(project().notes.size(), 1u);
    QCOMPARE(document().undoStack().undoText(), QString("Delete the note"));
  }

  void tabReachesFramesAndNotesAndReadersHearThem() {
    group("App");
    write("why");
    scene().clearSelection();
    QStringList heard;
    for (std::size_t i = 0; i < project().nodes.size() + 2; ++i) {
      key(Qt::Key_Tab);
      QVERIFY(view().hasFocus());
      heard << view().accessibleDescription();
    }
    QVERIFY(heard.contains("Group App, 2 nodes"));
    QCOMPARE(heard.back(), QString("Note: why"));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&view());
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i) names << canvas->child(i)->text(QAccessible::Name);
    QVERIFY(names.contains("Group App, 2 nodes"));
    QVERIFY(names.contains("Note: why"));
  }

  void menusSpeakOfWhatIsChosen() {
    group("App");
    write("why");
    QVERIFY(menuAt(title(0)).contains(command("arrange.ungroup")));
    QVERIFY(!menuAt(at(notes()[0]->mapToScene(QPointF(100, 15)))).contains(command("arrange.ungroup")));
    QVERIFY(menuAt(at(kViewer)).contains(command("arrange.group")));
  }

  void arrangingIsOneStepThatUndoTakesBack() {
    motion::setOn(false);
    const Project before = project();
    std::map<NodeId, Point> heap;
    for (const Node& n : before.nodes) heap[n.id] = {0, 0};
    QVERIFY(document().apply("heap", edits::move(before, heap)));
    arrangeAll();
    QCOMPARE(steps(), 2);
    noCardsOverlap();
    QVERIFY(scene().item(kViewer)->x() < scene().item(kEdge)->x());
    QVERIFY(scene().item(kEdge)->x() < scene().item(kApi)->x());
    QVERIFY(scene().item(kFunction)->y() < scene().item(kEdge)->y());
    QCOMPARE(scene().item(kFunction)->x(), scene().item(kEdge)->x());
    document().undoStack().undo();
    for (const Node& n : project().nodes) QCOMPARE(scene().item(n.id)->pos(), QPointF());
  }

  void arrangingGlidesAndAnEditEndsIt() {
    motion::setOn(true);
    std::map<NodeId, Point> away = {{kDjango, {-900, 700}}};
    QVERIFY(document().apply("away", edits::move(project(), away)));
    arrangeAll();
    QVERIFY(scene().glide().isRunning());
    const Point end = project().layout.at(kDjango);
    QVERIFY(scene().item(kDjango)->pos() != QPointF(end.x, end.y));
    document().undoStack().undo();
    QVERIFY(!scene().glide().isRunning());
    QCOMPARE(scene().item(kDjango)->pos(), QPointF(-900, 700));
  }

  void arrangingKeepsGroupsTogetherAndNotesByTheirCards() {
    group("App");
    const Point api = project().layout.at(kApi);
    Project noted = edits::addNote(project(), {"by the api", api.x - 90, api.y + 60});
    document().apply("note", std::move(noted));
    motion::setOn(false);
    arrangeAll();
    const auto& places = project().layout;
    QVERIFY(std::abs(project().notes[0].x - places.at(kApi).x + 90) <= 4);
    const QRectF frame = frames().front()->frame();
    for (const NodeId& id : {kViewer, kEdge, kFunction})
      QVERIFY(!frame.intersects(scene().item(id)->mapRectToScene(geometry::card())));
  }

  void arrangingAnyExampleOverlapsNothing_data() {
    QTest::addColumn<QString>("file");
    const QDir examples(HEADWAY_SOURCE_DIR "/resources/examples");
    for (const QString& name : examples.entryList({"*.headway.yaml"}))
      QTest::newRow(qPrintable(name)) << examples.filePath(name);
  }
  void arrangingAnyExampleOverlapsNothing() {
    QFETCH(QString, file);
    motion::setOn(false);
    QVERIFY(document().open(file));
    arrangeAll();
    noCardsOverlap();
  }

  void anEditStopsArranging() {
    command("arrange.automatically")->trigger();
    click(at(kApi));
    key(Qt::Key_Right);
    QTest::qWait(300);
    QCOMPARE(steps(), 1);
  }

  void withoutGraphvizItSaysWhatToInstall() {
    Arranger arranger(nullptr, "no-such-program");
    QSignalSpy failed(&arranger, &Arranger::failed);
    arranger.start(document().snapshot());
    QTRY_COMPARE(failed.count(), 1);
    const auto why = failed.front().front().value<Diagnostic>();
    QCOMPARE(qs(why.code), QString("dot.missing"));
    QVERIFY(qs(why.hint).contains("graphviz"));
  }

 private:
  /// Waits for the edit that arranging makes.
  void arrangeAll() {
    QSignalSpy changed(&document(), &Document::changed);
    command("arrange.automatically")->trigger();
    QTRY_COMPARE(changed.count(), 1);
  }
  const std::vector<FrameItem*>& frames() { return scene().annotations().frames(); }
  const std::vector<NoteItem*>& notes() { return scene().annotations().notes(); }
  QPoint title(std::size_t index) { return at(frames()[index]->titleBox().center()); }
  /// A group of the API and Django; an empty title gives the naming up.
  void group(const QString& name) {
    scene().select({kApi, kDjango});
    key(Qt::Key_G, Qt::ControlModifier);
    auto* field = view().findChild<QLineEdit*>();
    QTRY_VERIFY(field->isVisible());
    if (name.isEmpty()) return QTest::keyClick(field, Qt::Key_Escape);
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
  }
  QPlainTextEdit* startNote() {
    key(Qt::Key_N);
    return view().findChild<QPlainTextEdit*>();
  }
  void write(const QString& text) {
    QPlainTextEdit* field = startNote();
    QTRY_VERIFY(field->isVisible());
    for (const QString& line : text.split('\n')) {
      if (!field->toPlainText().isEmpty()) QTest::keyClick(field, Qt::Key_Return);
      QTest::keyClicks(field, line);
    }
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
  }
  QList<QAction*> menuAt(QPoint where) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, where, view().viewport()->mapToGlobal(where));
    QApplication::sendEvent(view().viewport(), &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    const QList<QAction*> out = menu ? menu->actions() : QList<QAction*>();
    if (menu) menu->close();
    return out;
  }
  void noCardsOverlap() {
    const auto nodes = scene().nodesInOrder();
    for (std::size_t i = 0; i < nodes.size(); ++i)
      for (std::size_t j = i + 1; j < nodes.size(); ++j)
        QVERIFY2(!nodes[i]
                      ->mapRectToScene(geometry::card())
                      .intersects(nodes[j]->mapRectToScene(geometry::card())),
                 qPrintable(nodes[i]->name() + " and " + nodes[j]->name()));
  }
};

QTEST_MAIN(TestGroups)
#include "test_groups.moc"
