// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_commands.h"

#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QStatusBar>
#include <QSvgGenerator>
#include <algorithm>

#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/notice_bar.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr qreal kMargin = 24, kScale = 2, kMostPixels = 12000;  // a side
constexpr int kMessageMilliseconds = 6000;

/// Nothing is selected while this lives, and nobody has to follow a selection that comes back.
class Unselected {
 public:
  explicit Unselected(QGraphicsScene& scene) : scene_(scene), selected_(scene.selectedItems()) {
    const QSignalBlocker quiet(scene_);
    scene_.clearSelection();
  }
  ~Unselected() {
    const QSignalBlocker quiet(scene_);
    for (QGraphicsItem* item : selected_) item->setSelected(true);
  }
  Unselected(const Unselected&) = delete;
  Unselected& operator=(const Unselected&) = delete;

 private:
  QGraphicsScene& scene_;
  const QList<QGraphicsItem*> selected_;
};

QRectF wholePath(const QGraphicsScene& scene) {
  return scene.itemsBoundingRect().adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

void paint(QGraphicsScene& scene, QPaintDevice& device, const QRectF& target, const QRectF& source) {
  QPainter painter(&device);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(target, Theme::instance().colors().canvas);
  scene.render(&painter, target, source);
}

QByteArray svg(QGraphicsScene& scene, const QRectF& source) {
  QByteArray out;
  QBuffer buffer(&out);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(source.size().toSize());
  generator.setViewBox(QRectF(QPointF(), source.size()));
  generator.setTitle(QObject::tr("The path of the request"));
  paint(scene, generator, QRectF(QPointF(), source.size()), source);
  return out;
}

QByteArray png(QGraphicsScene& scene, const QRectF& source) {
  const qreal scale = std::min(kScale, kMostPixels / std::max(source.width(), source.height()));
  QImage image((source.size() * scale).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
  paint(scene, image, image.rect(), source);
  QByteArray out;
  QBuffer buffer(&out);
  return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? out : QByteArray();
}

void askAndSave(MainWindow& window) {
  const QString project = window.document().path();
  const QDir folder(project.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                                      : QFileInfo(project).absolutePath());
  QString path = QFileDialog::getSaveFileName(&window, QObject::tr("Save the picture"),
                                              folder.filePath(QStringLiteral("path.svg")),
                                              QObject::tr("Pictures (*.svg *.png)"));
  if (path.isEmpty()) return;
  if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".svg");
  if (savePicture(window.workspace().canvas().scene(), path))
    window.statusBar()->showMessage(QObject::tr("The picture is in %1").arg(QDir::toNativeSeparators(path)),
                                    kMessageMilliseconds);
  else
    window.notices().show(
        QStringLiteral("picture"),
        {QStringLiteral("warning"),
         QObject::tr("The picture was not written to %1.").arg(QDir::toNativeSeparators(path)),
         {{QObject::tr("Save it elsewhere…"), [&window] { askAndSave(window); }}}});
}

}  // namespace

bool savePicture(QGraphicsScene& scene, const QString& path) {
  if (scene.items().isEmpty()) return false;
  const Unselected plain(scene);
  const QRectF source = wholePath(scene);
  const bool vector = QFileInfo(path).suffix().compare(QLatin1String("svg"), Qt::CaseInsensitive) == 0;
  const QByteArray bytes = vector ? svg(scene, source) : png(scene, source);
  QSaveFile file(path);
  return !bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
         file.commit();
}

void paintPath(QGraphicsScene& scene, QPainter& painter, const QRectF& target, qreal largest) {
  if (scene.items().isEmpty()) return;
  const Unselected plain(scene);
  const QRectF source = wholePath(scene);
  const qreal scale = std::min({largest, target.width() / source.width(), target.height() / source.height()});
  QRectF fitted(QPointF(), source.size() * scale);
  fitted.moveCenter(target.center());
  scene.render(&painter, fitted, source);
}

void addPictureCommands(Commands& commands, MainWindow& window) {
  QAction* save = commands.add({"file.picture",
                                Menu::File,
                                1,
                                QObject::tr("Save &picture…"),
                                nullptr,
                                {},
                                QObject::tr("The path as the canvas shows it, as SVG or PNG")});
  const auto refresh = [save, &window] { save->setEnabled(!window.document().snapshot()->nodes.empty()); };
  refresh();
  QObject::connect(save, &QAction::triggered, &window, [&window] { askAndSave(window); });
  QObject::connect(&window.document(), &Document::changed, save, refresh);
}

}  // namespace headway::ui
