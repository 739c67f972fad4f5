// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QScreen>
#include <QStyleFactory>
#include <QToolTip>
#include <utility>

#include "ui/icon_engine.h"
#include "ui/text.h"

static void initResources() { Q_INIT_RESOURCE(resources); }  // must stand outside any namespace

namespace headway::ui {
namespace {

constexpr std::pair<const char*, QColor Colors::*> kColors[] = {
    {"canvas", &Colors::canvas},
    {"dots", &Colors::dots},
    {"panel", &Colors::panel},
    {"line", &Colors::line},
    {"hover", &Colors::hover},
    {"chip", &Colors::chip},
    {"ink", &Colors::ink},
    {"muted", &Colors::muted},
    {"faint", &Colors::faint},
    {"accent", &Colors::accent},
    {"onAccent", &Colors::onAccent},
    {"selected", &Colors::selected},
    {"delivered", &Colors::delivered},
    {"changed", &Colors::changed},
    {"refused", &Colors::refused},
    {"notReached", &Colors::notReached},
    {"deliveredGround", &Colors::deliveredGround},
    {"changedGround", &Colors::changedGround},
    {"refusedGround", &Colors::refusedGround},
    {"onState", &Colors::onState},
    {"note", &Colors::note},
    {"noteLine", &Colors::noteLine},
    {"shadow", &Colors::shadow},
    {"keyword", &Colors::keyword},
    {"string", &Colors::string},
    {"number", &Colors::number},
    {"comment", &Colors::comment},
};

QByteArray resource(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPalette paletteOf(const Colors& c) {
  QPalette p(c.ink, c.panel, c.panel, c.line, c.line, c.ink, c.ink, c.canvas, c.panel);
  p.setColor(QPalette::AlternateBase, c.panel);
  p.setColor(QPalette::Highlight, c.accent);
  p.setColor(QPalette::HighlightedText, c.onAccent);
  p.setColor(QPalette::Link, c.accent);
  p.setColor(QPalette::LinkVisited, c.accent);
  p.setColor(QPalette::PlaceholderText, c.faint);
  p.setColor(QPalette::ToolTipBase, c.panel);
  p.setColor(QPalette::ToolTipText, c.ink);
  for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, c.faint);
  return p;
}

QString styleSheet(const Colors& c, bool dark) {
  QString sheet = QString::fromUtf8(resource(QStringLiteral(":/theme.qss")));
  for (const auto& [name, member] : kColors)
    sheet.replace('@' + QLatin1String(name) + '@', (c.*member).name());
  return sheet.replace(QLatin1String("@scheme@"), QLatin1String(dark ? "dark" : "light"));
}

/// The family a desktop chose, or a good one where none chose (a bare X server gives a generic name).
QString textFamily(const QFont& system) {
  const QStringList generic = {"Sans Serif", "sans-serif", "Sans", "DejaVu Sans", "Helvetica", "fixed"};
  if (!generic.contains(system.family(), Qt::CaseInsensitive)) return system.family();
  for (const char* family : {"Inter", "Cantarell", "Noto Sans", "Liberation Sans"})
    if (QFontDatabase::hasFamily(QLatin1String(family))) return QLatin1String(family);
  return system.family();
}

QString monoFamily() {
  const QString wish = QStringLiteral("JetBrains Mono");
  return QFontDatabase::hasFamily(wish) ? wish : QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

}  // namespace

Theme& Theme::instance() {
  static Theme theme;
  return theme;
}

Theme::Theme() {
  initResources();
  textFamily_ = textFamily(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
  monoFamily_ = monoFamily();
  apply();
}

void Theme::install(QApplication& app) {
  app_ = &app;
  app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  app.installEventFilter(this);
  apply();
}

void Theme::setMode(Mode mode) {
  if (mode_ == mode) return;
  mode_ = mode;
  apply();
}

bool Theme::systemIsDark() const {
  if (!app_) return false;
  QApplication::setPalette(QPalette());  // an empty one stands for the desktop's
  return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void Theme::apply() {
  applying_ = true;
  dark_ = mode_ == Mode::Dark || (mode_ == Mode::System && systemIsDark());
  const QJsonObject all = QJsonDocument::fromJson(resource(QStringLiteral(":/theme.json"))).object();
  const QJsonObject scheme = all[QLatin1String(dark_ ? "dark" : "light")].toObject();
  for (const auto& [name, member] : kColors) colors_.*member = QColor(scheme[QLatin1String(name)].toString());
  nodes_.clear();
  for (const NodeKind kind : allNodeKinds())
    nodes_.emplace_back(scheme["nodes"].toObject()[qs(enumName(kind))].toString());
  hosts_.clear();
  for (const QJsonValue& v : scheme["hosts"].toArray()) hosts_.emplace_back(v.toString());
  if (app_) {
    QApplication::setPalette(paletteOf(colors_));
    QToolTip::setPalette(paletteOf(colors_));
    QApplication::setFont(text());
    QToolTip::setFont(text());
    app_->setStyleSheet(styleSheet(colors_, dark_));
  }
  applying_ = false;
  emit changed();
}

bool Theme::eventFilter(QObject* object, QEvent* event) {
  const bool desktopChanged = object == app_ && event->type() == QEvent::ApplicationPaletteChange;
  if (desktopChanged && !applying_ && mode_ == Mode::System)
    QMetaObject::invokeMethod(
        this, [this] { apply(); }, Qt::QueuedConnection);
  return QObject::eventFilter(object, event);
}

QColor Theme::node(NodeKind kind) const { return nodes_.at(static_cast<std::size_t>(kind)); }

QColor Theme::host(int index) const { return hosts_.at(static_cast<std::size_t>(index) % hosts_.size()); }

QFont Theme::sized(double px) const {
  const QScreen* screen = QGuiApplication::primaryScreen();
  QFont font(textFamily_);
  font.setPointSizeF(px * 72 / (screen ? screen->logicalDotsPerInchY() : 96));  // points, for half pixels
  font.setStyleStrategy(QFont::PreferAntialias);
  return font;
}

QFont Theme::text() const { return sized(13); }

QFont Theme::strong() const {
  QFont font = sized(13);
  font.setWeight(QFont::DemiBold);
  return font;
}

QFont Theme::small() const { return sized(11.5); }

QFont Theme::caption() const {
  QFont font = sized(11);
  font.setWeight(QFont::DemiBold);
  font.setCapitalization(QFont::AllUppercase);
  font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
  return font;
}

QFont Theme::title() const {
  QFont font = sized(14);
  font.setWeight(QFont::DemiBold);
  return font;
}

QFont Theme::mono() const {
  QFont font = sized(11.5);
  font.setFamily(monoFamily_);
  font.setStyleHint(QFont::Monospace);
  return font;
}

QIcon Theme::icon(const QString& name, const QColor& color) const {
  static QHash<QString, QByteArray> texts;  // an icon may be asked for at every painting
  QByteArray& svg = texts[name];
  if (svg.isNull()) svg = resource(QStringLiteral(":/icons/%1.svg").arg(name));
  return QIcon(new IconEngine(svg, color));
}

}  // namespace headway::ui
