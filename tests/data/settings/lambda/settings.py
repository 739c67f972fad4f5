import os

IS_LAMBDA = "AWS_LAMBDA_FUNCTION_NAME" in os.environ
ALLOWED_HOSTS = [os.environ["API_HOST"], ".example.com"]
DEBUG = not IS_LAMBDA
if IS_LAMBDA:
    SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_SECURE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
