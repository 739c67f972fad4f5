// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>
#include <vector>

#include "sim/model/node.h"

class QApplication;

namespace headway::ui {

/// Everything is laid out in steps of 4 px; radius 6 to 10; hairlines of 1 px.
namespace metrics {
inline constexpr int kGrid = 4;
inline constexpr int kGap = 8;      ///< between neighbours
inline constexpr int kMargin = 12;  ///< inside panels
inline constexpr int kRadius = 6;   ///< fields, buttons, chips
inline constexpr int kCardRadius = 8;
inline constexpr int kIcon = 16;
inline constexpr int kControl = 28;  ///< height of a field or button
}  // namespace metrics

/// The colours of resources/theme.json, one set for light and one for dark.
struct Colors {
  QColor canvas;                                   ///< behind the path, and the ground of fields
  QColor dots;                                     ///< grid of the canvas
  QColor panel;                                    ///< panels, cards, table
  QColor line;                                     ///< hairlines and borders
  QColor hover;                                    ///< ground of what the pointer is over
  QColor chip;                                     ///< ground of small labels
  QColor ink;                                      ///< values and names
  QColor muted;                                    ///< labels
  QColor faint;                                    ///< placeholders, disabled
  QColor accent;                                   ///< the one accent: selection, links, the main button
  QColor onAccent;                                 ///< text on accent
  QColor selected;                                 ///< ground of the chosen row
  QColor delivered, changed, refused, notReached;  ///< states: wires, badges, words
  QColor deliveredGround, changedGround, refusedGround;  ///< table cells: added, changed, removed
  QColor onState;                                        ///< glyph on a state badge
  QColor note, noteLine;                                 ///< notes on the canvas: paper and its edge
  QColor shadow;
  // Code
  QColor keyword, string, number, comment;
};

/// The look of the program. Widgets read it when they paint and repaint on changed(); there is one look per
/// process.
class Theme : public QObject {
  Q_OBJECT
 public:
  enum class Mode { System, Light, Dark };

  static Theme& instance();

  /// Dresses the application: style, palette, style sheet, font. Call once after the QApplication is made.
  void install(QApplication& app);
  Mode mode() const { return mode_; }
  /// Takes effect at once.
  void setMode(Mode mode);
  bool isDark() const { return dark_; }

  const Colors& colors() const { return colors_; }
  QColor node(NodeKind kind) const;
  /// Host names in order of first sight; after the last the colours repeat.
  QColor host(int index) const;

  QFont text() const;     ///< 13 px
  QFont strong() const;   ///< 13 px, semibold
  QFont small() const;    ///< 11 px
  QFont caption() const;  ///< 11 px, capitals, spaced: headings of sections
  QFont title() const;    ///< 14 px, semibold
  QFont mono() const;     ///< 11.5 px: everything that is on the wire

  /// An icon of resources/icons by its alias ("open", "node-django"), drawn in `color` (ink unless given),
  /// sharp at any scale.
  QIcon icon(const QString& name, const QColor& color = {}) const;

 signals:
  /// Colours or fonts are others now; the application's palette and style sheet are already set.
  void changed();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  Theme();
  void apply();
  bool systemIsDark() const;
  QFont sized(double px) const;

  Mode mode_ = Mode::System;
  bool dark_ = false;
  bool applying_ = false;  ///< our own palette change is no news
  QApplication* app_ = nullptr;
  Colors colors_;
  std::vector<QColor> nodes_, hosts_;
  QString textFamily_, monoFamily_;
};

}  // namespace headway::ui
