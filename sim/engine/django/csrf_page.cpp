// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of this page are Django's own (django/views/csrf.py): Copyright (c) Django Software Foundation
// and individual contributors, BSD-3-Clause. A browser sees exactly them, so they are kept to the letter.
#include "sim/engine/django/exchange.h"
#include "sim/engine/django/python_text.h"

namespace headway::django {
namespace {

constexpr std::string_view kTop = R"page(<!DOCTYPE html>
<html lang="en">
<head>
  <meta http-equiv="content-type" content="text/html; charset=utf-8">
  <meta name="robots" content="NONE,NOARCHIVE">
  <title>403 Forbidden</title>
)page";

constexpr std::string_view kStyleBegin = R"page(
    html * { padding:0; margin:0; }
    body * { padding:10px 20px; }
    body * * { padding:0; }
)page";

constexpr std::string_view kStyleEnd = R"page(
    body>div { border-bottom:1px solid #ddd; }
    h1 { font-weight:normal; margin-bottom:.4em; }
    h1 span { font-size:60%; color:#666; font-weight:normal; }
    #info { background:#f6f6f6; }
    #info ul { margin: 0.5em 4em; }
    #info p, #summary p { padding-top:10px; }
    #summary { background: #ffc; }
    #explanation { background:#eee; border-bottom: 0px none; }
  </style>
</head>
<body>
<div id="summary">
  <h1>Forbidden <span>(403)</span></h1>
  <p>CSRF verification failed. Request aborted.</p>
)page";

constexpr std::string_view kNoReferer = R"page(
  <p>You are seeing this message because this HTTPS site requires a “Referer header” to be sent by your Web browser, but none was sent. This header is required for security reasons, to ensure that your browser is not being hijacked by third parties.</p>
  <p>If you have configured your browser to disable “Referer” headers, please re-enable them, at least for this site, or for HTTPS connections, or for “same-origin” requests.</p>
  <p>If you are using the &lt;meta name=&quot;referrer&quot; content=&quot;no-referrer&quot;&gt; tag or including the “Referrer-Policy: no-referrer” header, please remove them. The CSRF protection requires the “Referer” header to do strict referer checking. If you’re concerned about privacy, use alternatives like &lt;a rel=&quot;noreferrer&quot; …&gt; for links to third-party sites.</p>
)page";

constexpr std::string_view kNoCookie = R"page(
  <p>You are seeing this message because this site requires a CSRF cookie when submitting forms. This cookie is required for security reasons, to ensure that your browser is not being hijacked by third parties.</p>
  <p>If you have configured your browser to disable cookies, please re-enable them, at least for this site, or for “same-origin” requests.</p>
)page";

constexpr std::string_view kMore = R"page(
<div id="explanation">
  <p><small>More information is available with DEBUG=True.</small></p>
</div>
)page";

constexpr std::string_view kHelpReason = R"page(
<div id="info">
  <h2>Help</h2>
    
    <p>Reason given for failure:</p>
    <pre>
    )page";

constexpr std::string_view kHelpLink = R"page(
    </pre>
    

  <p>In general, this can occur when there is a genuine Cross Site Request Forgery, or when
  <a
  href="https://docs.djangoproject.com/en/)page";

constexpr std::string_view kHelp = R"page(/ref/csrf/">Django’s
  CSRF mechanism</a> has not been used correctly.  For POST forms, you need to
  ensure:</p>

  <ul>
    <li>Your browser is accepting cookies.</li>

    <li>The view function passes a <code>request</code> to the template’s <a
    href="https://docs.djangoproject.com/en/dev/topics/templates/#django.template.backends.base.Template.render"><code>render</code></a>
    method.</li>

    <li>In the template, there is a <code>{% csrf_token
    %}</code> template tag inside each POST form that
    targets an internal URL.</li>

    <li>If you are not using <code>CsrfViewMiddleware</code>, then you must use
    <code>csrf_protect</code> on any views that use the <code>csrf_token</code>
    template tag, as well as those that accept the POST data.</li>

    <li>The form has a valid CSRF token. After logging in in another browser
    tab or hitting the back button after a login, you may need to reload the
    page with the form, because the token is rotated after a login.</li>
  </ul>

  <p>You’re seeing the help section of this page because you have <code>DEBUG =
  True</code> in your Django settings file. Change that to <code>False</code>,
  and only the initial error message will be displayed.  </p>

  <p>You can customize this page using the CSRF_FAILURE_VIEW setting.</p>
</div>
)page";

}  // namespace

Page csrfFailurePage(const Exchange& x, std::string_view reason) {
  // Since 5.0 the page comes from a file, which changed a little on the way.
  const bool old = x.settings.version <= Version::V4_2;
  std::string body(old ? "\n" : "");
  body += kTop;
  body += old ? "  <style type=\"text/css\">" : "  <style>";
  body += kStyleBegin;
  body += old ? "    body { font:small sans-serif; background:#eee; color:#000; }"
              : "    body { font-family: sans-serif; background:#eee; color:#000; }";
  body += kStyleEnd;
  if (reason == "Referer checking failed - no Referer.") body += kNoReferer;
  body += "\n";
  if (reason == "CSRF cookie not set.") body += kNoCookie;
  body += "\n</div>\n";
  if (x.settings.debug) {
    body += kHelpReason;
    body += py::escapeHtml(reason);
    body += kHelpLink;
    body += versionName(x.settings.version);
    body += kHelp;
  } else {
    body += kMore;
  }
  body += "\n</body>\n</html>\n";
  return makePage(403, errorContentType(x.settings), std::move(body));
}

}  // namespace headway::django
