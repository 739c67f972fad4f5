# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Django site with the admin, visited over loopback.

Reads JSON lines: first {"settings": {...}}, then one request a line, {"method", "path", "headers", "body"}, as
the simulation brought it to Django. Writes one answer a line: {"status", "headers": [[name, value], ...]}.

Secrets are the real site's own: a cookie of a request gets the value the site gave for its name, and a form the
token of the page the site answered last. The user is "admin" with the password "right". Needs Django (Debian:
python3-django).
"""

import html
import http.client
import json
import logging
import re
import sys
import tempfile
import threading
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings

PASSWORDS = {"right": "right", "wrong": "not right"}


def configure(folder, given):
    """The settings of the simulated node; the apps and the database are what the admin needs."""
    tuples = {"SECURE_PROXY_SSL_HEADER": tuple(given.pop("SECURE_PROXY_SSL_HEADER", ())) or None}
    settings.configure(
        SECRET_KEY="k" * 50,
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder + "/db.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.admin",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
        ],
        STATIC_URL="/static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        LOGGING_CONFIG=None,
        **tuples,
        **given,
    )
    django.setup()
    logging.getLogger("django").addHandler(logging.NullHandler())


def make_site():
    """The tables, the user, and the URLs of the built-in shop that the visit sees."""
    from django.contrib import admin
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.http import HttpResponse, HttpResponseRedirect
    from django.middleware.csrf import get_token
    from django.urls import path

    call_command("migrate", verbosity=0)
    get_user_model().objects.create_superuser("admin", "admin@example.com", PASSWORDS["right"])

    def home(request):
        return HttpResponse("home")

    def contact(request):
        if request.method == "POST":
            return HttpResponseRedirect("/")
        token = '<input type="hidden" name="csrfmiddlewaretoken" value="%s">' % get_token(request)
        return HttpResponse('<form method="post">' + token + "</form>")

    global urlpatterns
    urlpatterns = [path("", home), path("contact/", contact), path("admin/", admin.site.urls)]


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class Visitor:
    """Sends what the simulation computed, with the secrets of the real site."""

    def __init__(self, port):
        self.port = port
        self.cookies, self.page = {}, ""

    def header(self, name, value):
        if name.lower() != "cookie":
            return value
        names = [pair.split("=", 1)[0].strip() for pair in value.split(";")]
        return "; ".join("%s=%s" % (n, self.cookies.get(n, "the-site-never-gave-it")) for n in names)

    def body(self, request):
        fields = parse_qsl(request["body"], keep_blank_values=True)
        if not any(name == "csrfmiddlewaretoken" for name, _ in fields):
            return request["body"]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', self.page)
        known = {
            "csrfmiddlewaretoken": html.unescape(token.group(1)) if token else "",
            "username": "admin",
            "password": PASSWORDS["right" if request["credentials"] else "wrong"],
        }
        return urlencode([(name, known.get(name, value) if value else "") for name, value in fields])

    def send(self, request):
        body = self.body(request).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(request["method"], request["path"], skip_host=True, skip_accept_encoding=True)
        for name, value in request["headers"]:
            if name.lower() not in ("content-length", "connection"):
                connection.putheader(name, self.header(name, value))
        if body:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        self.page = answer.read().decode() or self.page
        headers = answer.getheaders()
        connection.close()
        for name, value in headers:
            if name == "Set-Cookie":
                self.keep(value)
        return {"status": answer.status, "headers": [[n, v] for n, v in headers]}

    def keep(self, value):
        for name, morsel in SimpleCookie(value).items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value


def main():
    given = json.loads(sys.stdin.readline())["settings"]
    with tempfile.TemporaryDirectory() as folder:
        configure(folder, given)
        make_site()
        from django.core.wsgi import get_wsgi_application

        server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=QuietHandler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        visitor = Visitor(server.server_port)
        for line in sys.stdin:
            print(json.dumps(visitor.send(json.loads(line))), flush=True)
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
