# Written by Headway. A new export replaces this file.
# Import it at the end of your settings module, so that it has the last word:
#     from .edge_settings import *
#
# For Django (Django 5.2) of the design Django behind CloudFront and API Gateway

# --- As the design has it ---

# The names viewers use; Django answers 400 to any other.
ALLOWED_HOSTS = ["shop.example.com"]

# The viewer's host comes in X-Forwarded-Host; something in front must always set it.
USE_X_FORWARDED_HOST = True

# The port is that of the server.
USE_X_FORWARDED_PORT = False

# The header that tells that the viewer came by https; the server itself can't know.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Left to CloudFront, which sees the viewer's scheme.
SECURE_SSL_REDIRECT = False

# Redirects to https keep the host.
SECURE_SSL_HOST = None

# Error pages tell visitors nothing about the project.
DEBUG = False

# --- Recommended; the design leaves these at Django's default ---

# Origins whose pages may post forms here; Django wants the scheme.
CSRF_TRUSTED_ORIGINS = ["https://shop.example.com"]

# Browsers send the session cookie by https only.
SESSION_COOKIE_SECURE = True

# Browsers send the CSRF cookie by https only.
CSRF_COOKIE_SECURE = True
