// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <memory>

#include "sim/runtime/njs.h"
#include "sim/runtime/python_settings.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/recovery_flow.h"
#include "ui/window/windows.h"

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("Headway"));
  QApplication::setApplicationName(QStringLiteral("headway-studio"));
  QApplication::setApplicationDisplayName(QString());
  QApplication::setApplicationVersion(QStringLiteral(HEADWAY_VERSION));
  QGuiApplication::setDesktopFileName(QStringLiteral("headway-studio"));

  QCommandLineParser arguments;
  arguments.setApplicationDescription(QObject::tr("See what happens to a request on its way to Django."));
  arguments.addHelpOption();
  arguments.addVersionOption();
  arguments.addPositionalArgument(
      QStringLiteral("file"), QObject::tr("Projects to open (*.headway.yaml), each in a window of its own"),
      QStringLiteral("[file...]"));
  arguments.process(app);

  headway::ui::Theme::instance().install(app);
  auto* window =
      new headway::ui::MainWindow(headway::ui::engineSimulation(std::make_shared<headway::NjsRuntime>()));
  window->setAttribute(Qt::WA_DeleteOnClose);
  window->setSettingsReader(std::make_shared<headway::PythonSettings>());
  window->show();
  headway::ui::openAtStart(*window, arguments.positionalArguments());
  window->recovery().offer();
  return QApplication::exec();
}
