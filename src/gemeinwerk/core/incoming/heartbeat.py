"""How far a file is, said to whoever waits."""

import time
from datetime import timedelta

from django.utils import timezone

from gemeinwerk.core import jobs
from gemeinwerk.core.incoming.rows import Incoming

LEASE = timedelta(minutes=2)
"""A run whose worker has not been heard of for so long is taken up again."""


class Heartbeat:
    """Writes how far a run has come, at most once a second and never in a transaction."""

    def __init__(self, run: Incoming) -> None:
        self.mine = jobs.in_hand(run)
        self.told = 0.0

    def __call__(self, percent: int) -> None:
        if time.monotonic() - self.told < 1:
            return
        self.told = time.monotonic()
        self.mine.update(progress=percent, leased_until=timezone.now() + LEASE)
