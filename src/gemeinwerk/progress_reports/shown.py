"""A report's content arranged for reading: the same for the page, for print and for slides.

shown = arrange(content, checksum)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from gemeinwerk.measures.document import as_today
from gemeinwerk.measures.document.encoding import Document, day_in_words, in_words
from gemeinwerk.measures.exporting.book import Sheet, book, paragraphs, years
from gemeinwerk.measures.states import BEHIND, DONE, State
from gemeinwerk.progress_reports.content.standing import counted
from gemeinwerk.progress_reports.models import Detail, Part
from gemeinwerk.progress_reports.shown_charts import (
    Chart,
    chart_of,
    contradictions_of,
    in_both_words,
)


@dataclass(frozen=True)
class Cell:
    """A total, and where the list stands that it was counted from; "" for none."""

    count: int
    anchor: str


@dataclass(frozen=True)
class Line:
    """A measure with all the report says of it. ``sheet`` None where it has a line alone."""

    anchor: str
    standing: Document
    reported: Document | None
    sheet: Sheet | None
    contradictions: Sequence[str] = ()
    """What two sources say differently of it, in sentences."""

    @property
    def told(self) -> list[str]:
        """By how much it is behind, and why; what of it is told in two ways."""
        sentences = (self.standing["sentence"], self.standing["reason"], *self.contradictions)
        return [text for text in sentences if text]

    @property
    def money(self) -> str:
        """96.000 € von 120.000 € im Jahr 2026; "" where nothing was reported."""
        said = self.reported
        if said is None or said["spent"] is None:
            return ""
        spent = _("{amount} €").format(amount=in_words(said["spent"]))
        if said["planned"] is None:
            return _("{year} ausgegeben: {spent}").format(year=said["year"], spent=spent)
        planned = _("{amount} €").format(amount=in_words(said["planned"]))
        return _("{year} ausgegeben: {spent} von {planned}").format(
            year=said["year"], spent=spent, planned=planned
        )


@dataclass(frozen=True)
class Listed:
    """The measures of one state in one field: what a total was counted from."""

    anchor: str
    field: Document
    lines: Sequence[Line]


@dataclass(frozen=True)
class Group:
    """The measures of one state, field by field."""

    anchor: str
    state: State
    count: int
    listed: Sequence[Listed]


@dataclass(frozen=True)
class Field:
    """A field of action: its totals in the order of the report's states, its measures."""

    anchor: str
    code: str
    title: str
    cells: Sequence[Cell]
    lines: Sequence[Line]

    @property
    def counts(self) -> list[tuple[State, int]]:
        return counted([one.standing for one in self.lines])


