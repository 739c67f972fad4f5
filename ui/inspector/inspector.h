// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "sim/check/check.h"
#include "sim/engine/trace.h"
#include "sim/import/settings_reader.h"
#include "sim/model/project.h"
#include "ui/host_colors.h"
#include "ui/inspector/settings_texts.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace headway::ui {

struct FieldOwner;
class DjangoBeliefs;
class Document;
class FieldRow;
class FunctionReport;
class DjangoSettings;
class SettingsForm;

/// Shows and edits the settings of one node or one link. Every edit goes to the document at once; typing in
/// one field is one undo step. What is shown follows the document, whoever changed it.
class Inspector : public QWidget {
  Q_OBJECT

 public:
  explicit Inspector(Document& document, QWidget* parent = nullptr);
  ~Inspector() override;

  void showNode(NodeId node);
  void showLink(LinkId link);
  void showNothing();
  /// With it Django nodes can be edited as settings text, and a settings.py be imported.
  void setSettingsReader(std::shared_ptr<SettingsReader> reader);
  /// What the newest trace has to say about the node shown. Null = no trace.
  void setTrace(std::shared_ptr<const Trace> trace, const HostColors& hosts);
  /// Edits that would mend the newest trace: the settings they change are marked.
  void setFixes(std::vector<Fix> fixes);
  /// What is wrong with the design: shown beside the settings it is about.
  void setFindings(const Diagnostics& findings);
  /// Brings that setting of what is shown into view and gives it the focus.
  void focusField(const QString& field);

  const NodeId& node() const { return node_; }
  const LinkId& link() const { return link_; }

 signals:
  /// The person wants more room for that function's code.
  void codeWindowWanted(const headway::NodeId& node);
  /// The project as it would be with the choice that is pointed at in an open list; null = no longer.
  void considered(const headway::ProjectPtr& after);

 private:
  /// A form and where its values live.
  struct Part {
    SettingsForm* form;
    std::optional<LinkId> link;  ///< none = the node itself
    QLabel* findings;            ///< those that are about no setting of the form
  };

  void rebuild();
  void buildNode(const Node& node);
  void buildLink(const Link& link);
  void buildEmpty();
  void addCaption(const QString& text);
  void addHelp(const Schema& schema);
  void addForm(const Schema& schema, std::optional<LinkId> link, const NodeId& distribution);
  void refresh();
  void refreshTrace();
  void markCulprits();
  void markFindings();
  FieldOwner ownerOf(const Part& part) const;
  Result<Project> with(const Part& part, const FieldRow& row, const Value& value) const;
  void edit(const Part& part, FieldRow* row);
  void rename(const QString& name);
  QString subject(const Project& project) const;

  Document& document_;
  NodeId node_;
  LinkId link_;
  std::shared_ptr<const Trace> trace_;
  HostColors hosts_;
  std::vector<Fix> fixes_;
  Diagnostics findings_;

  QScrollArea* scroll_;
  QWidget* page_ = nullptr;
  QVBoxLayout* layout_ = nullptr;
  FieldRow* name_ = nullptr;
  std::vector<Part> parts_;
  DjangoSettings* settings_ = nullptr;
  std::shared_ptr<SettingsReader> settingsReader_;
  SettingsTexts settingsTexts_;
  DjangoBeliefs* beliefs_ = nullptr;
  FunctionReport* report_ = nullptr;
  std::string shape_;  ///< what the page was built for: rebuilt when this differs
};

}  // namespace headway::ui
