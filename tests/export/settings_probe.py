# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks real Django what it makes of exported settings.

    python3 settings_probe.py edge_settings.py < requests > answers

The settings are imported the way their first lines say. Each line of the input is a JSON object, answered by one
line of JSON:

    {"settings": ["ALLOWED_HOSTS", ...]}   -> {"ALLOWED_HOSTS": [...], ...}
    {"environ": {...}, "body": "..."}      -> {"host", "scheme", "csrf", "status", "location"}

"environ" is a WSGI environ (texts only). "host" is get_host(), or {"error": message} when Django refuses it. "csrf"
is "passes" or Django's reason. "status" and "location" are those of the answer of a project with the usual
middleware and one page for every path.
"""
import io
import json
import pathlib
import sys
import types


def load(path):
    """The settings module of a small project, with the exported file imported at its end."""
    package = types.ModuleType("probe")
    package.__path__ = [str(path.parent)]
    sys.modules["probe"] = package
    sys.dont_write_bytecode = True
    settings = types.ModuleType("probe.settings")
    sys.modules["probe.settings"] = settings
    source = f"""
SECRET_KEY = "probe"
ROOT_URLCONF = "probe.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
CSRF_FAILURE_VIEW = "probe.urls.refused"
LOGGING_CONFIG = None
from .{path.stem} import *
"""
    settings.__package__ = "probe"
    exec(compile(source, "settings.py", "exec"), settings.__dict__)


def urls():
    from django.http import HttpResponse
    from django.urls import re_path

    module = types.ModuleType("probe.urls")
    module.refused = lambda request, reason="": HttpResponse(reason, status=403)
    module.urlpatterns = [re_path("", lambda request: HttpResponse("page"))]
    sys.modules["probe.urls"] = module


def environ_of(question):
    body = question.get("body", "").encode()
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "SERVER_NAME": "server", "SERVER_PORT": "80",
               "wsgi.url_scheme": "http", "CONTENT_LENGTH": str(len(body))}
    environ.update(question["environ"])
    environ["wsgi.input"] = io.BytesIO(body)
    return environ


def attempt(call):
    try:
        return call()
    except Exception as error:  # whatever Django raises is the answer
        return {"error": str(error)}


def csrf(question):
    from django.core.handlers.wsgi import WSGIRequest
    from django.http import HttpResponse
    from django.middleware.csrf import CsrfViewMiddleware

    request = WSGIRequest(environ_of(question))
    middleware = CsrfViewMiddleware(lambda _: HttpResponse())
    middleware.process_request(request)
    answer = middleware.process_view(request, lambda _: HttpResponse(), (), {})
    return "passes" if answer is None else answer.content.decode()


def ask(handler, question):
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIRequest

    if "settings" in question:
        return {name: getattr(settings, name) for name in question["settings"]}
    request = WSGIRequest(environ_of(question))
    answer = {"host": attempt(request.get_host), "scheme": attempt(lambda: request.scheme),
              "csrf": attempt(lambda: csrf(question))}

    def start(status, headers, exc_info=None):
        answer["status"] = int(status.split()[0])
        answer["location"] = dict(headers).get("Location")

    handler(environ_of(question), start)
    return answer


def main():
    load(pathlib.Path(sys.argv[1]).resolve())
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "probe.settings"
    import django
    from django.core.handlers.wsgi import WSGIHandler

    urls()
    django.setup()
    handler = WSGIHandler()
    for line in sys.stdin:
        print(json.dumps(ask(handler, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
