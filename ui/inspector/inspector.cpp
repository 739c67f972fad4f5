// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <map>

#include "sim/model/edits.h"
#include "ui/document/document.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/code_field.h"
#include "ui/inspector/django_beliefs.h"
#include "ui/inspector/django_settings.h"
#include "ui/inspector/field_marks.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/function_report.h"
#include "ui/inspector/settings_form.h"
#include "ui/inspector/suggestions.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

const FieldInfo& nameInfo() {
  static const std::string label = Inspector::tr("Name").toStdString();
  static const std::string help =
      Inspector::tr("What this box is called here. AWS and Django never see it.").toStdString();
  static const FieldInfo info{.name = "name", .label = label, .help = help, .source = ""};
  return info;
}

/// The same field of the same thing always gives the same key, so typing in it is one undo step.
int mergeKey(const std::string& owner, std::string_view field) {
  const std::size_t h = std::hash<std::string>{}(owner + '\n' + std::string(field));
  return static_cast<int>(h & 0x7fffffff);
}

/// Links whose settings belong to what a person thinks of as the node's own.
std::vector<const Link*> linksShownWith(const Project& project, const Node& node) {
  std::vector<const Link*> out =
      node.kind() == NodeKind::Function ? project.linksTo(node.id) : project.linksFrom(node.id);
  std::erase_if(out, [](const Link* l) { return linkSchema(l->config).fields.empty(); });
  return out;
}

/// `seenFrom`: the node whose page it stands on, or none.
QString linkCaption(const Project& project, const Link& link, const NodeId& seenFrom) {
  const QString title = qs(linkSchema(link.config).title);
  const QString from = nodeName(project, link.from), to = nodeName(project, link.to);
  if (seenFrom.empty()) return Inspector::tr("%1 · %2 to %3").arg(title, from, to);
  return Inspector::tr("%1 · %2").arg(title, seenFrom == link.from ? to : from);
}

}  // namespace

Inspector::Inspector(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), scroll_(new QScrollArea(this)) {
  scroll_->setAccessibleName(tr("Settings"));
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll_);
  setMinimumWidth(280);
  connect(&document_, &Document::changed, this, &Inspector::refresh);
  connect(&document_, &Document::replaced, this, [this] {
    settingsTexts_.kept.clear();
    rebuild();
  });
  rebuild();
}

Inspector::~Inspector() { delete scroll_->takeWidget(); }  // a field that goes says so to this

void Inspector::showNode(NodeId node) {
  node_ = std::move(node);
  link_ = {};
  document_.finishMerging();
  refresh();
}

void Inspector::showLink(LinkId link) {
  link_ = std::move(link);
  node_ = {};
  document_.finishMerging();
  refresh();
}

void Inspector::setSettingsReader(std::shared_ptr<SettingsReader> reader) {
  settingsReader_ = std::move(reader);
  rebuild();
}

void Inspector::showNothing() { showNode({}); }

void Inspector::setTrace(std::shared_ptr<const Trace> trace, const HostColors& hosts) {
  trace_ = std::move(trace);
  hosts_ = hosts;
  refreshTrace();
}

void Inspector::setFixes(std::vector<Fix> fixes) {
  fixes_ = std::move(fixes);
  markCulprits();
}

void Inspector::setFindings(const Diagnostics& findings) {
  findings_ = findings;
  markFindings();
}

void Inspector::focusField(const QString& field) {
  const std::string name = field.section(QLatin1Char('['), 0, 0).toStdString();
  for (const Part& part : parts_) {
    FieldRow* row = part.form->row(name);
    if (!row) continue;
    if (settings_ && !part.link) settings_->showForm();
    scroll_->ensureWidgetVisible(row);
    row->editor()->setFocus(Qt::OtherFocusReason);
    return;
  }
}

QString Inspector::subject(const Project& project) const {
  if (const Node* node = project.find(node_)) {
    QString shape = QStringLiteral("node ") + qs(node->id.value);
    for (const Link* link : linksShownWith(project, *node)) shape += QLatin1Char(' ') + qs(link->id.value);
    return shape;
  }
  return project.find(link_) ? QStringLiteral("link ") + qs(link_.value) : QStringLiteral("nothing");
}

