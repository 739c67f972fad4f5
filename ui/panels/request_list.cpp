// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_list.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "sim/model/edits.h"
#include "ui/document/document.h"
#include "ui/panels/request_delegate.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QToolButton* tinyButton(const QString& tip, const char* name, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setProperty("role", "tiny");
  button->setObjectName(QLatin1String(name));
  button->setFixedSize(20, 20);
  button->setIconSize({12, 12});
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  return button;
}

QVBoxLayout* column(QWidget* of) {
  auto* layout = new QVBoxLayout(of);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  return layout;
}

QHBoxLayout* line(QWidget* of) {
  auto* layout = new QHBoxLayout(of);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  return layout;
}

QLabel* smallLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setProperty("role", "muted");
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

}  // namespace

RequestList::RequestList(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      model_(new RequestListModel(document, this)),
      list_(new QListView(this)),
      empty_(
          new QLabel(tr("No request yet. Add one with +, type a URL above, or paste a curl command."), this)),
      progress_(new QWidget(this)),
      bar_(new QProgressBar(progress_)),
      count_(smallLabel(progress_)),
      summary_(new QPushButton(this)),
      note_(new QWidget(this)),
      said_(smallLabel(note_)) {
  // Before the view hears of it: while rows come and go, the view's own choice is not the person's.
  for (const auto signal :
       {&QAbstractItemModel::rowsAboutToBeInserted, &QAbstractItemModel::rowsAboutToBeRemoved})
    connect(model_, signal, this, [this] { changing_ = true; });
  connect(model_, &QAbstractItemModel::rowsAboutToBeMoved, this, [this] { changing_ = true; });
  list_->setModel(model_);
  list_->setItemDelegate(new RequestDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  // As high as there is room: a height of its own would press together what is above.
  list_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
  list_->setMinimumHeight(2 * metrics::kControl);
  list_->setMouseTracking(true);
  list_->setUniformItemSizes(true);
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  list_->setDragDropMode(QAbstractItemView::InternalMove);
  list_->setDragDropOverwriteMode(false);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setAccessibleName(tr("Sample requests"));
  list_->installEventFilter(this);
  empty_->setWordWrap(true);
  empty_->setProperty("role", "muted");
  layOut();
  connectView();
  follow();
}

QWidget* RequestList::makeHead() {
  auto* head = new QWidget(this);
  auto* caption = new QLabel(tr("Requests"), head);
  caption->setProperty("role", "caption");
  run_ = tinyButton(tr("Run all requests"), "runRequests", head);
  auto* add = tinyButton(tr("Add a request"), "addRequest", head);
  add->setText(QStringLiteral("+"));
  QHBoxLayout* layout = line(head);
  layout->addWidget(caption, 1);
  layout->addWidget(run_);
  layout->addWidget(add);
  connect(run_, &QToolButton::clicked, this, &RequestList::runAllWanted);
  connect(add, &QToolButton::clicked, this, &RequestList::addRequest);
  const auto dress = [this, caption] {
    const Theme& theme = Theme::instance();
    caption->setFont(theme.caption());
    run_->setIcon(theme.icon(QStringLiteral("play"), theme.colors().muted));
    for (QWidget* w : std::initializer_list<QWidget*>{said_, count_, summary_}) w->setFont(theme.small());
    list_->viewport()->update();
  };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
  return head;
}

void RequestList::layOut() {
  bar_->setTextVisible(false);
  bar_->setFixedHeight(4);
  bar_->setAccessibleName(tr("Requests run"));
  auto* stop = tinyButton(tr("Stop running requests"), "stopRequests", progress_);
  stop->setText(QStringLiteral("×"));
  auto* words = new QWidget(progress_);
  QHBoxLayout* counting = line(words);
  counting->addWidget(count_, 1);
  counting->addWidget(stop);
  QVBoxLayout* progress = column(progress_);
  progress->addWidget(words);
  progress->addWidget(bar_);
  progress_->hide();
  summary_->setProperty("role", "quiet");
  summary_->setObjectName(QStringLiteral("requestSummary"));
  summary_->hide();
  said_->setObjectName(QStringLiteral("requestNote"));
  said_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* close = tinyButton(tr("Close this note"), "closeRequestNote", note_);
  close->setText(QStringLiteral("×"));
  QHBoxLayout* note = line(note_);
  note->addWidget(said_, 1);
  note->addWidget(close, 0, Qt::AlignTop);
  note_->hide();

  QVBoxLayout* layout = column(this);
  for (QWidget* part : {makeHead(), static_cast<QWidget*>(empty_)}) layout->addWidget(part);
  layout->addWidget(list_, 1);
  for (QWidget* part : std::initializer_list<QWidget*>{progress_, summary_, note_}) layout->addWidget(part);
  connect(stop, &QToolButton::clicked, this, &RequestList::cancelWanted);
  connect(close, &QToolButton::clicked, this, [this] { say({}); });
  connect(summary_, &QPushButton::clicked, this, [this] {
    const int failed = model_->firstOf(RequestListModel::Result::Fail);
    if (failed >= 0) list_->setCurrentIndex(model_->index(failed));
    list_->setFocus();
  });
}

void RequestList::connectView() {
  connect(list_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    QMenu menu(this);
    const QModelIndex index = list_->indexAt(at);
    if (index.isValid()) list_->setCurrentIndex(index);
    fillMenu(menu, index.isValid());
    menu.exec(list_->viewport()->mapToGlobal(at));
  });
  connect(list_, &QAbstractItemView::doubleClicked, this, &RequestList::detailsWanted);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &RequestList::tell);
  // The chosen request may stand in another row now.
  const auto settle = [this] {
    changing_ = false;
    follow();
    tell();
  };
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(model_, signal, this, settle);
  connect(model_, &QAbstractItemModel::rowsMoved, this, settle);
  connect(model_, &QAbstractItemModel::modelReset, this, &RequestList::follow);
}

