"""What every row has that stands for background work."""

from datetime import datetime

from django.db import models


class Job(models.Model):
    """A row that background work is done for. Whether it waits is said by its own columns."""

    tries = models.PositiveSmallIntegerField(default=0)
    """How often work on it was begun since it was made to wait."""
    taken_at = models.DateTimeField(null=True, db_index=True)
    """When work on it was begun last; the order of towns follows from it."""
    leased_until = models.DateTimeField(null=True)
    """A worker has it in hand until then, and lengthens it; null: nobody has."""

    class Meta:
        abstract = True

    def wait(self) -> tuple[str, ...]:
        """Make it wait as if nothing had been tried; unsaved. The columns that were changed."""
        self.tries, self.leased_until = 0, None
        return "tries", "leased_until"

    def is_abandoned(self, now: datetime) -> bool:
        """Whether the worker that had it in hand has not been heard of for too long."""
        return self.leased_until is not None and self.leased_until < now
