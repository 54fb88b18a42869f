"""What is due for a unit: its reports in the rounds that run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.due import SOON
from gemeinwerk.monitoring.notices import address_of
from gemeinwerk.monitoring.queries import own_rounds
from gemeinwerk.municipalities.models import Municipality


@dataclass(frozen=True)
class RoundDue:
    """A round in which reports of the unit are missing; ``round`` as `own_rounds` has it."""

    round: Any
    today: date

    @property
    def day(self) -> date:
        due: date = self.round.due
        return due

    @property
    def soon(self) -> bool:
        """A round that runs is to be answered now, however far its day is."""
        return True

    @property
    def overdue(self) -> bool:
        return self.day < self.today

    @property
    def tone(self) -> Tone:
        return "delayed" if self.overdue else "progress"

    @property
    def word(self) -> str:
        if self.overdue:
            return _("überfällig")
        return _("bald fällig") if self.day <= self.today + SOON else _("erbeten")

    @property
    def sentence(self) -> str:
        day = date_format(self.day, "DATE_FORMAT")
        text = ngettext(
            "Das Büro bittet bis {day} um Ihre Meldung zu einer Maßnahme.",
            "Das Büro bittet bis {day} um Ihre Meldungen zu {n} Maßnahmen.",
            self.round.missing,
        )
        return text.format(day=day, n=self.round.missing)

    @property
    def about(self) -> str:
        return f"{self.round}, {self.round.concept}"

    @property
    def action(self) -> str:
        return _("Melden")

    @property
    def url(self) -> str:
        return address_of(self.round)


def rounds_due(town: Municipality, user: User, today: date) -> Iterator[RoundDue]:
    for one in own_rounds(town, user):
        if one.missing:
            yield RoundDue(one, today)
