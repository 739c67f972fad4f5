import os
import socket

DEBUG = False
ALLOWED_HOSTS = ["example.com"]
if DEBUG:
    ALLOWED_HOSTS = ["*"]
else:
    for sub in ("www", "api"):
        ALLOWED_HOSTS.append("%s.example.com" % sub)
SECURE_SSL_REDIRECT = not DEBUG
if socket.gethostname().endswith(".prod"):
    CSRF_COOKIE_SECURE = True
else:
    CSRF_COOKIE_SECURE = False
SESSION_COOKIE_SECURE = True if os.getenv("HTTPS", "on") == "on" else False
try:
    import debug_toolbar
    PREPEND_WWW = True
except ImportError:
    pass
with open("hosts.txt") as hosts:
    CSRF_TRUSTED_ORIGINS = hosts.read().split()
LOGIN_URL = make_url("login")
