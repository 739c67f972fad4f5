import os
from datetime import timedelta

try:
    ALLOWED_HOSTS = os.environ["HOSTS"].split(",")
except KeyError:
    ALLOWED_HOSTS = ["fallback.example.com"]
SESSION_COOKIE_AGE = int(timedelta(days=30).total_seconds())
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
APPEND_SLASH = False
LOGIN_URL, LOGIN_REDIRECT_URL = "/signin/", "/home/"
