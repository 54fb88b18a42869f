"""What the settings find when tests run: loaded as a plugin, before Django reads them."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

# Loaded now, it cannot put its own filter of warnings before ours later.
import authlib.deprecate  # noqa: F401
from django.utils import timezone
from hypothesis import HealthCheck, settings

from tests.one_day import staying

# Before anything asks for it by name.
timezone.now = staying(timezone.now, datetime.now(UTC))

# jsonschema looks for it to check addresses, which no schema of ours has; its grammars take each
# worker two seconds to build.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
# Plain static files: no manifest has to be collected first.
os.environ["GEMEINWERK_DEBUG"] = "yes"
os.environ["GEMEINWERK_VAR"] = "var/test"
for name in ("MODE", "SECRET_KEY", "HOSTS", "MAIL_HOST"):
    os.environ.pop(f"GEMEINWERK_{name}", None)
# Playwright keeps an event loop in the thread that drives the browser.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# Nothing is collected into it, and whitenoise warns of a folder that is not there.
Path("var/test/static").mkdir(parents=True, exist_ok=True)

# The same code draws the same examples, so that red stays red and green stays green.
# HYPOTHESIS=drawn looks for what nobody thought of yet, and longer.
# On a busy machine everything is slow: no example has a deadline.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", patient, derandomize=True, max_examples=12)
settings.register_profile("drawn", patient, derandomize=False, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS", "steady"))
