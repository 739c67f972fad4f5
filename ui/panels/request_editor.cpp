// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_editor.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "sim/engine/run.h"
#include "ui/inspector/field_manners.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/pairs_editor.h"
#include "ui/inspector/suggestions.h"
#include "ui/panels/expectation_editor.h"
#include "ui/panels/request_list_model.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

const Field<SampleRequest>& fieldOf(std::string_view name) {
  const auto& fields = describe<SampleRequest>().fields;
  return *std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.info.name == name; });
}

QLabel* caption(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "caption");
  label->setFont(Theme::instance().caption());
  return label;
}

QVBoxLayout* column(QWidget* of, int margin) {
  auto* layout = new QVBoxLayout(of);
  layout->setContentsMargins(margin, margin, margin, margin);
  layout->setSpacing(metrics::kGap);
  return layout;
}

constexpr int kTitleWidth = 480;

bool anyAuthorizer(const Project& project) {
  return std::any_of(project.links.begin(), project.links.end(), [](const Link& link) {
    const auto* route = std::get_if<IntegrationLink>(&link.config);
    const auto* method = std::get_if<MethodLink>(&link.config);
    return (route && route->authorization != RouteAuthorization::None) ||
           (method && method->authorization != MethodAuthorization::None);
  });
}

}  // namespace

RequestEditor::RequestEditor(QWidget* parent)
    : QFrame(parent, Qt::Popup),
      scroll_(new QScrollArea(this)),
      content_(new QWidget(scroll_)),
      name_(new QLineEdit(content_)),
      error_(new QLabel(content_)),
      headers_(new PairsEditor(content_)),
      body_(new QPlainTextEdit(content_)),
      single_(new QWidget(content_)) {
  setProperty("role", "card");
  name_->setObjectName(QStringLiteral("requestName"));
  name_->setAccessibleName(tr("Name of the request"));
  headers_->setObjectName(QStringLiteral("requestHeaders"));
  body_->setObjectName(QStringLiteral("requestBody"));
  body_->setAccessibleName(tr("Body of the request"));
  body_->setPlaceholderText(tr("no body"));
  body_->setFixedHeight(88);
  body_->setTabChangesFocus(true);
  error_->setProperty("role", "error");
  error_->setWordWrap(true);
  error_->hide();
  leaveUndoToDocument(name_);
  leaveUndoToDocument(body_);
  layOut();
  connectSimple();
  const auto dress = [this] { body_->setFont(Theme::instance().mono()); };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
}

void RequestEditor::layOut() {
  QVBoxLayout* layout = column(content_, metrics::kMargin);
  layout->addWidget(caption(tr("Name"), content_));
  layout->addWidget(name_);
  layout->addWidget(error_);
  QVBoxLayout* single = column(single_, 0);
  single->addWidget(caption(tr("Headers"), single_));
  single->addWidget(headers_);
  single->addWidget(caption(tr("Body"), single_));
  single->addWidget(body_);
  layout->addWidget(single_);
  layOutExpectation(layout);

  before_ = addFold(layout, tr("Sent after another request"), "requestBefore");
  QVBoxLayout* before = column(before_.body, 0);
  viewer_ = addRow(before, "viewer", tr("Change the viewer of the request"));
  viewer_->findChild<QLineEdit*>()->setPlaceholderText(tr("the first of the project"));
  addRow(before, "after", tr("Change the request before"));
  addRow(before, "wait", tr("Change the wait before the request"));

  steps_ = addFold(layout, tr("A visit of several steps"), "requestSteps");
  visit_ = addRecords(column(steps_.body, 0), "steps", tr("Change steps"), "visitStepsEditor");

  origins_ = addFold(layout, tr("Origin answers"), "requestOrigins");
  QVBoxLayout* origins = column(origins_.body, 0);
  authorizer_ = addRow(origins, "authorizer", tr("Change what the authorizer decides"));
  credentials_ = addRow(origins, "credentials", tr("Change the password of the request"));
  answers_ = addRecords(origins, "answers", tr("Change origin answers"), "requestAnswers");
  layout->addStretch();

  scroll_->setWidget(content_);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content_->setProperty("role", "panel");
  content_->installEventFilter(this);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(1, metrics::kGrid, 1, metrics::kGrid);
  whole->addWidget(scroll_);
}

