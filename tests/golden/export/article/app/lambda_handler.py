# Written by Headway. A new export replaces this file.
# Lambda calls `handler`, which hands the request to Django.
# The environment variable DJANGO_SETTINGS_MODULE, set by the stack, names its settings.
from apig_wsgi import make_lambda_handler
from django.core.wsgi import get_wsgi_application

handler = make_lambda_handler(get_wsgi_application())
