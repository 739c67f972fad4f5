from .base import *  # noqa: F403
from .hosts import PUBLIC_NAMES as NAMES
from config.settings.security import *

DEBUG = False
ALLOWED_HOSTS += NAMES
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in NAMES]
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
