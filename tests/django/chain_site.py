# SPDX-License-Identifier: GPL-3.0-or-later
"""The site of django::Site::example() for real Django, and one request through its middleware chain.

Answers in the field names and shapes of tests/data/oracle/README.md. What changes with time and chance is
written as the same placeholder as `headway django` writes.

Sessions are kept in a store (the cache backend), as the engine keeps them; it is emptied before each case,
and so is the page cache.
"""

import gzip
import logging
import re

from django.conf import settings
from django.contrib.sessions import middleware as sessions
from django.core import signals
from django.core.cache import caches
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware import cache as cache_middleware
from django.middleware import clickjacking, common, csrf, security
from django.middleware import gzip as gzip_middleware
from django.urls import path, re_path
from django.utils.cache import has_vary_header
from django.views import debug
from django.views.decorators.cache import never_cache
from django.views.decorators.common import no_append_slash
from django.views.decorators.csrf import csrf_exempt

DEFAULT_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

# Settings every case shares.
COMMON_SETTINGS = {
    "ROOT_URLCONF": __name__,
    "SECRET_KEY": "k" * 50,
    "SESSION_ENGINE": "django.contrib.sessions.backends.cache",
    "LOGGING_CONFIG": None,
}


def ok(request):
    return HttpResponse("ok")


def form(request):
    if request.method == "POST":
        return HttpResponse("posted")
    csrf.get_token(request)
    return HttpResponse("form ")


def token(request):
    csrf.get_token(request)
    return HttpResponse("token")


def write_session(request):
    request.session["value"] = "1"
    return HttpResponse("session")


def read_session(request):
    return HttpResponse("read %s" % request.session.get("value"))


def cookie(request):
    response = HttpResponse("ok")
    response.set_cookie("plain", "1")
    response.set_cookie(
        "full", "1", max_age=60, domain="example.com", secure=True, httponly=True, samesite="None"
    )
    return response


urlpatterns = [
    path("", ok),
    path("page/", ok),
    path("noslash", ok),
    path("needsquoting#/", ok),
    path("form/", form),
    path("exempt/", csrf_exempt(ok)),
    path("token/", token),
    path("session/", write_session),
    path("session-read/", read_session),
    path("never/", never_cache(ok)),
    path("optout/", no_append_slash(ok)),
    path("redirect/", lambda request: HttpResponseRedirect("/page/")),
    path("abs/", lambda request: HttpResponse(request.build_absolute_uri())),
    path("cookie/", cookie),
    re_path(r"(?s)^.*/security/\Z", ok),
]


class Watch:
    """What happened in the middleware while one request ran."""

    def __init__(self):
        self.start()

    def start(self):
        self.running = ""
        self.raised_in = self.stopped_by = self.replaced_by = self.csrf_reason = None
        self.debug_page = None
        self.security_update = False
        self.get_host_in, self.logs = [], []


watch = Watch()


class WatchHandler(logging.Handler):
    def emit(self, record):
        watch.logs.append("%s %s %s" % (record.name, record.levelname, record.getMessage()))


def watch_method(cls, name):
    """Notes who runs, raises, answers. The middleware of Django's error pages is not in the chain."""
    original = getattr(cls, name)

    def method(self, request, *args):
        if type(self) is not cls:
            return original(self, request, *args)
        before, watch.running = watch.running, "%s.%s" % (cls.__name__, name)
        try:
            answer = original(self, request, *args)
        except Exception as error:
            if watch.raised_in is None:
                watch.raised_in = "%s: %s" % (watch.running, type(error).__name__)
            raise
        else:
            if name == "process_response":
                if answer is not args[0]:
                    watch.replaced_by = watch.running
            elif answer is not None:
                watch.stopped_by = watch.running
            return answer
        finally:
            watch.running = before

    setattr(cls, name, method)


def watch_page_cache():
    """Notes where Debian's security update of 3.2.25 keeps a page out of the cache that 3.2.25 itself keeps.

    CVE-2026-48588: since then a page that sets a cookie and varies by Cookie stays out whether or not the
    request had a cookie. Headway answers as 3.2.25 does.
    """
    original = cache_middleware.UpdateCacheMiddleware.process_response

    def process_response(self, request, response):
        if request.COOKIES and response.cookies and has_vary_header(response, "Cookie"):
            watch.security_update = self._should_update_cache(request, response)
        return original(self, request, response)

    cache_middleware.UpdateCacheMiddleware.process_response = process_response


