// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/panels/request_list_model.h"

class QLabel;
class QListView;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace headway::ui {

class Document;

/// The sample requests: pick, add, duplicate, rename, reorder, delete, run them all. Each shows by shape and
/// colour whether its last trace was as expected.
class RequestList : public QWidget {
  Q_OBJECT

 public:
  explicit RequestList(Document& document, QWidget* parent = nullptr);

  int current() const;
  /// What the request at `index` of that project came to; kept under its name until it runs again.
  void setVisit(const ProjectPtr& project, int index, const VisitTrace& visit);
  /// The same for the document's project.
  void setVisit(int index, const VisitTrace& visit);
  RequestListModel* model() const { return model_; }
  QListView* view() const { return list_; }

 public slots:
  /// Does not answer with selected().
  void setCurrent(int index);
  void addRequest();
  /// Behind the current one, which becomes the first of them. One undo step.
  void insertRequests(const QString& label, std::vector<headway::SampleRequest> requests);
  void duplicateCurrent();
  void renameCurrent();
  void deleteCurrent();
  /// By so many rows, -1 is up.
  void moveCurrent(int by);
  /// A line below the list until it is closed or another is said; empty takes it away.
  void say(const QString& text);
  /// All are being run; `done` of `total` have.
  void showProgress(int done, int total);
  /// They have been run, or were stopped.
  void showSummary(bool cancelled);

 signals:
  void selected(int index);
  void detailsWanted();  ///< of the current one
  void pasteWanted();
  void runAllWanted();
  void cancelWanted();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void layOut();
  QWidget* makeHead();
  void connectView();
  bool knowsKey(const QKeyEvent& key, bool act);
  void tell();
  void fillMenu(QMenu& menu, bool onRequest);
  void follow();

  Document& document_;
  RequestListModel* model_;
  QListView* list_;
  QLabel* empty_;
  QToolButton* run_;
  QWidget* progress_;
  QProgressBar* bar_;
  QLabel* count_;
  QPushButton* summary_;
  QWidget* note_;
  QLabel* said_;
  bool changing_ = false;  ///< rows come, go or move just now
};

}  // namespace headway::ui
