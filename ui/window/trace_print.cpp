// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/trace_print.h"

#include <QDate>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QPrinter>
#include <QRegularExpression>
#include <QScreen>
#include <QTextDocument>
#include <algorithm>

#include "sim/report/html_headers.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/paged_text.h"
#include "ui/window/picture_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr qreal kFooter = 28, kLargestScale = 1.25;

QFont larger(QFont font, qreal by) {
  font.setPointSizeF(font.pointSizeF() * by);
  return font;
}

/// Writes lines from the top of a page down.
class Lines {
 public:
  Lines(QPainter& painter, const QRectF& page) : painter_(painter), left_(page) {}

  /// One line, elided in its middle, or with `wrap` as many as it takes.
  void write(const QString& text, const QFont& font, const QColor& color, bool wrap = false) {
    painter_.setFont(font);
    painter_.setPen(color);
    const QFontMetricsF metrics(font, painter_.device());
    const QString shown = wrap ? text : metrics.elidedText(text, Qt::ElideMiddle, left_.width());
    QRectF taken;
    painter_.drawText(left_, (wrap ? Qt::TextWordWrap : 0) | Qt::AlignTop, shown, &taken);
    left_.setTop(taken.bottom());
  }
  void gap(qreal height) { left_.adjust(0, height, 0, 0); }
  void rule(const QColor& color) {
    painter_.setPen(QPen(color, 1));
    painter_.drawLine(left_.topLeft(), left_.topRight());
  }
  const QRectF& left() const { return left_; }

 private:
  QPainter& painter_;
  QRectF left_;
};

QColor colorOf(Verdict::Kind kind) {
  const Colors& c = Theme::instance().colors();
  switch (kind) {
    case Verdict::Kind::Delivered: return c.delivered;
    case Verdict::Kind::Answered:
    case Verdict::Kind::Unknown: return c.changed;
    case Verdict::Kind::Refused: return c.refused;
  }
  return c.ink;
}

void paintHead(MainWindow& window, Lines& lines) {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  const QString date = QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
  lines.write(window.document().title(), larger(theme.title(), 1.3), c.ink);
  lines.gap(2);
  const ShownTrace shown = window.workspace().trace().shown();
  lines.write(shown.trace ? qs(shown.request.name) + QStringLiteral(" · ") + date : date, theme.text(),
              c.muted);
  if (!shown.trace) return;
  lines.gap(6);
  lines.write(qs(shown.request.method + " " + shown.request.url), theme.mono(), c.ink);
  lines.gap(6);
  const BannerText said = bannerText(*shown.project, shown.trace->verdict, HostColors(*shown.trace));
  lines.write(said.head, theme.title(), colorOf(shown.trace->verdict.kind));
  lines.write(said.plain.mid(said.head.size()).trimmed(), theme.text(), c.ink, true);
}

void paintFooter(QPainter& painter, const QRectF& page, int number, int count) {
  const Theme& theme = Theme::instance();
  painter.setFont(theme.small());
  painter.setPen(theme.colors().muted);
  painter.drawText(page, Qt::AlignLeft | Qt::AlignBottom, QStringLiteral("Headway"));
  painter.drawText(page, Qt::AlignRight | Qt::AlignBottom, QObject::tr("%1 of %2").arg(number).arg(count));
}

/// Every host name keeps the colour that the picture gives it.
QString hostStyles(const Trace& trace, const HostClasses& classes) {
  const HostColors colors(trace);
  QString out;
  for (const Hop& hop : trace.hops)
    if (const auto* request = std::get_if<http::Request>(&hop.out))
      for (const auto& field : request->headers.fields())
        if (const std::string name = classes.of(field.value); !name.empty())
          out += QStringLiteral(".%1 { color: %2; }\n").arg(qs(name), colors.color(qs(field.value)).name());
  return out;
}