void RequestEditor::layOutExpectation(QVBoxLayout* to) {
  expected_ = addFold(to, tr("What is expected"), "requestExpected");
  expect_ = new ExpectationEditor([this](Suggest kind) { return suggest(kind); }, expected_.body);
  column(expected_.body, 0)->addWidget(expect_);
  connect(expect_, &ExpectationEditor::presentWanted, this, &RequestEditor::presentWanted);
  connect(expect_, &ExpectationEditor::finished, this, &RequestEditor::finished);
  connect(expect_, &ExpectationEditor::edited, this,
          [this](const QString& label, const char* field, const Expectation& expected) {
            SampleRequest changed = shown_;
            changed.expect = expected;
            emit edited(label, field, changed);
          });
}

void RequestEditor::setPresent(std::optional<Expectation> present, const QStringList& mismatches) {
  expect_->setPresent(std::move(present), mismatches);
}

void RequestEditor::connectSimple() {
  connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) {
    edit(fieldOf("name").info, tr("Rename request"), name.toStdString());
  });
  connect(headers_, &FieldEditor::edited, this,
          [this] { edit(fieldOf("headers").info, tr("Change request headers"), headers_->value()); });
  connect(body_, &QPlainTextEdit::textChanged, this, [this] {
    edit(fieldOf("body").info, tr("Change request body"), body_->toPlainText().toStdString());
  });
  connect(headers_, &FieldEditor::finished, this, &RequestEditor::finished);
  connect(name_, &QLineEdit::editingFinished, this, &RequestEditor::finished);
}

FieldRow* RequestEditor::addRow(QVBoxLayout* to, std::string_view field, const QString& label) {
  const FieldInfo& info = fieldOf(field).info;
  auto* row = new FieldRow(
      info, [this](Suggest kind) { return suggest(kind); }, to->parentWidget());
  row->setObjectName(QStringLiteral("request-") + qs(field));
  to->addWidget(row);
  rows_.push_back(row);
  connect(row, &FieldRow::edited, this, [this, row, label] { edit(row->info(), label, row->value()); });
  connect(row, &FieldRow::finished, this, &RequestEditor::finished);
  return row;
}

RequestEditor::Fold RequestEditor::addFold(QVBoxLayout* to, const QString& title, const char* name) {
  Fold fold{new QPushButton(content_), new QWidget(content_), title};
  fold.head->setObjectName(QLatin1String(name));
  fold.head->setProperty("role", "quiet");
  fold.head->setCheckable(true);
  fold.body->hide();
  to->addWidget(fold.head, 0, Qt::AlignLeft);
  to->addWidget(fold.body);
  connect(fold.head, &QPushButton::toggled, this, [this, body = fold.body](bool on) {
    body->setVisible(on);
    showSettings();
  });
  return fold;
}

FieldEditor* RequestEditor::addRecords(QVBoxLayout* to, std::string_view field, const QString& label,
                                       const char* name) {
  const FieldInfo& info = fieldOf(field).info;
  auto* help = new QLabel(qs(info.help), to->parentWidget());
  help->setProperty("role", "muted");
  help->setWordWrap(true);
  to->addWidget(help);
  FieldEditor* editor = makeFieldEditor(
      info, [this](Suggest kind) { return suggest(kind); }, to->parentWidget());
  editor->setObjectName(QLatin1String(name));
  to->addWidget(editor);
  connect(editor, &FieldEditor::edited, this,
          [this, &info, label, editor] { edit(info, label, editor->value()); });
  connect(editor, &FieldEditor::finished, this, &RequestEditor::finished);
  return editor;
}

void RequestEditor::setTitle(const Fold& fold, const QString& tells) {
  const QString sign = fold.head->isChecked() ? QStringLiteral("▾ ") : QStringLiteral("▸ ");
  fold.head->setText(sign + (tells.isEmpty() ? fold.title : tells));
}

void RequestEditor::edit(const FieldInfo& info, const QString& label, const Value& value) {
  SampleRequest changed = shown_;
  if (fieldOf(info.name).set(changed, value)) emit edited(label, info.name.data(), changed);
}

