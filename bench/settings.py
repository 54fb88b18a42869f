"""The product's settings with one more address: a view that does nothing, to compare with."""

from gemeinwerk.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
