"""Fields of action by cross-cutting themes: how much was said, found missing and planned where, and
where nothing was.

    found = matrix(concept)      # as many queries, however much there is
    found.cell(field, theme).contributions
    found.overlooked, found.silent

What has no field or no theme stands in cells of its own (`None`), with the findings nobody took up:
a finding has neither. So every figure agrees with the list behind it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

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
    """A field and the themes no measure of it takes up."""

    field: FieldOfAction
    themes: list[CrossCuttingTheme]
    contributions: int = 0


@dataclass(frozen=True)
class Matrix:
    fields: list[FieldOfAction]
    themes: list[CrossCuttingTheme]
    cells: dict[Key, Cell] = field(default_factory=dict)

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
                yield Spot(
                    of, [theme for theme, _cell in found], sum(c.contributions for _t, c in found)
                )


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
    return Matrix(chosen.fields, chosen.themes, cells)


def _counted(rows: "QuerySet[Any]", *what: str) -> dict[Key, tuple[int, ...]]:
    """How many different ones there are of each field and theme, or of none: one query."""
    pairs = rows.order_by().values_list("field", "themes")
    counts = {f"n{place}": Count(name, distinct=True) for place, name in enumerate(what)}
    return {(of, theme): tuple(n) for of, theme, *n in pairs.annotate(**counts)}