void RequestEditor::show(ProjectPtr project, const SampleRequest& request) {
  const bool another = shown_.name != request.name;
  project_ = std::move(project);
  shown_ = request;
  const QSignalBlocker quietBody(body_);
  if (name_->text() != qs(request.name)) name_->setText(qs(request.name));
  headers_->setValue(request.headers);
  if (body_->toPlainText() != qs(request.body)) body_->setPlainText(qs(request.body));
  for (FieldRow* row : rows_) row->setValue(fieldOf(row->info().name).get(request));
  visit_->setValue(fieldOf("steps").get(request));
  answers_->setValue(fieldOf("answers").get(request));
  single_->setVisible(request.steps.empty());
  credentials_->setVisible(request.steps.empty() && (request.method == "POST" || !request.credentials));
  const bool severalViewers = suggest(Suggest::Viewers).size() > 1;
  viewer_->setVisible(severalViewers || !request.viewer.empty());
  authorizer_->setVisible(anyAuthorizer(*project_) || request.authorizer != AuthorizerDecision::Allow);
  before_.title = severalViewers ? tr("Who sends it, and after what") : tr("Sent after another request");
  if (another && !isVisible()) {
    before_.head->setChecked(!request.viewer.empty() || !request.after.empty() || request.wait > 0);
    steps_.head->setChecked(!request.steps.empty());
    origins_.head->setChecked(!request.answers.empty() || request.authorizer != AuthorizerDecision::Allow ||
                              !request.credentials);
  }
  expect_->show(*project_, request.expect);
  showSettings();
  showError({});
}

// A fold tells what is in it, so that it need not be opened to know.
void RequestEditor::showSettings() {
  QStringList before;
  if (!shown_.viewer.empty()) before << tr("by %1").arg(qs(shown_.viewer));
  if (!shown_.after.empty()) before << tr("after %1").arg(qs(shown_.after));
  if (shown_.wait > 0) before << tr("%1 later").arg(durationText(shown_.wait));
  setTitle(before_, before.isEmpty() ? QString() : tr("Sent %1").arg(before.join(QStringLiteral(", "))));
  setTitle(steps_, shown_.steps.empty() ? QString() : tr("A visit of %1").arg(stepCount(shown_)));
  const QString expected = expectationText(shown_.expect);
  setTitle(expected_, expected.isEmpty() ? QString()
                                         : expected_.head->fontMetrics().elidedText(
                                               tr("Expects %1").arg(expected), Qt::ElideRight, kTitleWidth));
  const auto n = static_cast<qsizetype>(shown_.answers.size());
  setTitle(origins_, n == 0 ? QString() : counted(n, tr("1 origin answer"), tr("%1 origin answers")));
}

QStringList RequestEditor::suggest(Suggest kind) const {
  if (!project_) return {};
  if (kind != Suggest::Requests) return suggestionsFor(*project_, {}, kind);
  QStringList out;
  for (const SampleRequest& r : project_->requests) {
    const auto chain = requestsUpTo(*project_, r);
    const bool circle = std::any_of(chain.begin(), chain.end(),
                                    [this](const SampleRequest* s) { return s->name == shown_.name; });
    if (!circle) out << qs(r.name);
  }
  return out;
}

void RequestEditor::showError(const QString& text) {
  error_->setText(text);
  error_->setVisible(!text.isEmpty());
  setStyleState(name_, "state", text.isEmpty() ? QString() : QStringLiteral("refused"));
}

void RequestEditor::popUp(const QWidget* anchor) {
  setFixedWidth(qMax(360, anchor->width()));
  move(anchor->mapToGlobal(QPoint(0, anchor->height() + metrics::kGrid)));
  fit();
  setVisible(true);
  name_->setFocus();
}

// As high as its content, as far as the screen allows.
void RequestEditor::fit() {
  content_->layout()->activate();
  const QMargins around = layout()->contentsMargins() + contentsMargins();
  const int inner = width() - around.left() - around.right();
  const int wanted = content_->layout()->hasHeightForWidth() ? content_->layout()->totalHeightForWidth(inner)
                                                             : content_->sizeHint().height();
  const int room = screen()->availableGeometry().bottom() - y() - metrics::kMargin;
  setFixedHeight(qMin(wanted + around.top() + around.bottom(), qMax(200, room)));
}

bool RequestEditor::eventFilter(QObject* object, QEvent* event) {
  if (object == content_ && event->type() == QEvent::LayoutRequest && isVisible()) fit();
  return QFrame::eventFilter(object, event);
}

void RequestEditor::hideEvent(QHideEvent* event) {
  QFrame::hideEvent(event);
  emit finished();
}

}  // namespace headway::ui