void RequestList::tell() {
  if (!changing_ && current() >= 0) emit selected(current());
}

int RequestList::current() const { return list_->currentIndex().row(); }

void RequestList::setCurrent(int index) {
  const QSignalBlocker quiet(this);
  list_->setCurrentIndex(model_->index(index));
}

void RequestList::setVisit(const ProjectPtr& project, int index, const VisitTrace& visit) {
  model_->setVisit(project, index, visit);
}

void RequestList::setVisit(int index, const VisitTrace& visit) {
  setVisit(document_.snapshot(), index, visit);
}

void RequestList::addRequest() {
  SampleRequest request;
  const auto& requests = document_.snapshot()->requests;
  request.url = requests.empty() ? "https://www.example.com/" : requests.front().url;
  request.name = tr("Request").toStdString();
  const int end = model_->rowCount();
  document_.apply(tr("Add request"),
                  edits::insertRequests(*document_.snapshot(), requests.size(), {request}));
  list_->setCurrentIndex(model_->index(end));
}

void RequestList::insertRequests(const QString& label, std::vector<SampleRequest> requests) {
  if (requests.empty()) return;
  const int at = current() + 1;
  document_.apply(
      label, edits::insertRequests(*document_.snapshot(), static_cast<std::size_t>(at), std::move(requests)));
  list_->setCurrentIndex(model_->index(at));
  list_->scrollTo(list_->currentIndex());
}

void RequestList::duplicateCurrent() {
  if (current() < 0) return;
  insertRequests(tr("Duplicate request"),
                 {document_.snapshot()->requests[static_cast<std::size_t>(current())]});
}

void RequestList::renameCurrent() {
  if (current() < 0) return;
  list_->setFocus();
  list_->edit(list_->currentIndex());
}

void RequestList::deleteCurrent() {
  if (current() < 0) return;
  (void)document_.apply(tr("Delete request"),
                        edits::removeRequest(*document_.snapshot(), static_cast<std::size_t>(current())));
}

void RequestList::moveCurrent(int by) {
  const int to = current() + by;
  if (current() < 0 || to < 0 || to >= model_->rowCount()) return;
  model_->moveRow({}, current(), {}, by > 0 ? to + 1 : to);
  list_->scrollTo(list_->currentIndex());
}

void RequestList::say(const QString& text) {
  said_->setText(text);
  note_->setVisible(!text.isEmpty());
}

void RequestList::showProgress(int done, int total) {
  bar_->setRange(0, total);
  bar_->setValue(done);
  count_->setText(tr("%1 of %2 run").arg(done).arg(total));
  progress_->show();
  summary_->hide();
  run_->setEnabled(false);
}

