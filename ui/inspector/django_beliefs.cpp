// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/django_beliefs.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/inspector/wrapping_text.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QString line(const QString& question, const QString& answerHtml) {
  return QStringLiteral("<tr><td style=\"color:%1;padding-right:10px\">%2</td><td>%3</td></tr>")
      .arg(Theme::instance().colors().muted.name(), question.toHtmlEscaped(), answerHtml);
}

QString refused(const QString& text) {
  return QStringLiteral("<span style=\"color:%1\">%2</span>")
      .arg(Theme::instance().colors().refused.name(), text.toHtmlEscaped());
}

QString answer(const DjangoView::Answer& a, const HostColors& hosts) {
  return a.error.empty() ? hosts.html(qs(a.value)) : refused(qs(a.error));
}

QString csrf(const DjangoView& view) {
  if (!view.csrfChecked) return DjangoBeliefs::tr("not checked");
  return view.csrfReason.empty() ? DjangoBeliefs::tr("passes") : refused(qs(view.csrfReason));
}

}  // namespace

DjangoBeliefs::DjangoBeliefs(QWidget* parent)
    : QWidget(parent), box_(new WrappingText(this)), message_(new QLabel(this)) {
  box_->setAccessibleName(tr("What Django believes"));
  message_->setTextFormat(Qt::RichText);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  message_->setWordWrap(true);
  box_->setProperty("role", "code");
  message_->setProperty("role", "muted");
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGap);
  layout->addWidget(box_);
  layout->addWidget(message_);
  connect(&Theme::instance(), &Theme::changed, this, &DjangoBeliefs::dress);
  dress();
}

void DjangoBeliefs::setView(const DjangoView* view, const HostColors& hosts) {
  message_->setVisible(!view || !view->host.message.empty());
  if (!view) {
    box_->hide();
    message_->setText(
        tr("The request did not get this far. Once it does, get_host(), scheme, REMOTE_ADDR and "
           "build_absolute_uri() are shown here."));
    return;
  }
  box_->show();
  message_->setText(hosts.html(qs(view->host.message)));
  box_->setText(
      QStringLiteral("<table cellspacing=\"2\">") +
      line(QStringLiteral("get_host()"), answer(view->host, hosts)) +
      line(QStringLiteral("scheme"), answer(view->scheme, hosts)) +
      line(QStringLiteral("is_secure()"), view->secure ? QStringLiteral("True") : QStringLiteral("False")) +
      line(QStringLiteral("get_port()"), answer(view->port, hosts)) +
      line(QStringLiteral("REMOTE_ADDR"), qs(view->remoteAddr).toHtmlEscaped()) +
      line(QStringLiteral("build_absolute_uri()"), answer(view->absoluteUri, hosts)) +
      line(QStringLiteral("CSRF"), csrf(*view)) + QStringLiteral("</table>"));
}

QString DjangoBeliefs::text() const { return box_->toHtml(); }

void DjangoBeliefs::dress() {
  box_->setFont(Theme::instance().mono());
  message_->setFont(Theme::instance().small());
}

}  // namespace headway::ui
