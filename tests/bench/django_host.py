# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the seconds that real Django takes for one request through its own request object and middleware.

With the argument "get_host": for request.get_host() alone, of a request that is there already.
"""
import io
import sys
import time

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["shop.example.com"],
    USE_X_FORWARDED_HOST=True,
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    ROOT_URLCONF=__name__,
    SECRET_KEY="benchmark",
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
)
django.setup()

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import re_path  # noqa: E402

urlpatterns = [re_path(".*", lambda request: HttpResponse(request.build_absolute_uri() and "ok"))]
handler = WSGIHandler()
ENVIRON = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "PATH_INFO": "/cart/",
    "QUERY_STRING": "page=2",
    "SERVER_NAME": "internal.example",
    "SERVER_PORT": "443",
    "wsgi.url_scheme": "https",
    "HTTP_HOST": "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    "HTTP_X_FORWARDED_HOST": "shop.example.com",
    "HTTP_X_FORWARDED_PROTO": "https",
}


def once():
    response = handler(dict(ENVIRON, **{"wsgi.input": io.BytesIO()}), lambda status, headers: None)
    assert response.status_code == 200
    response.close()


def seconds(call, times):
    for _ in range(times // 10):
        call()
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


if sys.argv[1:] == ["get_host"]:
    request = WSGIRequest(dict(ENVIRON, **{"wsgi.input": io.BytesIO()}))
    assert request.get_host() == "shop.example.com"
    print(seconds(request.get_host, 100000))
else:
    print(seconds(once, 3000))
