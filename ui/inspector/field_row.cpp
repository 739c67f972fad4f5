// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/field_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kLabelWidth = 108;

/// Names such as SECURE_PROXY_SSL_HEADER may wrap after an underscore.
QString wrappable(QString label) { return label.replace(QLatin1Char('_'), QStringLiteral("_\u200b")); }

QToolButton* tinyButton(const QString& text, const QString& tip, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(text);
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  button->setProperty("role", "tiny");
  button->setFixedSize(18, 18);
  button->setCursor(Qt::PointingHandCursor);
  return button;
}

QLabel* smallLabel(const char* role, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setProperty("role", role);
  label->setTextFormat(Qt::RichText);
  label->setOpenExternalLinks(true);
  label->hide();
  const auto dress = [label] { label->setFont(Theme::instance().small()); };
  QObject::connect(&Theme::instance(), &Theme::changed, label, dress);
  dress();
  return label;
}

}  // namespace

QString sourceHtml(const QString& source) {
  const QString safe = source.toHtmlEscaped();
  if (!source.startsWith(QLatin1String("https://"))) return safe;
  const QString accent = Theme::instance().colors().accent.name();
  return QStringLiteral("<a href=\"%1\" style=\"color:%2;text-decoration:none\">%3 ↗</a>")
      .arg(safe, accent, FieldRow::tr("Open the page"));
}

QLabel* makeFindingsLabel(QWidget* parent) { return smallLabel("warning", parent); }

void showFindings(QLabel& label, const Diagnostics& findings) {
  const auto sentence = [](std::string_view text) {
    QString out = qs(text);
    if (!out.isEmpty()) out.front() = out.front().toUpper();
    return out.isEmpty() ? out : out.toHtmlEscaped() + QLatin1Char('.');
  };
  QStringList texts;
  for (const Diagnostic& d : findings) texts << sentence(d.message) + QLatin1Char(' ') + sentence(d.hint);
  label.setText(texts.join(QStringLiteral("<br>")));
  label.setVisible(!findings.empty());
  setStyleState(&label, "role", hasErrors(findings) ? QStringLiteral("error") : QStringLiteral("warning"));
}

FieldRow::FieldRow(const FieldInfo& info, const Suggestions& suggestions, QWidget* parent)
    : QWidget(parent),
      info_(info),
      editor_(makeFieldEditor(info, suggestions, this)),
      label_(new QLabel(wrappable(qs(info.label)), this)),
      reset_(tinyButton(QStringLiteral("↺"), tr("Back to the default: %1").arg(qs(display(info.fallback))),
                        this)),
      ask_(tinyButton(QStringLiteral("?"), tr("What %1 does").arg(qs(info.label)), this)),
      help_(smallLabel("muted", this)),
      error_(smallLabel("error", this)),
      finding_(makeFindingsLabel(this)) {
  label_->setObjectName(QStringLiteral("label"));
  reset_->setObjectName(QStringLiteral("reset"));
  ask_->setObjectName(QStringLiteral("help"));
  label_->setWordWrap(true);
  label_->setProperty("role", "muted");
  label_->setToolTip(qs(info.help));
  label_->setBuddy(editor_);
  editor_->setAccessibleName(qs(info.label));
  editor_->setObjectName(qs(info.name));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  ask_->setCheckable(true);
  ask_->setFocusPolicy(Qt::TabFocus);
  reset_->setFocusPolicy(Qt::TabFocus);
  reset_->setVisible(false);

  auto* cell = new QWidget(this);
  auto* cellLayout = new QHBoxLayout(cell);
  cellLayout->setContentsMargins(0, 0, 0, 0);
  cellLayout->setSpacing(2);
  cellLayout->addWidget(label_, 1);
  cellLayout->addWidget(reset_);
  layOut(cell);

  connect(ask_, &QToolButton::toggled, this, [this](bool on) {
    help_->setText(
        qs(info_.help).toHtmlEscaped() +
        (info_.source.empty() ? QString() : QStringLiteral("<br>") + sourceHtml(qs(info_.source))));
    help_->setVisible(on);
  });
  connect(reset_, &QToolButton::clicked, this, &FieldRow::resetToDefault);
  connect(editor_, &FieldEditor::edited, this, [this] {
    refreshReset();
    emit edited();
  });
  connect(editor_, &FieldEditor::finished, this, &FieldRow::finished);
  connect(editor_, &FieldEditor::considered, this, &FieldRow::considered);
}

void FieldRow::layOut(QWidget* labelCell) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(metrics::kGrid);
  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(metrics::kGrid);
  if (editor_->isWide()) {
    line->addWidget(labelCell, 1);
    line->addWidget(ask_);
    all->addLayout(line);
    all->addWidget(editor_);
  } else {
    if (!editor_->isSmall()) labelCell->setFixedWidth(kLabelWidth);
    labelCell->setMinimumHeight(metrics::kControl);
    line->addWidget(labelCell, editor_->isSmall() ? 1 : 0);
    line->addWidget(editor_, editor_->isSmall() ? 0 : 1);
    line->addWidget(ask_);
    all->addLayout(line);
  }
  all->addWidget(error_);
  all->addWidget(finding_);
  all->addWidget(help_);
}

void FieldRow::setValue(const Value& v) {
  editor_->setValue(v);
  showError({}, {});
  refreshReset();
}

void FieldRow::showError(const QString& message, const QString& hint) {
  error_->setText(hint.isEmpty() ? message.toHtmlEscaped()
                                 : tr("%1. %2").arg(message.toHtmlEscaped(), hint.toHtmlEscaped()));
  error_->setVisible(!message.isEmpty());
  updateMark();
}

void FieldRow::showFindings(const Diagnostics& findings) { ui::showFindings(*finding_, findings); }

QString FieldRow::error() const { return error_->isHidden() ? QString() : error_->text(); }

void FieldRow::setHighlighted(bool on) {
  highlighted_ = on;
  updateMark();
}

void FieldRow::setResettable(bool on) {
  resettable_ = on;
  refreshReset();
}

void FieldRow::updateMark() { editor_->setRefused(highlighted_ || !error_->isHidden()); }

void FieldRow::refreshReset() { reset_->setVisible(resettable_ && editor_->value() != info_.fallback); }

void FieldRow::resetToDefault() {
  emit finished();  // typing before is a step of its own
  editor_->setValue(info_.fallback);
  refreshReset();
  emit edited();
  emit finished();
}

}  // namespace headway::ui