QString styles(const Trace& trace, const HostClasses& classes) {
  const Colors& c = Theme::instance().colors();
  const QString mono = Theme::instance().mono().family();
  return QStringLiteral(
             "h2 { font-size: 14px; } table { border-collapse: collapse; }\n"
             "th { color: %1; font-weight: normal; text-align: left; }\n"
             "td, th { padding: 4px; border-bottom: 1px solid %2; }\n"
             ".wire { font-family: '%3'; } .muted { color: %1; }\n"
             ".added { background-color: %4; } .changed { background-color: %5; } .removed { background-color: %6; }\n")
             .arg(c.muted.name(), c.line.name(), mono, c.deliveredGround.name(), c.changedGround.name(),
                  c.refusedGround.name()) +
         hostStyles(trace, classes);
}

/// Empty if nothing was sent.
QString tablesOf(const Project& project, const Trace& trace, const HostClasses& classes) {
  static const QRegularExpression mark(QStringLiteral("(<span class=\"mark[ a-z]*\">.</span>)"));
  QString out;
  for (const auto& [phase, title] : {std::pair(Phase::Request, QObject::tr("Headers through the path")),
                                     std::pair(Phase::Response, QObject::tr("Headers on the way back"))}) {
    QString table = qs(headerTable(project, trace, phase, classes));
    if (table.isEmpty()) continue;
    table.replace(QLatin1String("<table>"), QLatin1String("<table width=\"100%\" cellspacing=\"0\">"));
    table.replace(QLatin1String("<del>"), QLatin1String("<s>"));  // which rich text does not know
    table.replace(QLatin1String("</del>"), QLatin1String("</s>"));
    table.replace(mark, QStringLiteral("\\1&nbsp;"));
    out += QStringLiteral("<h2>%1</h2><p class=\"muted\">%2</p>")
               .arg(title, QObject::tr("+ added · ~ changed · − removed")) +
           table;
  }
  return out;
}

void fillTables(QTextDocument& text, MainWindow& window) {
  const ShownTrace shown = window.workspace().trace().shown();
  if (!shown.trace) return;
  const HostClasses classes(*shown.trace);
  QTextOption breaking;
  breaking.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);  // tokens and cookies have no blanks
  text.setDefaultTextOption(breaking);
  text.setDefaultFont(Theme::instance().small());
  text.setDefaultStyleSheet(styles(*shown.trace, classes));
  text.setHtml(tablesOf(*shown.project, *shown.trace, classes));
}

bool isWanted(const QPrinter& printer, int page) {
  if (printer.printRange() != QPrinter::PageRange || printer.fromPage() == 0) return true;
  return page >= printer.fromPage() && page <= std::max(printer.fromPage(), printer.toPage());
}

}  // namespace

LightForPaper::LightForPaper() : before_(static_cast<int>(Theme::instance().mode())) {
  if (Theme::instance().isDark()) Theme::instance().setMode(Theme::Mode::Light);
}

LightForPaper::~LightForPaper() { Theme::instance().setMode(static_cast<Theme::Mode>(before_)); }

void paintPathPage(MainWindow& window, QPainter& painter, const QRectF& page) {
  Lines lines(painter, page);
  paintHead(window, lines);
  lines.gap(metrics::kMargin);
  lines.rule(Theme::instance().colors().line);
  lines.gap(metrics::kMargin);
  paintPath(window.workspace().canvas().scene(), painter, lines.left(), kLargestScale);
}

int printTrace(MainWindow& window, QPrinter& printer) {
  const LightForPaper light;
  printer.setResolution(qRound(QGuiApplication::primaryScreen()->logicalDotsPerInchY()));
  printer.setDocName(window.document().title());
  QPainter painter;
  if (!painter.begin(&printer)) return 0;
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF page(QPointF(), printer.pageRect(QPrinter::DevicePixel).size()),
      body = page.adjusted(0, 0, 0, -kFooter);
  QTextDocument text;
  fillTables(text, window);
  const PagedText tables(text, body.size());
  const int count = 1 + tables.count();
  bool first = true;
  for (int number = 1; number <= count; ++number) {
    if (!isWanted(printer, number)) continue;
    if (!first) printer.newPage();
    first = false;
    if (number == 1)
      paintPathPage(window, painter, body);
    else
      tables.paint(painter, number - 2, body.topLeft());
    paintFooter(painter, page, number, count);
  }
  return painter.end() && printer.printerState() != QPrinter::Error ? count : 0;
}

}  // namespace headway::ui