@dataclass(frozen=True)
class Shown:
    """A whole report."""

    content: Document
    checksum: str
    fields: Sequence[Field]
    states: Sequence[tuple[State, int]]
    groups: Sequence[Group]

    @property
    def head(self) -> Document:
        found: Document = self.content["report"]
        return found

    @property
    def town(self) -> str:
        return str(self.content["catalogue"]["municipality"]["name"])

    @property
    def colour(self) -> str:
        return str(self.content["catalogue"]["municipality"]["colour"])

    @property
    def concept(self) -> str:
        head = self.content["catalogue"]["concept"]
        return f"{head['title']} {years(head)}"

    @property
    def day(self) -> str:
        return day_in_words(self.head["as_of"], "DATE_FORMAT")

    @property
    def addressed(self) -> str:
        """An den Sozialausschuss; Stand 30. Juni 2026."""
        on = _("Stand {day}").format(day=self.day)
        body = self.head["body"]
        return _("Für: {body}. {on}").format(body=body, on=on) if body else on

    @property
    def since(self) -> str:
        """Since when changes are told: a day, or the report of that day."""
        compared = self.head["since"]
        if not compared:
            return ""
        day = day_in_words(compared["day"], "DATE_FORMAT")
        if compared["title"]:
            return _("seit dem Bericht „{title}“ vom {day}").format(
                title=compared["title"], day=day
            )
        return _("seit dem {day}").format(day=day)

    @property
    def size(self) -> int:
        return len(self.content["standing"])

    @property
    def lines(self) -> list[Line]:
        return [line for field in self.fields for line in field.lines]

    @property
    def done(self) -> int:
        return sum(count for state, count in self.states if state == DONE)

    @property
    def behind(self) -> int:
        return sum(count for state, count in self.states if state in BEHIND)

    @property
    def pages(self) -> bool:
        return bool(self.head["detail"] == Detail.PAGE)

    def paragraphs(self, name: str) -> list[str]:
        return paragraphs(self.head[name])

    @property
    def introduction(self) -> list[str]:
        return self.paragraphs("introduction")

    @property
    def summary(self) -> list[str]:
        return self.paragraphs("summary")

    @property
    def asked(self) -> list[str]:
        return self.paragraphs("asked")

    @property
    def parts(self) -> set[str]:
        return set(self.head["parts"])

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and heading of each part there is."""
        parts = [(part.value, str(part.label)) for part in Part if part.value in self.parts]
        unclear = [("contradictions", _("Was zwei Quellen verschieden sagen"))]
        return [*parts, *(unclear if self.contradictions else [])]

    @property
    def contradictions(self) -> list[Document]:
        """Each with the sentence that names both."""
        return [one | {"both": in_both_words(one)} for one in contradictions_of(self.content)]

    @property
    def waiting(self) -> list[Document]:
        return [_in_words(one) for one in self.content["deviations"] if one["waits"]]

    @property
    def going_on(self) -> list[Document]:
        return [_in_words(one) for one in self.content["deviations"] if not one["waits"]]

    @cached_property
    def charts(self) -> list[Chart]:
        if Part.INDICATORS not in self.parts:
            return []
        on = date.fromisoformat(self.head["as_of"])
        return [
            chart_of(measure, indicator, on, contradictions_of(self.content))
            for measure in map(as_today, self.content["catalogue"]["measures"])
            for indicator in measure["indicators"]
        ]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Of all measures, by their numbers."""
        return {one["code"]: as_today(one) for one in self.content["catalogue"]["measures"]}

    @property
    def changed(self) -> Document | None:
        found: Document | None = self.content["changes"]
        return found


def arrange(content: Document, checksum: str = "") -> Shown:
    """``checksum``: of the frozen content; "" of one that is not frozen."""
    states = counted(content["standing"])
    lines = _lines(content)
    fields = [
        _field(one, n, states, [line for line in lines if line.standing["field"] == one["code"]])
        for n, one in enumerate(content["catalogue"]["fields"], start=1)
    ]
    groups = [_group(state, count, fields, content) for state, count in states]
    return Shown(content, checksum, fields, states, groups)


def _lines(content: Document) -> list[Line]:
    reported = {one["code"]: one for one in content["reported"]}
    sheets: dict[str, Sheet] = {}
    if content["report"]["detail"] == Detail.PAGE:
        chapters = book(content["catalogue"]).chapters
        sheets = {sheet.code: sheet for chapter in chapters for sheet in chapter.sheets}
    return [
        Line(
            f"m-{number}",
            one,
            reported.get(one["code"]),
            sheets.get(one["code"]),
            [
                in_both_words(other)
                for other in contradictions_of(content)
                if other["code"] == one["code"]
            ],
        )
        for number, one in enumerate(content["standing"], start=1)
    ]


def _field(
    of: Document, number: int, states: Sequence[tuple[State, int]], lines: Sequence[Line]
) -> Field:
    cells = []
    for state, _count in states:
        count = sum(line.standing["state"] == state.key for line in lines)
        cells.append(Cell(count, f"stand-{state.key}-{number}" if count else ""))
    return Field(f"feld-{number}", of["code"], of["title"], cells, lines)


def _group(state: State, count: int, fields: Sequence[Field], content: Document) -> Group:
    listed = [
        Listed(
            f"stand-{state.key}-{number}",
            of,
            [line for line in field.lines if line.standing["state"] == state.key],
        )
        for number, (of, field) in enumerate(
            zip(content["catalogue"]["fields"], fields, strict=True), start=1
        )
    ]
    return Group(f"stand-{state.key}", state, count, [one for one in listed if one.lines])


def _in_words(one: Document) -> Document:
    """A deviation with its days and amounts in words."""
    cost = one["cost"]
    return one | {
        "cost_words": "" if cost is None else _("{amount} €").format(amount=in_words(cost)),
        "new_end_words": day_in_words(one["new_end"]),
        "decide_by_words": day_in_words(one["decide_by"]),
        "decisions": [
            decision | {"day_words": day_in_words(decision["day"])} for decision in one["decisions"]
        ],
    }
