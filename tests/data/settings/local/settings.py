import re

DEBUG = False
ALLOWED_HOSTS = ["shop.example.com"]
DISALLOWED_USER_AGENTS = [re.compile(r"^BadBot"), re.compile("scraper", re.IGNORECASE)]
SECURE_REFERRER_POLICY = "same-origin, strict-origin"
SESSION_COOKIE_SAMESITE = None
CSRF_COOKIE_AGE = None
try:
    from .local_settings import *
except ImportError:
    print("no local settings")
