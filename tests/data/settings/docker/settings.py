import os

DEBUG = bool(os.environ.get("DEBUG", default=0))
ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]").split(" ")
CSRF_TRUSTED_ORIGINS = os.environ.get("ORIGINS", "http://localhost:1337").split(" ")
