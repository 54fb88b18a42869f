"""What a meeting decided on a deviation that stood on its agenda flows back: nobody types it again.
Whether that agrees to the proposal of the unit, a person says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.minutes.models import Decision, Result
from gemeinwerk.monitoring.steering.agenda_sources import PREFIX
from gemeinwerk.monitoring.steering.models import Deviation

_LONGEST = 120


@dataclass(frozen=True)
class Minuted:
    """A decision as minutes have it."""

    decision: Decision

    @property
    def day(self) -> date:
        return localtime(self.decision.taken_at).date()

    @property
    def sentence(self) -> str:
        return _("{body} hat am {day} dazu entschieden ({called}, {result}).").format(
            body=self.decision.body,
            day=date_format(self.day, "DATE_FORMAT"),
            called=self.decision.called,
            result=self.decision.get_result_display(),
        )

    @property
    def initial(self) -> dict[str, Any]:
        """By the names of the form in which a decision is entered."""
        found = self.decision
        reference = f"{found.body.abbreviation or found.body.name}, {found.called}"
        return {
            "words": found.text,
            "body": found.body_id,
            "decided_on": self.day,
            "reference": reference[:_LONGEST],
        }


def minuted(deviation: Deviation) -> Minuted | None:
    """The last one since the deviation was named, or proposed anew: one query."""
    since = deviation.proposed_at or deviation.named_at
    found = Decision.objects.filter(
        paragraph__item__source=f"{PREFIX}{deviation.pk}",
        paragraph__item__meeting__body__municipality=deviation.municipality_id,
        taken_at__gte=since,
    ).exclude(result=Result.SOUNDED)
    row = found.select_related("body").order_by("-taken_at", "-pk").first()
    return Minuted(row) if row else None
