"""What people said that a measure or a goal goes back to: an area above says so, in its
`measure_voices.py`, found by its name.

    SOURCE.register(rows, page, of_goal)

`rows(measure)` are those of the measure an outer row is, in order, each with `told`: the `number`
of a contribution, how it was `taken` up, whether that was `checked` by a second person, and the
number of one that is answered along with it, if any (`also`): that one goes into the measure as it
does. In a measure's document stands what was checked, and nothing of whoever spoke:

    {"number": 87, "taken": "in_part"}

`of_goal(goal)` are those of the goal an outer row is, alike.

`page(user, measure)` is the address of the list of them at the desk; "" for whom may not open it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models import JSONField, OuterRef, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.core.listed import Listed
from gemeinwerk.measures.models import Measure

Document = dict[str, Any]
Rows = Callable[[OuterRef], "QuerySet[Any, Any]"]
Page = Callable[[User, Measure], str]
TOLD = "voices_told"
"""What `along` is annotated as."""


class Taken(models.TextChoices):
    """How something that was said is found again in a measure."""

    ADOPTED = "adopted", _("aufgenommen")
    IN_PART = "in_part", _("zum Teil aufgenommen")
    COVERED = "covered", _("schon enthalten")


class Source:
    """The one area that knows."""

    def __init__(self) -> None:
        self._rows: Rows | None = None
        self._page: Page | None = None
        self._of_goal: Rows | None = None

    def register(self, rows: Rows, page: Page, of_goal: Rows | None = None) -> None:
        self._rows, self._page, self._of_goal = rows, page, of_goal

    def page(self, user: User, measure: Measure) -> str:
        return self._page(user, measure) if self._page else ""

    def along(self, measure: str = "pk") -> Listed | Value:
        """The voices of the measure an outer row is, or points to, in the same query."""
        if self._rows is None:
            return Value(None, output_field=JSONField())
        return Listed(self._rows(OuterRef(measure)))

    def along_goal(self) -> Listed | Value:
        """The same of a goal."""
        if self._of_goal is None:
            return Value(None, output_field=JSONField())
        return Listed(self._of_goal(OuterRef("pk")))


SOURCE = Source()


def rows_of(measure: Any) -> list[Document]:
    """All voices, with what nobody else has read yet: from `along` where that was asked for."""
    if not hasattr(measure, TOLD):
        found = Measure.objects.filter(pk=measure.pk).values_list(SOURCE.along(), flat=True)
        return _each(found.first() or ())
    return _each(getattr(measure, TOLD) or ())


def _each(told: Iterable[Document]) -> list[Document]:
    """Every contribution once, by number."""
    found: dict[int, Document] = {}
    for one in told:
        for number in (one["number"], one["also"]):
            if number is not None:
                found.setdefault(
                    number, {"number": number, "taken": one["taken"], "checked": one["checked"]}
                )
    return [found[number] for number in sorted(found)]


def documents(measure: Any) -> list[Document]:
    """As a measure's document has them."""
    return _checked(rows_of(measure))


def documents_of_goal(goal: Any) -> list[Document]:
    """As a goal stands in a catalogue; of one that was asked for with `along_goal`."""
    return _checked(_each(getattr(goal, TOLD) or ()))


def _checked(rows: Iterable[Document]) -> list[Document]:
    return [{"number": one["number"], "taken": one["taken"]} for one in rows if one["checked"]]


def in_words(rows: Sequence[Document]) -> list[str]:
    """„2 aufgenommen“, „1 zum Teil aufgenommen“: by how they were taken up."""
    counts = {kind: sum(one["taken"] == kind for one in rows) for kind in Taken}
    return [f"{count} {kind.label}" for kind, count in counts.items() if count]
