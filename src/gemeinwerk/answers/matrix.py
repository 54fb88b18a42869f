"""Fields of action by cross-cutting themes: how much was said, found missing and planned where, and
where nothing was.

    found = matrix(concept)      # as many queries, however much there is
    found.cell(field, theme).contributions
    found.overlooked, found.silent

What has no field or no theme stands in cells of its own (`None`), with the findings nobody took up:
a finding has neither. So every figure agrees with the list behind it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q, QuerySet

from gemeinwerk.answers.queries import answerable
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contributions.choices import choices_of
from gemeinwerk.measures.models import Measure

Key = tuple[int | None, int | None]
NOWHERE: Key = (None, None)


@dataclass(frozen=True)
class Cell:
    """``findings``: those that measures of the cell take up; ``open_findings``: those that nobody
    took up, which stand where there is neither field nor theme."""

    contributions: int = 0
    findings: int = 0
    measures: int = 0
    open_findings: int = 0


@dataclass(frozen=True)
class Spot:
    """A field and the themes no measure of it takes up; ``contributions``: how many different ones
    speak of any of them."""

    field: FieldOfAction
    themes: list[CrossCuttingTheme]
    contributions: int = 0


@dataclass(frozen=True)
class Matrix:
    fields: list[FieldOfAction]
    themes: list[CrossCuttingTheme]
    cells: dict[Key, Cell] = field(default_factory=dict)
    different: Mapping[int, int] = field(default_factory=dict)
    """Of a field with several themes that no measure takes up."""

    def cell(self, of: FieldOfAction | None, theme: CrossCuttingTheme | None) -> Cell:
        return self.cells.get((of.pk if of else None, theme.pk if theme else None), Cell())

    @property
    def rows(self) -> list[FieldOfAction | None]:
        """Fields, and None where anything has none."""
        return [*self.fields, *([None] if any(of is None for of, _theme in self.cells) else [])]

    @property
    def columns(self) -> list[CrossCuttingTheme | None]:
        """Themes, and None where anything has none."""
        return [*self.themes, *([None] if any(to is None for _of, to in self.cells) else [])]

    @property
    def overlooked(self) -> list[Spot]:
        """People spoke of it, and no measure does: what is most often spoken of first."""
        spots = list(self._spots(lambda cell: cell.contributions > 0))
        return sorted(spots, key=lambda one: -one.contributions)

    @property
    def silent(self) -> list[Spot]:
        """Nobody spoke of it, and no measure does."""
        return list(self._spots(lambda cell: not cell.contributions))

    def _spots(self, fits: Callable[[Cell], bool]) -> Iterator[Spot]:
        for of in self.fields:
            found = [
                (theme, cell)
                for theme in self.themes
                if not (cell := self.cell(of, theme)).measures and fits(cell)
            ]
            if found:
                said = self.different.get(of.pk, sum(cell.contributions for _theme, cell in found))
                yield Spot(of, [theme for theme, _cell in found], said)


def matrix(concept: Concept) -> Matrix:
    said = _counted(answerable(concept), "pk")
    planned = _counted(Measure.objects.filter(concept=concept), "pk", "answers")
    waiting = len(concepts.open_findings(concept))
    cells: dict[Key, Cell] = {}
    for key in said.keys() | planned.keys() | ({NOWHERE} if waiting else set()):
        measures, findings = planned.get(key, (0, 0))
        open_ones = waiting if key == NOWHERE else 0
        cells[key] = Cell(said.get(key, (0,))[0], findings, measures, open_ones)
    chosen = choices_of(concept)
    found = Matrix(chosen.fields, chosen.themes, cells)
    return replace(found, different=_different(concept, found.overlooked))


def _different(concept: Concept, spots: Iterable[Spot]) -> dict[int, int]:
    """Who speaks of two themes counts once: one query where there is such a field."""
    several = [one for one in spots if len(one.themes) > 1]
    if not several:
        return {}
    of_them = reduce(or_, (Q(field=one.field, themes__in=one.themes) for one in several))
    rows = answerable(concept).filter(of_them).order_by().values_list("field")
    return dict(rows.annotate(n=Count("pk", distinct=True)))


def _counted(rows: "QuerySet[Any]", *what: str) -> dict[Key, tuple[int, ...]]:
    """How many different ones there are of each field and theme, or of none: one query."""
    pairs = rows.order_by().values_list("field", "themes")
    counts = {f"n{place}": Count(name, distinct=True) for place, name in enumerate(what)}
    return {(of, theme): tuple(n) for of, theme, *n in pairs.annotate(**counts)}
