// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/sample.h"
#include "ui/document/document.h"

using namespace headway;
using headway::ui::Document;

namespace {

const NodeId kDjango{"django"}, kApi{"api"};

Project renamed(const Document& d, const char* name) {
  return edits::rename(*d.snapshot(), kDjango, name).value();
}
bool keepAll(const std::vector<std::string>&) { return true; }

QByteArray bytes(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

}  // namespace

class TestDocument : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    document_ = std::make_unique<Document>();
    document_->reset(sample::project(), "Example", std::string(embedded::articleExample));
  }

  void editsUndoAndRedoToEquality() {
    std::vector<Project> states = {*document_->snapshot()};
    const auto apply = [&](Result<Project> after) {
      QVERIFY(document_->apply("edit", std::move(after)));
      states.push_back(*document_->snapshot());
    };
    apply(edits::rename(*document_->snapshot(), kDjango, "Shop"));
    apply(edits::move(*document_->snapshot(), {{kApi, Point{40, 80}}}));
    apply(edits::setNodeField(*document_->snapshot(), kDjango, "DEBUG", true));
    const NodeId gone[] = {kApi};
    apply(edits::removeNodes(*document_->snapshot(), gone));
    for (std::size_t i = states.size() - 1; i-- > 0;) {
      document_->undoStack().undo();
      QVERIFY(*document_->snapshot() == states[i]);
    }
    for (std::size_t i = 1; i < states.size(); ++i) {
      document_->undoStack().redo();
      QVERIFY(*document_->snapshot() == states[i]);
    }
  }

  void snapshotsNeverChange() {
    const ProjectPtr before = document_->snapshot();
    const Project copy = *before;
    document_->apply("rename", renamed(*document_, "Shop"));
    QVERIFY(*before == copy);
    QVERIFY(document_->snapshot() != before);
  }

  void theSameProjectIsNoEdit() {
    QSignalSpy changed(document_.get(), &Document::changed);
    document_->apply("nothing", Project(*document_->snapshot()));
    QCOMPARE(changed.count(), 0);
    QCOMPARE(document_->undoStack().count(), 0);
  }

  void refusedEditsChangeNothing() {
    const ProjectPtr before = document_->snapshot();
    const auto result = document_->apply("rename", edits::rename(*before, kDjango, "  "));
    QVERIFY(!result);
    QCOMPARE(QString::fromStdString(result.error().code), QString("edit.empty-name"));
    QVERIFY(document_->snapshot() == before);
    QVERIFY(!document_->isModified());
  }

  void typingIsOneStepUntilTheFieldIsLeft() {
    for (const char* name : {"S", "Sh", "Sho"}) document_->apply("type", renamed(*document_, name), 7);
    QCOMPARE(document_->undoStack().count(), 1);
    document_->finishMerging();
    document_->apply("type", renamed(*document_, "Shop"), 7);
    QCOMPARE(document_->undoStack().count(), 2);
    document_->apply("other", renamed(*document_, "Shop 2"), 8);
    QCOMPARE(document_->undoStack().count(), 3);
    document_->undoStack().undo();
    document_->undoStack().undo();
    QCOMPARE(document_->snapshot()->find(kDjango)->name, std::string("Sho"));
  }

  void typingBackToTheStartLeavesNoStep() {
    const std::string name = document_->snapshot()->find(kDjango)->name;
    document_->apply("type", renamed(*document_, "X"), 7);
    document_->apply("type", renamed(*document_, name.c_str()), 7);
    QCOMPARE(document_->undoStack().count(), 0);
    QVERIFY(!document_->isModified());
  }

  void modifiedFollowsTheSavedState() {
    QTemporaryDir dir;
    QSignalSpy modified(document_.get(), &Document::modifiedChanged);
    QVERIFY(!document_->isModified());
    document_->apply("rename", renamed(*document_, "Shop"));
    QVERIFY(document_->isModified());
    QVERIFY(document_->saveAs(dir.filePath("a.headway.yaml"), keepAll));
    QVERIFY(!document_->isModified());
    document_->undoStack().undo();
    QVERIFY(document_->isModified());
    document_->undoStack().redo();
    QVERIFY(!document_->isModified());
    QCOMPARE(modified.count(), 4);
  }

  void savedFilesOpenEqual() {
    QTemporaryDir dir;
    const QString path = dir.filePath("a.headway.yaml");
    document_->apply("rename", renamed(*document_, "Käse & Söhne"));
    QVERIFY(document_->saveAs(path, keepAll));
    QCOMPARE(document_->path(), path);
    Document other;
    QSignalSpy replaced(&other, &Document::replaced);
    QVERIFY(other.open(path));
    QCOMPARE(replaced.count(), 1);
    QVERIFY(*other.snapshot() == *document_->snapshot());
    QVERIFY(!other.isModified());
    const QByteArray first = bytes(path);
    QVERIFY(other.save(keepAll));
    QCOMPARE(bytes(path), first);
  }

  void savingTheExampleKeepsItsComments() {
    QTemporaryDir dir;
    const QString path = dir.filePath("a.headway.yaml");
    document_->apply("rename", renamed(*document_, "Shop"));
    QVERIFY(document_->saveAs(path, keepAll));
    QVERIFY(bytes(path).contains("# The worked example"));
  }

  void commentsAreLostOnlyIfThePersonAgrees() {
    QTemporaryDir dir;
    const QString path = dir.filePath("a.headway.yaml");
    QVERIFY(document_->saveAs(path, keepAll));
    const QByteArray before = bytes(path);
    const NodeId edge[] = {NodeId{"edge"}};
    QVERIFY(document_->apply("delete", edits::removeNodes(*document_->snapshot(), edge)));
    std::vector<std::string> asked;
    const auto result = document_->save([&](const auto& comments) { return asked = comments, false; });
    QVERIFY(!result);
    QCOMPARE(QString::fromStdString(result.error().code), QString("save.cancelled"));
    QVERIFY(!asked.empty());
    QCOMPARE(bytes(path), before);
    QVERIFY(document_->isModified());
    QVERIFY(document_->save(keepAll));
    QVERIFY(!document_->isModified());
  }

  void aBrokenFileChangesNothing() {
    QTemporaryDir dir;
    QFile file(dir.filePath("bad.headway.yaml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("headway: 1\nnodes: [\n");
    file.close();
    const ProjectPtr before = document_->snapshot();
    const auto result = document_->open(file.fileName());
    QVERIFY(!result);
    QVERIFY(!result.error().empty());
    QVERIFY(document_->snapshot() == before);
    QCOMPARE(document_->title(), QString("Example"));
  }

  void anUnwritablePlaceKeepsTheEdits() {
    document_->apply("rename", renamed(*document_, "Shop"));
    const auto result = document_->saveAs("/nowhere/at/all.headway.yaml", keepAll);
    QVERIFY(!result);
    QCOMPARE(QString::fromStdString(result.error().code), QString("file.unwritable"));
    QVERIFY(document_->isModified());
    QVERIFY(document_->path().isEmpty());
  }

 private:
  std::unique_ptr<Document> document_;
};

QTEST_GUILESS_MAIN(TestDocument)
#include "test_document.moc"
