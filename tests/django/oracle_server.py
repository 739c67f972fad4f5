# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with real Django what `headway django` answers with ours.

Reads one JSON object a line, {"id", "settings", "environ", "body", "raw"}, and writes one a line in the same order, in the
field names and shapes of tests/data/oracle/README.md. Needs Django (Debian: python3-django).
"""

import io
import json
import re
import sys
import warnings

import django
from django.conf import UserSettingsHolder, global_settings, settings

settings.configure(LOGGING_CONFIG=None)
django.setup()

import chain_site  # noqa: E402 (needs settings)

DEFAULT_ENVIRON = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "PATH_INFO": "/",
    "QUERY_STRING": "",
    "SERVER_NAME": "internal.example",
    "SERVER_PORT": "80",
    "wsgi.url_scheme": "http",
}


def asked(question):
    """{"value": ...} or the exception as {"error": TYPE, "message": TEXT}."""
    try:
        return {"value": question()}
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}


def make_environ(case):
    environ = dict(DEFAULT_ENVIRON)
    for key, value in case.get("environ", {}).items():
        if value is None:
            environ.pop(key, None)
        else:
            environ[key] = value
    body = case.get("body", "").encode()
    environ["wsgi.input"] = io.BytesIO(body)
    # A body without a type is taken for a form, as browsers send it.
    if "body" in case:
        environ.setdefault("CONTENT_TYPE", "application/x-www-form-urlencoded")
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def beliefs(case):
    """What the request object says about host, port, scheme and URI."""
    from django.core.handlers.wsgi import WSGIRequest
    from django.http.request import split_domain_port

    try:
        request = WSGIRequest(make_environ(case))
    except Exception as error:
        fault = {"error": type(error).__name__, "message": str(error)}
        fields = ("get_host", "raw_host", "get_port", "scheme", "is_secure", "build_absolute_uri")
        return {field: fault for field in fields}
    answer = {
        "get_host": asked(request.get_host),
        "raw_host": asked(request._get_raw_host),
        "get_port": asked(request.get_port),
        "scheme": asked(lambda: request.scheme),
        "is_secure": asked(request.is_secure),
        "build_absolute_uri": asked(request.build_absolute_uri),
        "full_path": asked(request.get_full_path),
        "path": request.path,
        "path_info": request.path_info,
        "script_name": request.META["SCRIPT_NAME"],
    }
    if "value" in answer["raw_host"]:
        answer["domain"], answer["port"] = split_domain_port(answer["raw_host"]["value"])
    return answer


def use_settings(given):
    holder = UserSettingsHolder(global_settings)
    for name, value in {**chain_site.COMMON_SETTINGS, **given}.items():
        setattr(holder, name, value)
    if "MIDDLEWARE" not in given:
        holder.MIDDLEWARE = chain_site.DEFAULT_MIDDLEWARE
    holder.DISALLOWED_USER_AGENTS = [re.compile(p) for p in holder.DISALLOWED_USER_AGENTS]
    settings._wrapped = holder  # also empties the cache of values


def main():
    warnings.simplefilter("ignore")
    chain_site.install()
    for line in sys.stdin:
        case = json.loads(line)
        use_settings(case.get("settings", {}))
        answer = {"id": case.get("id"), **beliefs(case)}
        if not case.get("raw"):
            answer.update(chain_site.answer(make_environ(case)))
        sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
