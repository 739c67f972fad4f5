# SPDX-License-Identifier: GPL-3.0-or-later
"""What real gunicorn and uvicorn make of requests.

Reads one JSON object a line: {"server", "request" (the bytes as latin-1 text), "peer", "headers", "allow",
"limits"}, and writes one a line: {"environ"} or {"error": CLASS} for gunicorn, {"scheme", "client"} for uvicorn.
Needs Debian's python3-gunicorn and python3-uvicorn.
"""

import asyncio
import json
import sys

from gunicorn.config import Config
from gunicorn.http import wsgi
from gunicorn.http.errors import ParseException
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware


def gunicorn(case):
    config = Config()
    config.set("forwarded_allow_ips", ",".join(case["allow"]))
    line, fields, size = case["limits"]
    config.set("limit_request_line", line)
    config.set("limit_request_fields", fields)
    config.set("limit_request_field_size", size)
    peer = (case["peer"], 40000)
    try:
        request = Request(config, IterUnreader([case["request"].encode("latin-1")]), peer)
        _, environ = wsgi.create(request, None, peer, ("10.0.1.4", 8000), config)
    except ParseException as problem:
        return {"error": type(problem).__name__}
    return {"environ": {key: value for key, value in environ.items() if isinstance(value, str)}}


def uvicorn(case):
    seen = {}

    async def application(scope, receive, send):
        seen.update(scheme=scope["scheme"], client=scope["client"][0])

    middleware = ProxyHeadersMiddleware(application, trusted_hosts=case["allow"])
    headers = [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in case["headers"]]
    scope = {"type": "http", "scheme": "http", "client": (case["peer"], 40000), "headers": headers}
    asyncio.run(middleware(scope, None, None))
    return seen


for text in sys.stdin:
    case = json.loads(text)
    answer = gunicorn(case) if case["server"] == "gunicorn" else uvicorn(case)
    print(json.dumps(answer))
