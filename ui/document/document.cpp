// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include <QFileInfo>
#include <QHash>
#include <utility>

#include "sim/format/project_yaml.h"
#include "ui/document/project_edit.h"

namespace headway::ui {

Document::Document(QObject* parent)
    : QObject(parent), project_(std::make_shared<const Project>()), saved_(project_), title_(tr("Untitled")) {
  connect(&stack_, &QUndoStack::cleanChanged, this, [this](bool clean) { emit modifiedChanged(!clean); });
}

QString Document::title() const { return path_.isEmpty() ? title_ : QFileInfo(path_).fileName(); }

void Document::apply(const QString& label, Project after, int mergeKey) {
  if (after == *project_) return;
  auto next = std::make_shared<const Project>(std::move(after));
  const int key = mergeKey == -1 ? -1 : static_cast<int>(qHashMulti(0, mergeKey, mergeRun_) & 0x7fffffff);
  stack_.push(new ProjectEdit(
      project_, [this](const ProjectPtr& p) { show(p); }, label, std::move(next), key));
}

Result<void> Document::apply(const QString& label, Result<Project> after, int mergeKey) {
  if (!after) return after.error();
  apply(label, std::move(after).value(), mergeKey);
  return {};
}

void Document::reset(Project project, const QString& title, std::string text) {
  replace(std::make_shared<const Project>(std::move(project)), {}, title, std::move(text));
}

Read<void> Document::open(const QString& path) {
  std::string text;
  auto project = loadProject(path.toStdString(), &text);
  if (!project) return project.error();
  replace(std::make_shared<const Project>(std::move(project).value()), path, {}, std::move(text));
  return {};
}

void Document::restore(Project project, const QString& path, const QString& title, std::string text) {
  const bool there = QFileInfo(path).isFile();  // reading anything else, such as a pipe, might never end
  if (there && open(path)) return apply(tr("Restore unsaved changes"), std::move(project));
  replace(std::make_shared<const Project>(std::move(project)), path, title, std::move(text));
  stack_.resetClean();
}

void Document::reload(Project project, std::string text) {
  finishMerging();
  apply(tr("Reload from disk"), std::move(project));
  saved_ = project_;
  text_ = std::move(text);
  stack_.setClean();
  finishMerging();
}

std::function<std::string()> Document::textLater() const {
  return [now = project_, saved = saved_, text = text_] { return textToSave(*now, *saved, text).text; };
}

Result<void> Document::save(const MayLose& mayLose) { return saveAs(path_, mayLose); }

Result<void> Document::saveAs(const QString& path, const MayLose& mayLose) {
  SaveText out = textToSave(*project_, *saved_, text_);
  if (!out.lostComments.empty() && !mayLose(out.lostComments))
    return makeError("save.cancelled", "Nothing was saved");
  if (auto ok = writeFileAtomically(path.toStdString(), out.text); !ok) return ok;
  saved_ = project_;
  text_ = std::move(out.text);
  stack_.setClean();
  finishMerging();
  if (path != path_) emit pathChanged(path_ = path);
  emit saved();
  return {};
}

void Document::show(const ProjectPtr& next) {
  const ProjectPtr before = std::exchange(project_, next);
  emit changed(before, next);
}

void Document::replace(ProjectPtr next, const QString& path, const QString& title, std::string text) {
  stack_.clear();
  saved_ = next;
  text_ = std::move(text);
  path_ = path;
  title_ = title;
  show(next);
  emit pathChanged(path_);
  emit modifiedChanged(false);
  emit replaced();
}

}  // namespace headway::ui
