"""The product's settings, with what a measurement compares with and, if asked, without memory."""

import os

from gemeinwerk.config.settings import *  # noqa: F403
from gemeinwerk.config.settings import CACHES

ROOT_URLCONF = "bench.urls"
WSGI_APPLICATION = "bench.wsgi.application"
if os.environ.get("BENCH_FORGETFUL"):
    # Every page is made anew.
    for cache in CACHES.values():
        cache["OPTIONS"] = {"MAX_BYTES": 0}