void RequestList::showSummary(bool cancelled) {
  const int good = model_->count(RequestListModel::Result::Pass);
  const int bad = model_->count(RequestListModel::Result::Fail);
  QString text = bad == 0 ? counted(good, tr("1 as expected"), tr("All %1 as expected"))
                          : tr("%1 as expected, %2 not").arg(good).arg(bad);
  if (cancelled) text = tr("Stopped: %1 as expected, %2 not").arg(good).arg(bad);
  summary_->setText(text);
  summary_->setToolTip(bad > 0 ? tr("Go to the first that is not") : QString());
  summary_->show();
  progress_->hide();
  run_->setEnabled(true);
}

void RequestList::fillMenu(QMenu& menu, bool onRequest) {
  const auto add = [&](const QString& text, const QKeySequence& keys, auto slot) {
    QAction* action = menu.addAction(text, this, slot);
    action->setShortcut(keys);
    action->setShortcutVisibleInContextMenu(true);
    return action;
  };
  add(tr("Add"), {}, &RequestList::addRequest);
  add(tr("Paste as request"), {}, &RequestList::pasteWanted);
  if (onRequest) {
    menu.addSeparator();
    add(tr("Headers, body, expectation…"), Qt::Key_Return, &RequestList::detailsWanted);
    add(tr("Duplicate"), Qt::CTRL | Qt::Key_D, &RequestList::duplicateCurrent);
    add(tr("Rename"), Qt::Key_F2, &RequestList::renameCurrent);
    add(tr("Move up"), Qt::ALT | Qt::Key_Up, [this] { moveCurrent(-1); })->setEnabled(current() > 0);
    add(tr("Move down"), Qt::ALT | Qt::Key_Down, [this] {
      moveCurrent(1);
    })->setEnabled(current() + 1 < model_->rowCount());
    add(tr("Delete"), Qt::Key_Delete, &RequestList::deleteCurrent);
  }
  menu.addSeparator();
  add(tr("Run all"), {}, &RequestList::runAllWanted)->setEnabled(model_->rowCount() > 0 && run_->isEnabled());
}

// Whether the list has a use for the key; `act` does it.
bool RequestList::knowsKey(const QKeyEvent& key, bool act) {
  const struct {
    int key;
    Qt::KeyboardModifiers modifiers;
    std::function<void()> does;
  } rows[] = {{Qt::Key_Delete, Qt::NoModifier, [this] { deleteCurrent(); }},
              {Qt::Key_Return, Qt::NoModifier, [this] { emit detailsWanted(); }},
              {Qt::Key_Enter, Qt::KeypadModifier, [this] { emit detailsWanted(); }},
              {Qt::Key_F2, Qt::NoModifier, [this] { renameCurrent(); }},
              {Qt::Key_D, Qt::ControlModifier, [this] { duplicateCurrent(); }},
              {Qt::Key_V, Qt::ControlModifier, [this] { emit pasteWanted(); }},
              {Qt::Key_Up, Qt::AltModifier, [this] { moveCurrent(-1); }},
              {Qt::Key_Down, Qt::AltModifier, [this] { moveCurrent(1); }}};
  for (const auto& row : rows) {
    if (row.key != key.key() || row.modifiers != key.modifiers()) continue;
    if (act) row.does();
    return true;
  }
  return false;
}

// The list's keys mean the request, whatever the window's commands of the same keys mean elsewhere.
bool RequestList::eventFilter(QObject* object, QEvent* event) {
  const bool asked = event->type() == QEvent::ShortcutOverride, pressed = event->type() == QEvent::KeyPress;
  if (object != list_ || !(asked || pressed)) return QWidget::eventFilter(object, event);
  if (!knowsKey(static_cast<const QKeyEvent&>(*event), pressed)) return QWidget::eventFilter(object, event);
  event->accept();
  return pressed;
}

void RequestList::follow() {
  empty_->setVisible(model_->rowCount() == 0);
  run_->setEnabled(model_->rowCount() > 0 && progress_->isHidden());
  if (model_->rowCount() == 0) summary_->hide();
  if (current() < 0 && model_->rowCount() > 0) setCurrent(0);
}

}  // namespace headway::ui
