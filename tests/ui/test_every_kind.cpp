// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of node in the window: placed, linked or refused, inspected, changed, undone, saved.
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "tests/support/random_project.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/node_item.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/inspector.h"
#include "ui/palette.h"
#include "ui/text.h"
#include "ui/theme.h"

using namespace headway;
using namespace headway::ui;

namespace {

NodeId idOf(NodeKind kind) { return NodeId{std::string(enumName(kind))}; }

/// One node of each kind on a grid, and every wire that is legal between them.
Project everyKind(bool linked) {
  Project p;
  int place = 0;
  for (const NodeKind kind : allNodeKinds()) {
    p.nodes.push_back({idOf(kind), std::string(schema(kind).title), defaultConfig(kind)});
    p.layout[idOf(kind)] = {(place % 3) * 320, (place / 3) * 200};
    ++place;
  }
  if (!linked) return p;
  for (const Node& from : p.nodes)
    for (const Node& to : p.nodes)
      if (auto config = linkBetween(from.kind(), to.kind()); config && from.id != to.id)
        p.links.push_back({{}, from.id, to.id, *config});
  renumberLinks(p);
  return p;
}

}  // namespace

class TestEveryKind : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    document_ = std::make_unique<Document>();
    pane_ = std::make_unique<CanvasPane>(*document_);
    pane_->resize(1200, 800);
    pane_->show();
    QVERIFY(QTest::qWaitForWindowExposed(pane_.get()));
  }
  void cleanup() { pane_.reset(); }

  void eachIsPlacedFromThePalette() {
    NodePalette palette;
    connect(&palette, &NodePalette::addWanted, &view(), &CanvasView::addNodeInView);
    for (const NodeKind kind : allNodeKinds()) {
      emit palette.itemActivated(palette.item(static_cast<int>(kind)));
      QCOMPARE(document_->snapshot()->nodes.back().kind(), kind);
      QVERIFY(scene().item(document_->snapshot()->nodes.back().id));
      QVERIFY(!kindName(kind).isEmpty());
      QVERIFY(!Theme::instance().icon(QStringLiteral("node-") + qs(enumName(kind))).isNull());
    }
    QCOMPARE(document_->undoStack().count(), static_cast<int>(allNodeKinds().size()));
    while (document_->undoStack().canUndo()) document_->undoStack().undo();
    QVERIFY(*document_->snapshot() == Project{});
  }

  // While the wire is pulled, what it may reach is lit and the reason stands beside what it may not.
  void eachPairIsLinkedOrRefusedWithItsReason() {
    int legal = 0;
    for (const NodeKind from : allNodeKinds()) {
      if (geometry::openSides(from).empty()) continue;
      for (const NodeKind to : allNodeKinds()) {
        if (from == to) continue;
        document_->reset(everyKind(false), QStringLiteral("Kinds"));
        view().fit();
        const auto expected = linkBetween(from, to);
        QSignalSpy refused(&scene(), &CanvasScene::refused);
        drag(port(from), at(to));
        const std::string names = std::string(enumName(from)) + " to " + std::string(enumName(to));
        QVERIFY2(document_->snapshot()->links.size() == (expected ? 1u : 0u), names.c_str());
        QVERIFY2(refused.count() == (expected ? 0 : 1), names.c_str());
        if (expected) ++legal;
        if (!expected)
          QVERIFY2(refused.front().front().toString().startsWith(qs(expected.error().message)),
                   names.c_str());
      }
    }
    QVERIFY(legal >= 20);
  }

  void eachInspectorExplainsItself() {
    document_->reset(everyKind(true), QStringLiteral("Kinds"));
    Inspector inspector(*document_);
    for (const Node& node : document_->snapshot()->nodes) {
      inspector.showNode(node.id);
      const auto labels = inspector.findChildren<QLabel*>();
      QVERIFY2(std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* l) { return l->text() == qs(schema(node.kind()).help); }),
               node.name.c_str());
      for (const FieldInfo& f : schema(node.kind()).fields)
        QVERIFY2(!f.help.empty(), std::string(f.name).c_str());
    }
  }

  // A setting that means nothing beside the others is not shown, unless it was set.
  void settingsThatDoNotMatterAreHidden() {
    document_->reset(everyKind(true), QStringLiteral("Kinds"));
    Inspector inspector(*document_);
    inspector.resize(340, 900);
    inspector.show();
    inspector.showNode(idOf(NodeKind::LoadBalancer));
    QVERIFY(row(inspector, "rules")->isVisibleTo(&inspector));
    apply("type", Value("network"));
    QVERIFY(!row(inspector, "rules")->isVisibleTo(&inspector));
    apply("rules", Value(std::vector<Record>{{{"priority", Value(std::int64_t{7})}}}));
    QVERIFY(row(inspector, "rules")->isVisibleTo(&inspector));
  }

  void findingsStandBesideTheirSettings() {
    document_->reset(everyKind(true), QStringLiteral("Kinds"));
    Inspector inspector(*document_);
    inspector.show();
    inspector.showNode(idOf(NodeKind::RestApi));
    Diagnostic d{Severity::Warning, "check.x", "the stage is odd", "choose another", {}};
    d.where.node = "rest-api";
    d.where.field = "stage";
    Diagnostic other = d;
    other.where.field.clear();
    other.message = "nothing leads here";
    inspector.setFindings({d, other});
    const auto texts = [&](const QWidget* of) {
      QStringList out;
      for (const QLabel* l : of->findChildren<QLabel*>())
        if (l->isVisibleTo(&inspector)) out << l->text();
      return out.join(QLatin1Char('|'));
    };
    QVERIFY(texts(row(inspector, "stage")).contains(QStringLiteral("The stage is odd. Choose another.")));
    QVERIFY(!texts(row(inspector, "region")).contains(QStringLiteral("odd")));
    QVERIFY(texts(&inspector).contains(QStringLiteral("Nothing leads here.")));
    inspector.setFindings({});
    QVERIFY(!texts(&inspector).contains(QStringLiteral("odd")));
  }

  // Loads, is changed in every way, undoes to equality, and saves the bytes it came from.
  void aProjectWithEveryKindRoundTrips() {
    testing::RandomProject random(4711);
    Project project = everyKind(true);
    for (Node& n : project.nodes)
      for (const FieldInfo& f : schema(n.kind()).fields)
        if (const auto set = withNodeField(n.config, f.name, random.value(f))) n.config = *set;
    const std::string text = writeProject(project);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kinds.headway.yaml"));
    QVERIFY(writeFileAtomically(path.toStdString(), text));
    const auto opened = document_->open(path);
    QVERIFY2(opened, opened ? "" : render(opened.error().front()).c_str());
    QVERIFY(*document_->snapshot() == project);

    int edits = 0;
    const auto change = [&](const Result<Project>& after) {
      if (document_->apply(QStringLiteral("change"), after)) ++edits;
    };
    for (const Node& n : project.nodes)
      for (const FieldInfo& f : schema(n.kind()).fields)
        change(edits::setNodeField(*document_->snapshot(), n.id, f.name, random.value(f)));
    for (const Link& l : project.links)
      for (const FieldInfo& f : linkSchema(l.config).fields)
        change(edits::setLinkField(*document_->snapshot(), l.id, f.name, random.value(f)));
    QVERIFY2(edits > 200, std::to_string(edits).c_str());
    QVERIFY(!(*document_->snapshot() == project));
    const ProjectPtr changed = document_->snapshot();
    while (document_->undoStack().canUndo()) document_->undoStack().undo();
    QVERIFY(*document_->snapshot() == project);
    QVERIFY(document_->save([](const auto&) { return false; }));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), text);
    while (document_->undoStack().canRedo()) document_->undoStack().redo();
    QVERIFY(*document_->snapshot() == *changed);
  }

 private:
  CanvasScene& scene() { return pane_->scene(); }
  CanvasView& view() { return pane_->view(); }
  QPoint at(NodeKind kind) { return view().mapFromScene(scene().item(idOf(kind))->pos()); }
  QPoint port(NodeKind kind) {
    return view().mapFromScene(scene().item(idOf(kind))->mapToScene(geometry::port(geometry::Side::Right)));
  }
  void drag(QPoint from, QPoint to) {
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view().viewport(), (from + to) / 2);
    QTest::mouseMove(view().viewport(), to);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);
  }
  void apply(const char* field, const Value& v) {
    QVERIFY(document_->apply(
        QStringLiteral("change"),
        edits::setNodeField(*document_->snapshot(), idOf(NodeKind::LoadBalancer), field, v)));
  }
  static FieldRow* row(const Inspector& inspector, std::string_view field) {
    for (FieldRow* r : inspector.findChildren<FieldRow*>())
      if (r->info().name == field) return r;
    return nullptr;
  }

  std::unique_ptr<Document> document_;
  std::unique_ptr<CanvasPane> pane_;
};

QTEST_MAIN(TestEveryKind)
#include "test_every_kind.moc"
