# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays visits to a small site made with real Django: login, logout, the admin, forms, sessions.

Reads one JSON object a line, {"id", "settings", "steps"}, and writes one a line, {"id", "answers"}. The site has the
paths of Headway's built-in shop, and /admin/auth/user/. A step is {"environ", "fields"}; the visitor keeps cookies and
the last CSRF token seen on a page from step to step. Needs Django (Debian: python3-django).
"""

import io
import json
import logging
import re
import sys
import warnings
from urllib.parse import urlencode

import django
from django.conf import settings

PAGES = {
    "registration/login.html": '<form method="post">{% csrf_token %}</form>',
    "registration/logged_out.html": "<p>You are logged out.</p>",
}

settings.configure(
    SECRET_KEY="x" * 50,
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["shop.example.com"],
    STATIC_URL="/static/",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    SILENCED_SYSTEM_CHECKS=["admin.E408", "admin.E409", "admin.E410"],
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.locmem.Loader", PAGES),
                    "django.template.loaders.app_directories.Loader",
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ],
            },
        }
    ],
)
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.views import LoginView, LogoutView  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from django.shortcuts import redirect  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from django.urls import path  # noqa: E402
from django.views import View  # noqa: E402


def form_html(request):
    return f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">'


class Page(View):
    address = False
    session = False

    def get(self, request, **kwargs):
        body = "page"
        if self.session:
            body += str(request.session.get("items"))
        if self.address:
            body += request.build_absolute_uri()
        return HttpResponse(body)


class Form(View):
    to = "home"
    session = False

    def get(self, request, **kwargs):
        if self.session:
            request.session.get("items")
        return HttpResponse(form_html(request))

    def post(self, request, **kwargs):
        if self.session:
            request.session["items"] = request.session.get("items", 0) + 1
        request.POST
        return redirect(self.to)


def broken(request):
    raise Exception("The page is broken.")


urlpatterns = [
    path("", Page.as_view(), name="home"),
    path("products/<slug:name>/", Page.as_view(address=True), name="product"),
    path("cart/", Page.as_view(session=True), name="cart"),
    path("cart/add/<slug:name>/", Form.as_view(to="cart", session=True), name="add"),
    path("checkout/", Form.as_view(to="orders"), name="checkout"),
    path("orders/", login_required(Page.as_view()), name="orders"),
    path("sale/", lambda request: redirect("home"), name="sale"),
    path("contact/", Form.as_view(), name="contact"),
    path("accounts/login/", LoginView.as_view(), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("accounts/profile/", login_required(Page.as_view()), name="profile"),
    path("admin/", admin.site.urls),
    path("broken/", broken, name="broken"),
]


class Visitor:
    def __init__(self, handler):
        self.handler = handler
        self.cookies = {}
        self.token = ""

    def send(self, step):
        environ = dict(step["environ"])
        if self.cookies:
            environ["HTTP_COOKIE"] = "; ".join(f"{k}={v}" for k, v in sorted(self.cookies.items()))
        body = b""
        if step.get("fields") is not None:
            body = urlencode({**step["fields"], "csrfmiddlewaretoken": self.token}).encode()
            environ["CONTENT_TYPE"] = "application/x-www-form-urlencoded"
            environ["CONTENT_LENGTH"] = str(len(body))
        environ["wsgi.input"] = io.BytesIO(body)
        answer = {}

        def start_response(status, headers):
            answer.update(status=int(status.split()[0]), headers=headers)

        try:
            text = b"".join(self.handler(environ, start_response)).decode("latin-1")
        except Exception as error:
            return {"status": 500, "headers": [], "escaped": type(error).__name__}
        self.keep(answer["headers"], text)
        return answer

    def keep(self, headers, text):
        for name, value in headers:
            if name != "Set-Cookie":
                continue
            pair, *attributes = [part.strip() for part in value.split(";")]
            name, _, value = pair.partition("=")
            if "Max-Age=0" in attributes:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
        if found:
            self.token = found.group(1)


def main():
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0, run_syncdb=True)
    User.objects.create_superuser("ada", "", "secret")
    for line in sys.stdin:
        case = json.loads(line)
        cache.clear()
        with override_settings(**case["settings"]):
            visitor = Visitor(WSGIHandler())
            answers = [visitor.send(step) for step in case["steps"]]
        sys.stdout.write(json.dumps({"id": case["id"], "answers": answers}) + "\n")


if __name__ == "__main__":
    main()
