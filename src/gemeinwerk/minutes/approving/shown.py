"""A document of minutes as pages, paper and Word show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.core.languages import GERMAN

Document = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A paragraph, a decision or a task. `told`: votes, owner and day, beside it."""

    kind: str
    text: str
    time: str
    label: str = ""
    told: str = ""
    dissent: str = ""

    @property
    def anchor(self) -> str:
        """Of a decision: „beschluss-3-2027“."""
        return self.label.lower().replace(" ", "-").replace("/", "-")


@dataclass(frozen=True)
class Item:
    number: int | None
    title: str
    internal: bool
    lines: Sequence[Line]

    @property
    def anchor(self) -> str:
        return f"punkt-{self.number}" if self.number else "ohne-punkt"


@dataclass(frozen=True)
class Shown:
    heading: str
    when: str
    place: str
    concept: str
    there: Sequence[str]
    absent: Sequence[str]
    came: str
    """Where nobody is named: „14 Menschen“; "" where people are."""
    came_for: Sequence[str]
    items: Sequence[Item]
    reason: str
    """Why it corrects an earlier version; of one that is published."""


def shown(content: Document) -> Shown:
    """As the town wrote it, in German; but for the day, which is told to whoever reads."""
    meeting = content["meeting"]
    when = _span(meeting["began"], meeting["ended"])
    with translation.override(GERMAN):
        return _shown(content, meeting, when)


def _shown(content: Document, meeting: Document, when: str) -> Shown:
    people = content.get("attendances", [])
    return Shown(
        _("Protokoll: {body}, {called}").format(body=meeting["body"], called=meeting["called"]),
        when,
        ", ".join(filter(None, (meeting["format"], meeting["place"]))),
        meeting["concept"],
        [_person(one) for one in people if one["there"]],
        [_person(one) for one in people if not one["there"]],
        *_came(content.get("present")),
        [
            Item(
                one["number"], one["title"], one["internal"],
                [_line(row) for row in one["paragraphs"]],
            )
            for one in content["items"]
        ],
        content.get("reason", ""),
    )  # fmt: skip


def _came(present: Document | None) -> tuple[str, Sequence[str]]:
    if present is None:
        return "", []
    came_for: list[str] = present["organisations"]
    number = present["number"]
    if number is None:
        return _("Weniger als fünf Menschen"), came_for
    return _("{n} Menschen").format(n=number), came_for


def _person(one: Document) -> str:
    told = [one["function"], one["organisation"]]
    if one["for"]:
        told.append(_("für {name}").format(name=one["for"]))
    if one["there"] and one.get("remote"):
        told.append(_("zugeschaltet"))
    if not one["there"] and one["excused"]:
        told.append(_("entschuldigt"))
    if len(one["there"]) > 1:
        spans = [f"{_clock(begin)}–{_clock(end) if end else ''}" for begin, end in one["there"]]
        told.append(", ".join(spans))
    beside = "; ".join(filter(None, told))
    return f"{one['name']} ({beside})" if beside else str(one["name"])


def _line(row: Document) -> Line:
    time = _clock(row["at"])
    if row["kind"] == "task":
        day = row["due"] and _("bis {day}").format(
            day=date_format(date.fromisoformat(row["due"]), "DATE_FORMAT")
        )
        told = ", ".join(filter(None, (row["person"] or row["organisation"], day)))
        return Line("task", row["text"], time, _("Aufgabe"), told)
    if row["kind"] in ("decision", "vote"):
        return Line(row["kind"], row["text"], time, row["called"], _votes(row), row["dissent"])
    return Line("text", row["text"], time)


def _votes(row: Document) -> str:
    counts = [
        (row["for"], _("{n} ja")),
        (row["against"], _("{n} nein")),
        (row["abstained"], _("{n} enthalten")),
    ]
    told = [words.format(n=number) for number, words in counts if number is not None]
    return ", ".join([row["result"], *told])


def _span(began: str, ended: str) -> str:
    first = datetime.fromisoformat(began)
    day = f"{date_format(first, 'l')}, {date_format(first, 'DATE_FORMAT')}"
    if not ended:
        return _("{day}, ab {begin} Uhr").format(day=day, begin=_clock(began))
    return _("{day}, {begin}–{end} Uhr").format(day=day, begin=_clock(began), end=_clock(ended))


def _clock(moment: str) -> str:
    return moment[11:16]
