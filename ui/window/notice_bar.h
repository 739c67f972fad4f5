// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>
#include <map>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace headway::ui {

/// Something the person should know and may act on, when it suits.
struct Notice {
  struct Action {
    QString text;
    std::function<void()> run;
  };
  QString icon;                       ///< a name of resources/icons
  QString text;                       ///< plain text, one or two sentences
  std::vector<Action> actions;        ///< the first is what most people want
  std::function<void()> closed = {};  ///< closed without an action
};

/// A notice as a line across the window. Every action closes it; Esc and the cross close it alone.
class NoticeBar : public QFrame {
  Q_OBJECT
 public:
  explicit NoticeBar(Notice notice, QWidget* parent = nullptr);

  QString text() const { return notice_.text; }
  /// The keyboard goes to the first action.
  void focusAction();
  /// As the button of that action does. Out of range: as the cross does.
  void choose(std::size_t action);

 signals:
  /// Comes before the action is run.
  void done();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  Notice notice_;
};

/// The notices of a window, one below the other; no height while there is none.
class NoticeArea : public QWidget {
  Q_OBJECT
 public:
  explicit NoticeArea(QWidget* parent = nullptr);

  /// A notice takes the place of the one with the same id.
  void show(const QString& id, Notice notice);
  void drop(const QString& id);
  /// Null if there is none of that id.
  NoticeBar* bar(const QString& id) const;
  /// The keyboard goes to the first notice.
  void focusFirst();

 signals:
  void countChanged(int count);

 private:
  std::map<QString, NoticeBar*> bars_;
  QVBoxLayout* column_;
};

}  // namespace headway::ui