def watch_get_host(request_class):
    original = request_class.get_host

    def get_host(self):
        watch.get_host_in.append(watch.running or "(direct)")
        return original(self)

    request_class.get_host = get_host


def watch_rejections():
    original = csrf.CsrfViewMiddleware._reject

    def _reject(self, request, reason):
        watch.csrf_reason = reason
        return original(self, request, reason)

    csrf.CsrfViewMiddleware._reject = _reject


def watch_debug_pages():
    """One line stands for a debug page. Drawing the traceback takes long and nothing of it is compared."""
    technical_500, technical_404 = debug.technical_500_response, debug.technical_404_response

    def page_500(request, exc_type, exc_value, tb, status_code=500):
        watch.debug_page = "%s: %s" % (exc_type.__name__, exc_value)
        return technical_500(request, exc_type, exc_value, tb, status_code)

    def page_404(request, exception):
        watch.debug_page = "Http404: "
        return technical_404(request, exception)

    debug.technical_500_response, debug.technical_404_response = page_500, page_404
    debug.ExceptionReporter.get_traceback_html = lambda self: "traceback " * 100
    debug.ExceptionReporter.get_traceback_text = lambda self: "traceback " * 100


def install():
    """Once, after django.setup()."""
    from django.core.handlers.wsgi import WSGIRequest

    watch_page_cache()
    for cls in (
        security.SecurityMiddleware,
        sessions.SessionMiddleware,
        common.CommonMiddleware,
        csrf.CsrfViewMiddleware,
        clickjacking.XFrameOptionsMiddleware,
        gzip_middleware.GZipMiddleware,
        cache_middleware.UpdateCacheMiddleware,
        cache_middleware.FetchFromCacheMiddleware,
    ):
        for name in ("process_request", "process_view", "process_response"):
            if hasattr(cls, name):
                watch_method(cls, name)
    watch_get_host(WSGIRequest)
    watch_rejections()
    watch_debug_pages()
    logger = logging.getLogger("django")
    logger.handlers, logger.level, logger.propagate = [WatchHandler()], logging.WARNING, False
    signals.request_started.receivers = []


def tidy_cookie(value):
    """` name=value; ...` with the placeholders of tidyCookie() in app/cli/django_command.cpp."""
    name, rest = value[1:].split("=", 1)
    content, semicolon, attributes = rest.partition(";")
    if name == settings.CSRF_COOKIE_NAME:
        shown = "<%d chars>" % len(content)
    elif name == settings.SESSION_COOKIE_NAME and content != '""':
        shown = "<session>"
    else:
        shown = content
    if "01 Jan 1970" not in attributes:
        attributes = re.sub(r"expires=[^;]*", "expires=<date>", attributes)
    return " " + name + "=" + shown + semicolon + attributes


def tidy_headers(items):
    headers = []
    for name, value in items:
        if name == "Location":
            continue
        if name == "Expires":
            value = "<date>"
        elif name == "Set-Cookie":
            value = tidy_cookie(value)
        headers.append([name, value])
    return headers


def send(environ):
    """The response as a WSGI server gets it, or the exception that reaches the server."""
    from django.core.handlers.wsgi import WSGIHandler

    given = {}

    def start_response(status, headers, exc_info=None):
        given["status"], given["headers"] = status, headers

    try:
        response = WSGIHandler()(environ, start_response)
        body = b"".join(response)
        response.close()
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}
    code, _, reason = given["status"].partition(" ")
    names = dict(given["headers"])
    # The page as it was before it was compressed: its length then depends on the compressor.
    zipped = names.get("Content-Encoding") == "gzip"
    text = gzip.decompress(body).decode() if zipped else body.decode()
    if watch.debug_page is not None:
        text = watch.debug_page
    answer = {
        "status": int(code),
        "reason": reason,
        "headers": tidy_headers(given["headers"]),
        "location": names.get("Location"),
        "body": text,
        "body_length": len(text.encode()),
    }
    if zipped or watch.debug_page is not None:
        answer["length_varies"] = True
    return answer


def answer(environ):
    caches["default"].clear()
    watch.start()
    response = send(environ)
    out = {
        "response": response,
        "csrf_reason": watch.csrf_reason,
        "get_host_in": watch.get_host_in,
    }
    for name in ("raised_in", "stopped_by", "replaced_by", "logs", "security_update"):
        if getattr(watch, name):
            out[name] = getattr(watch, name)
    return out
