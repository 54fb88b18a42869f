"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinwerk.config.settings")
django = get_wsgi_application()

from gemeinwerk.config.starting import begin  # noqa: E402 - settings must be ready
from gemeinwerk.core.charset import in_our_charset  # noqa: E402

application = in_our_charset(django)

begin()
