import os


def env_bool(name, default=False):
    """Read a switch from the environment."""
    value = os.environ.get(name)
    if value is None:
        return default
    return value.lower() in ("1", "true", "yes")


def env_list(name, default="", *, separator=","):
    return [part.strip() for part in os.environ.get(name, default).split(separator) if part.strip()]


DEBUG = env_bool("DEBUG")
SECURE_SSL_REDIRECT = env_bool("SSL", default=True)
ALLOWED_HOSTS = env_list("HOSTS", "a.example.com , b.example.com,")
CSRF_TRUSTED_ORIGINS = ["https://" + host for host in ALLOWED_HOSTS]
