import os

DEBUG = os.environ.get("DEBUG", "False") == "True"
STAGE = os.environ.get("STAGE", "dev")
FORCE_SCRIPT_NAME = "/" + STAGE
ALLOWED_HOSTS = ["abc123.execute-api.eu-west-1.amazonaws.com", "127.0.0.1"]
USE_X_FORWARDED_HOST = True
STATIC_URL = "/%s/static/" % STAGE
if os.environ.get("CUSTOM_DOMAIN"):
    ALLOWED_HOSTS.append(os.environ["CUSTOM_DOMAIN"])
    FORCE_SCRIPT_NAME = None
