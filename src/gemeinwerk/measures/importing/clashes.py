"""Numbers that mean another measure in the file than in the catalogue: said row by row, decided by
a person, and without a decision done so that nothing is lost."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.catalogue_files import ReadMeasure
from gemeinwerk.german import fold
from gemeinwerk.measures.importing.leftovers import left_over
from gemeinwerk.measures.importing.lookup import akin

if TYPE_CHECKING:
    from gemeinwerk.measures.importing.planning import Plan, Step

Choices = Mapping[str, str]
"""Key of a clash -> what is done with its row; a `Choice`."""


class Choice(models.TextChoices):
    NEW = "new", _("als neue Maßnahme mit einer freien Nummer")
    CHANGE = "change", _("als Änderung der Maßnahme, die diese Nummer hat")
    LEAVE = "leave", _("nicht übernehmen")


@dataclass
class Clash:
    """A row whose number belongs to quite another measure. ``change``: what it would do to that
    one; ``anew``: the same row as a measure of its own; ``elsewhere``: the number of the measure
    in the catalogue that is called like the row."""

    change: "Step"
    anew: "Step"
    elsewhere: str

    @property
    def before(self) -> str:
        assert self.change.measure is not None
        return str(self.change.measure.title)

    @property
    def after(self) -> str:
        return str(self.change.changes["title"])

    @property
    def key(self) -> str:
        """The same as long as the same is asked, even where the file is read again."""
        assert self.change.measure is not None
        read = self.change.wanted.read
        asked = [read.code, self.change.measure.pk, self.before, self.after]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]

    def choice(self, choices: Choices) -> str:
        return choices.get(self.key, Choice.NEW)

    def settled(self, choices: Choices) -> "Step | None":
        """What is done with the row; None where it is left out."""
        steps = {Choice.NEW: self.anew, Choice.CHANGE: self.change}
        return steps.get(Choice(self.choice(choices)))


def clashes_of(plan: "Plan", anew: Callable[[ReadMeasure], "Step"]) -> dict[int, Clash]:
    """Place of a step -> what its number stands for besides; `anew` plans a row as a new one."""
    return {
        place: Clash(step, anew(step.wanted.read), _elsewhere(plan, step))
        for place, step in enumerate(plan.steps)
        if is_another(step)
    }


def is_another(step: "Step") -> bool:
    """Whether the file gives the number of a measure to one that is called quite otherwise."""
    if step.measure is None or not step.wanted.read.code_typed:
        return False
    title = str(step.changes.get("title", ""))
    return bool(title) and not akin(step.measure.title, title)


def settle(plan: "Plan", choices: Choices) -> None:
    """Do with each such row what was chosen; what was not decided loses nothing."""
    steps, left_out = list["Step"](), list[ReadMeasure]()
    for place, step in enumerate(plan.steps):
        clash = plan.clashes.get(place)
        settled = clash.settled(choices) if clash else step
        if settled is None:
            left_out.append(step.wanted.read)
        else:
            steps.append(settled)
    if not plan.clashes:
        return
    plan.steps = steps
    kept = {step.measure.pk for step in steps if step.measure}
    plan.missing = [one for one in plan.present.measures if one.pk not in kept]
    homeless = any(step.measure is None and not step.wanted.field_code for step in steps)
    plan.new_fields = [one for one in plan.new_fields if one.code or homeless]
    rows = {(read.sheet, row) for read in left_out for row in range(read.row, read.last_row + 1)}
    plan.left = [one for one in left_over(plan) if (one.sheet, one.row) not in rows]


def _elsewhere(plan: "Plan", step: "Step") -> str:
    found = plan.present.by_title.get(fold(str(step.changes["title"])))
    return found.code if found and found is not step.measure else ""


def told(plan: "Plan", choices: Choices) -> list[dict[str, Any]]:
    """Each clash in plain JSON, in the order of the file."""
    return [
        {
            "key": clash.key,
            "place": place,
            "code": clash.change.wanted.read.code,
            "number": str(clash.change.measure.code) if clash.change.measure else "",
            "before": clash.before,
            "after": clash.after,
            "free": clash.anew.wanted.code,
            "elsewhere": clash.elsewhere,
            "choice": str(clash.choice(choices)),
        }
        for place, clash in plan.clashes.items()
    ]
