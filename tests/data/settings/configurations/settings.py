from configurations import Configuration


class Production(Configuration):
    DEBUG = False
    ALLOWED_HOSTS = ["c.example.com"]
