"""What is due for a unit: the tasks it was given."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.due import SOON
from gemeinwerk.monitoring.steering.models import Assignment
from gemeinwerk.monitoring.steering.queries import own_assignments
from gemeinwerk.municipalities.models import Municipality


@dataclass(frozen=True)
class AssignmentDue:
    """A task of the unit that is not done."""

    assignment: Assignment
    today: date

    @property
    def day(self) -> date:
        return self.assignment.due

    @property
    def soon(self) -> bool:
        return self.day <= self.today + SOON

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
        return _("bald fällig") if self.soon else _("Aufgabe")

    @property
    def sentence(self) -> str:
        return _("Aufgabe bis {day}: {task}").format(
            day=date_format(self.day, "DATE_FORMAT"), task=quoted(self.assignment)
        )

    @property
    def about(self) -> str:
        return str(self.assignment.decision.deviation.measure)

    @property
    def action(self) -> str:
        return _("Als erledigt melden")

    @property
    def url(self) -> str:
        return reverse("monitoring:deviation", args=[self.assignment.decision.deviation_id])


def assignments_due(town: Municipality, user: User, today: date) -> Iterator[AssignmentDue]:
    for one in own_assignments(town, user):
        yield AssignmentDue(one, today)
