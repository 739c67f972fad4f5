import json
import os

ALLOWED_HOSTS = json.loads(os.environ.get("HOSTS_JSON", '["j.example.com"]'))
CSRF_TRUSTED_ORIGINS = list(filter(None, map(str.strip, os.getenv("ORIGINS", " https://j.example.com , ").split(","))))
DEBUG = bool(int(os.environ.get("DEBUG", "0")))
USE_X_FORWARDED_PORT = os.getenv("PORT_SEEN", "no").lower() in {"yes", "true"}