void Inspector::refresh() {
  const ProjectPtr project = document_.snapshot();
  if (subject(*project).toStdString() != shape_) {
    rebuild();
    return;
  }
  const Node* node = project->find(node_);
  if (node && name_) name_->setValue(node->name);
  for (const Part& part : parts_) {
    if (part.link) {
      const Link* link = project->find(*part.link);
      part.form->setValues([&](std::string_view field) { return linkField(link->config, field); });
    } else {
      part.form->setValues([&](std::string_view field) { return nodeField(node->config, field); });
    }
  }
  refreshTrace();
  markFindings();
}

void Inspector::rebuild() {
  const ProjectPtr project = document_.snapshot();
  shape_ = subject(*project).toStdString();
  parts_.clear();
  name_ = nullptr;
  beliefs_ = nullptr;
  settings_ = nullptr;
  report_ = nullptr;
  page_ = new QWidget;
  page_->setProperty("role", "panel");
  layout_ = new QVBoxLayout(page_);
  layout_->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
  layout_->setSpacing(metrics::kGap);
  if (const Node* node = project->find(node_))
    buildNode(*node);
  else if (const Link* link = project->find(link_))
    buildLink(*link);
  else
    buildEmpty();
  layout_->addStretch();
  // The old page may be the sender of the signal that leads here.
  if (QWidget* old = scroll_->takeWidget()) old->deleteLater();
  scroll_->setWidget(page_);
  if (parts_.empty()) return;
  refresh();
}

void Inspector::buildNode(const Node& node) {
  const ProjectPtr project = document_.snapshot();
  addCaption(qs(schema(node.kind()).title));
  addHelp(schema(node.kind()));
  name_ = new FieldRow(nameInfo(), {}, page_);
  name_->setResettable(false);
  layout_->addWidget(name_);
  connect(name_, &FieldRow::edited, this, [this] { rename(qs(*name_->value().as<std::string>())); });
  connect(name_, &FieldRow::finished, this, [this] { document_.finishMerging(); });
  const std::vector<const Link*> links = linksShownWith(*project, node);
  const bool linksFirst = node.kind() == NodeKind::Function;  // when it runs comes before what it runs
  if (linksFirst)
    for (const Link* link : links) buildLink(*link);
  if (node.kind() == NodeKind::Django && settingsReader_) {
    settings_ = new DjangoSettings(document_, node.id, settingsReader_, settingsTexts_, page_);
    layout_->addWidget(settings_);
  }
  addForm(schema(node.kind()), std::nullopt, node.id);
  if (settings_) settings_->setForm(parts_.back().form);
  if (!linksFirst)
    for (const Link* link : links) buildLink(*link);
  if (node.kind() == NodeKind::Django) {
    addCaption(tr("What Django believes"));
    layout_->addWidget(beliefs_ = new DjangoBeliefs(page_));
  }
  if (node.kind() == NodeKind::Function) layout_->addWidget(report_ = new FunctionReport(page_));
  if (auto* code = page_->findChild<CodeField*>())
    connect(code, &CodeField::windowWanted, this, [this] { emit codeWindowWanted(node_); });
}

void Inspector::buildLink(const Link& link) {
  addCaption(linkCaption(*document_.snapshot(), link, node_));
  const Schema& schema = linkSchema(link.config);
  addHelp(schema);
  addForm(schema, link.id, link.from);
}

void Inspector::buildEmpty() {
  addCaption(tr("Nothing selected"));
  auto* text = new QLabel(
      tr("<p>Click a box to see and change its settings.</p>"
         "<p>Click a wire to see what selects it: path patterns, routes, the event a function runs on.</p>"
         "<p>Every change is traced at once, and undo takes back any of them.</p>"),
      page_);
  text->setWordWrap(true);
  text->setProperty("role", "muted");
  layout_->addWidget(text);
}

void Inspector::addCaption(const QString& text) {
  auto* caption = new QLabel(text, page_);
  caption->setProperty("role", "caption");
  caption->setWordWrap(true);
  const auto dress = [caption] { caption->setFont(Theme::instance().caption()); };
  connect(&Theme::instance(), &Theme::changed, caption, dress);
  dress();
  if (layout_->count() > 0) layout_->addSpacing(metrics::kGap);
  layout_->addWidget(caption);
}

