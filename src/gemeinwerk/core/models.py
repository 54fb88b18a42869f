"""Forms that were sent, so that the same one is done once."""

from django.db import models
from django.utils import timezone


class Sending(models.Model):
    """A form that was sent and done: the same one is not done a second time."""

    key = models.CharField(max_length=64, primary_key=True)
    """SHA-256 of the page's own token, the address and what was sent; or a word of its own."""
    page = models.CharField(max_length=500, blank=True)
    """Where the first sending led."""
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.key[:12]
