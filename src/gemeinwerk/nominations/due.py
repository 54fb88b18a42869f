"""What is due for the office about nominations: those to be taken over, and who has not answered.
Asked along with something else (`queries.due_in`), however many requests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core.due import FEW, Due
from gemeinwerk.core.quoting import quoted


@dataclass(frozen=True)
class Asked:
    """A request, as `queries.due_in` tells of it."""

    pk: int
    organisation: str
    day: str
    named: int
    waiting: int
    promised: str | None
    """The first day somebody who asked for time named."""

    def late(self, today: date) -> date | None:
        """Since when an answer is overdue, if it is."""
        days = [self.day if self.waiting else None, self.promised]
        passed = [date.fromisoformat(day) for day in days if day]
        return min((day for day in passed if day < today), default=None)


def nominations_due(rows: Iterable[dict[str, Any]], today: date) -> Iterator[Due]:
    """Of what `queries.due_in` found in a town."""
    found = [Asked(**one) for one in rows]
    named = [one for one in found if one.named]
    late = [(one, day) for one in found if not one.named and (day := one.late(today))]
    for one in named[:FEW]:
        yield Due(
            ngettext(
                "{organisation} benennt jemanden für einen Sitz.",
                "{organisation} benennt jemanden für {n} Sitze.",
                one.named,
            ).format(organisation=quoted(one.organisation), n=one.named),
            _("Ansehen und übernehmen"),
            reverse("nominations:request", args=[one.pk]),
            tone="progress",
            word=_("benannt"),
        )
    for one, day in late[:FEW]:
        yield Due(
            _("{organisation} hat bis zum {day} niemanden benannt.").format(
                organisation=quoted(one.organisation), day=date_format(day, "DATE_FORMAT")
            ),
            _("Nachsehen und erinnern"),
            reverse("nominations:request", args=[one.pk]),
            tone="delayed",
            word=_("keine Antwort"),
        )
    if (more := max(0, len(named) - FEW) + max(0, len(late) - FEW)) > 0:
        yield Due(
            ngettext(
                "Eine weitere Bitte um Benennung braucht Sie.",
                "{n} weitere Bitten um Benennung brauchen Sie.",
                more,
            ).format(n=more),
            _("Alle ansehen"),
            reverse("nominations:requests"),
            tone="progress",
            word=_("zu tun"),
        )