void Inspector::addHelp(const Schema& schema) {
  auto* help = new QLabel(qs(schema.help), page_);
  help->setWordWrap(true);
  help->setProperty("role", "muted");
  const auto dress = [help] { help->setFont(Theme::instance().small()); };
  connect(&Theme::instance(), &Theme::changed, help, dress);
  dress();
  layout_->addWidget(help);
}

void Inspector::addForm(const Schema& schema, std::optional<LinkId> link, const NodeId& distribution) {
  const Suggestions offers = [this, distribution](Suggest kind) {
    return suggestionsFor(*document_.snapshot(), distribution, kind);
  };
  auto* form = new SettingsForm(schema, offers, page_);
  const Part part{form, std::move(link), makeFindingsLabel(page_)};
  parts_.push_back(part);
  layout_->addWidget(part.findings);
  layout_->addWidget(form);
  connect(form, &SettingsForm::edited, this, [this, part](FieldRow* row) { edit(part, row); });
  connect(form, &SettingsForm::finished, this, [this] { document_.finishMerging(); });
  connect(form, &SettingsForm::considered, this,
          [this, part](const FieldRow* row, const std::optional<Value>& value) {
            ProjectPtr after;
            if (value)
              if (auto result = with(part, *row, *value))
                after = std::make_shared<const Project>(std::move(result).value());
            emit considered(after);
          });
}

Result<Project> Inspector::with(const Part& part, const FieldRow& row, const Value& value) const {
  const Project& now = *document_.snapshot();
  const std::string_view field = row.info().name;
  return part.link ? edits::setLinkField(now, *part.link, field, value)
                   : edits::setNodeField(now, node_, field, value);
}

void Inspector::edit(const Part& part, FieldRow* row) {
  const std::string_view field = row->info().name;
  const QString label = tr("Change %1").arg(qs(row->info().label));
  const int key = mergeKey(part.link ? part.link->value : node_.value, field);
  const auto ok = document_.apply(label, with(part, *row, row->value()), key);
  if (ok)
    row->showError({}, {});
  else
    row->showError(qs(ok.error().message), qs(ok.error().hint));
}

void Inspector::rename(const QString& name) {
  const auto ok = document_.apply(tr("Rename to %1").arg(name),
                                  edits::rename(*document_.snapshot(), node_, name.toStdString()),
                                  mergeKey(node_.value, "name"));
  if (ok)
    name_->showError({}, {});
  else
    name_->showError(qs(ok.error().message), qs(ok.error().hint));
}

void Inspector::refreshTrace() {
  const Node* node = document_.snapshot()->find(node_);
  if (!node) return;
  const Hop* hop = hopOf(trace_.get(), node_);
  const DjangoView* view = nullptr;
  if (trace_)
    for (const Hop& h : trace_->hops)
      if (h.node == node_ && h.django) view = &*h.django;
  if (beliefs_) beliefs_->setView(view, hosts_);
  markCulprits();
  if (!report_) return;
  if (auto* editor = page_->findChild<CodeEditor*>())
    showRun(*editor, *report_, hop, std::get<FunctionConfig>(node->config));
}

FieldOwner Inspector::ownerOf(const Part& part) const { return {node_, part.link.value_or(LinkId())}; }

void Inspector::markCulprits() {
  const Project& now = *document_.snapshot();
  const bool refusedHere =
      trace_ && trace_->verdict.kind == Verdict::Kind::Refused && trace_->verdict.by == node_;
  for (const Part& part : parts_) {
    for (FieldRow* row : part.form->rows()) {
      const std::string_view field = row->info().name;
      row->setHighlighted((refusedHere && namesField(trace_->verdict, field)) ||
                          mends(fixes_, now, ownerOf(part), field));
    }
  }
}

void Inspector::markFindings() {
  for (const Part& part : parts_) {
    std::map<FieldRow*, Diagnostics> found;  // null: about no setting of the form
    for (auto& [field, findings] : findingsOf(findings_, *document_.snapshot(), ownerOf(part)))
      std::ranges::move(findings, std::back_inserter(found[part.form->row(field)]));
    showFindings(*part.findings, found[nullptr]);
    for (FieldRow* row : part.form->rows()) row->showFindings(found[row]);
  }
}

}  // namespace headway::ui
