// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "sim/http/url.h"
#include "sim/import/request_text.h"
#include "sim/model/edits.h"
#include "sim/scenario/runner.h"
#include "ui/document/document.h"
#include "ui/inspector/field_editor.h"
#include "ui/inspector/field_manners.h"
#include "ui/panels/request_editor.h"
#include "ui/panels/request_list_model.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

const char* const kMethods[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

SampleRequest scratchRequest(const Project& project) {
  SampleRequest out;
  out.name = RequestBar::tr("Request 1").toStdString();
  std::string host = "example.com";
  if (const Node* node = project.firstOfKind(NodeKind::Distribution)) {
    const auto& d = std::get<DistributionConfig>(node->config);
    host = d.aliases.empty() ? d.domain : d.aliases.front();
  }
  out.url = "https://" + host + "/";
  return out;
}

int mergeKey(int request, const char* field) {
  return static_cast<int>(std::hash<std::string>{}("request " + std::to_string(request) + ' ' + field) &
                          0x7fffffff);
}

}  // namespace

RequestBar::RequestBar(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      method_(new QComboBox(this)),
      url_(new QLineEdit(this)),
      error_(new QLabel(this)),
      chip_(new QPushButton(this)),
      editor_(new RequestEditor(this)) {
  for (const char* method : kMethods) method_->addItem(QLatin1String(method));
  method_->setEditable(false);
  method_->setAccessibleName(tr("Method"));
  method_->setProperty("role", "inline");
  ignoreWheelWithoutFocus(method_);
  url_->setObjectName(QStringLiteral("requestUrl"));
  url_->setAccessibleName(tr("URL"));
  url_->setPlaceholderText(tr("https://www.example.com/"));
  url_->setProperty("role", "inline");
  leaveUndoToDocument(url_);
  url_->installEventFilter(this);
  error_->setProperty("role", "error");
  error_->hide();
  chip_->setProperty("role", "chip");
  chip_->setToolTip(
      tr("Name, headers and body of this request, what is sent before it, and what origins answer"));

  auto* paste = new QPushButton(tr("Paste curl"), this);
  paste->setObjectName(QStringLiteral("pasteRequest"));
  paste->setProperty("role", "chip");
  paste->setToolTip(tr("Make a request of a curl command, a HAR entry or a URL you copied"));

  auto* frame = new QFrame(this);
  frame->setProperty("role", "code");
  auto* line = new QHBoxLayout(frame);
  line->setContentsMargins(metrics::kGrid, 1, metrics::kGap, 1);
  line->setSpacing(metrics::kGrid);
  line->addWidget(method_);
  line->addWidget(url_, 1);
  line->addWidget(error_);
  line->addWidget(chip_);
  line->addWidget(paste);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(frame);

  connect(method_, &QComboBox::activated, this, [this] {
    SampleRequest changed = currentRequestValue();
    changed.method = method_->currentText().toStdString();
    edit(tr("Change request method"), "method", changed);
  });
  connect(url_, &QLineEdit::textEdited, this, [this](const QString& text) {
    SampleRequest changed = currentRequestValue();
    changed.url = text.toStdString();
    edit(tr("Change request URL"), "url", changed);
  });
  connect(url_, &QLineEdit::editingFinished, this, [this] { document_.finishMerging(); });
  connect(chip_, &QPushButton::clicked, this, &RequestBar::openDetails);
  connect(paste, &QPushButton::clicked, this, &RequestBar::pasteWanted);
  connect(editor_, &RequestEditor::edited, this, &RequestBar::edit);
  connect(editor_, &RequestEditor::presentWanted, this, &RequestBar::expectPresent);
  connect(editor_, &RequestEditor::finished, this, [this] { document_.finishMerging(); });
  connect(&document_, &Document::changed, this, &RequestBar::refresh);
  connect(&document_, &Document::replaced, this, [this] { setCurrentRequest(0); });
  const auto dress = [this, paste] {
    QFont bold = Theme::instance().mono();
    bold.setBold(true);
    method_->setFont(bold);
    url_->setFont(Theme::instance().mono());
    error_->setFont(Theme::instance().small());
    for (QPushButton* button : {chip_, paste}) button->setFont(Theme::instance().small());
  };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
  show(currentRequestValue());
}

SampleRequest RequestBar::currentRequestValue() const {
  const Project& project = *document_.snapshot();
  const auto index = static_cast<std::size_t>(current_);
  return index < project.requests.size() ? project.requests[index] : scratchRequest(project);
}

QString RequestBar::problem() const {
  const auto url = http::parseUrl(currentRequestValue().url);
  return url ? QString() : qs(url.error().message);
}

void RequestBar::setCurrentRequest(int index) {
  if (index < 0 || index == current_) return;
  document_.finishMerging();
  current_ = index;
  refresh();
}

void RequestBar::openDetails() { editor_->popUp(this); }
void RequestBar::closeDetails() { editor_->close(); }

void RequestBar::setVisit(const std::shared_ptr<const VisitTrace>& visit) {
  visit_ = visit;
  if (!visit_) return editor_->setPresent({}, {});
  editor_->setPresent(expectationOf(visit_->last()), mismatchesOf(shown_, *visit_));
}

void RequestBar::expectPresent() {
  if (!visit_) return;
  SampleRequest changed = shown_;
  changed.expect = expectationOf(visit_->last());
  document_.finishMerging();
  edit(tr("Expect the present result"), "expect", changed);
  document_.finishMerging();
}

void RequestBar::focusUrl() {
  url_->setFocus();
  url_->selectAll();
}

bool RequestBar::eventFilter(QObject* object, QEvent* event) {
  if (object != url_ || event->type() != QEvent::KeyPress ||
      !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste))
    return QWidget::eventFilter(object, event);
  const QString text = QApplication::clipboard()->text();
  const std::string plain = text.toStdString();
  if (text.startsWith(QLatin1String("http")) || !looksLikeRequest(plain))
    return QWidget::eventFilter(object, event);
  emit requestPasted(text);
  return true;
}

void RequestBar::refresh() {
  const int last = qMax(0, static_cast<int>(document_.snapshot()->requests.size()) - 1);
  current_ = qMin(current_, last);
  const SampleRequest now = currentRequestValue();
  if (now == shown_) {
    editor_->show(document_.snapshot(), now);  // what can be chosen may be other
    return;
  }
  show(now);
  setVisit(nullptr);  // until it has run
  emit requestChanged();
}

void RequestBar::show(const SampleRequest& request) {
  shown_ = request;
  if (method_->findText(qs(request.method)) < 0) method_->addItem(qs(request.method));
  method_->setCurrentIndex(method_->findText(qs(request.method)));
  method_->setVisible(request.steps.empty());
  if (url_->text() != qs(request.url)) {
    const int caret = url_->cursorPosition();
    url_->setText(qs(request.url));
    url_->setCursorPosition(url_->hasFocus() ? caret : 0);
  }
  const QString name = request.name.empty() ? tr("unnamed") : qs(request.name);
  chip_->setText(request.steps.empty() ? name : tr("%1 · %2").arg(name, stepCount(request)));
  const QString wrong = problem();
  error_->setText(wrong);
  error_->setVisible(!wrong.isEmpty());
  editor_->show(document_.snapshot(), request);
}

void RequestBar::edit(const QString& label, const char* field, const SampleRequest& changed) {
  const auto after = edits::setRequest(*document_.snapshot(), static_cast<std::size_t>(current_), changed);
  const auto ok = document_.apply(label, after, mergeKey(current_, field));
  editor_->showError(ok ? QString() : qs(ok.error().message));
}

}  // namespace headway::ui
