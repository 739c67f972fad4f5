MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
MIDDLEWARE = MIDDLEWARE[:1] + ["whitenoise.middleware.WhiteNoiseMiddleware"] + MIDDLEWARE[1:]
MIDDLEWARE.insert(MIDDLEWARE.index("django.middleware.common.CommonMiddleware"), "corsheaders.middleware.CorsMiddleware")
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
MIDDLEWARE[0:0] = ["first.Middleware"]
MIDDLEWARE = [m for m in MIDDLEWARE if not m.startswith("django.middleware.common")]
HOSTS = {"prod": ["p.example.com"]}
ALLOWED_HOSTS = HOSTS.get("prod", []) + [*HOSTS["prod"], "q.example.com"]
