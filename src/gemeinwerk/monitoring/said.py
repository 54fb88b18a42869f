"""What a report says, as plain values under flat names: what a page carries, a draft compares and
an approval writes.

    {"implementation": "in_progress", "expected_end": "2028-12-31", "spent": "96000",
     "value-0": "71", "day-0": "2026-12-31",
     "reached-1": "", "moved-1": "2027-03-31", "moved_reason-1": "Brandschutz",
     "year_promised-1": "Drei Kurse beginnen.", "year_done-0": "Zwei Kurse.", "answer-0": "…"}

Every value is a text, "" where nothing is said. The numbers count the report's own rows, which are
fixed when its round opens.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from gemeinwerk.core.conflicts import changed
from gemeinwerk.german.counted import with_unit
from gemeinwerk.measures.document.encoding import day_in_words, in_words, number
from gemeinwerk.monitoring.models import Report

TEXTS = ("light_reason", "done", "obstacles", "next_steps", "expected_end_reason")
COLUMNS = (
    "implementation", "course", "light", "light_reason", "done", "obstacles", "next_steps",
    "expected_end", "expected_end_reason", "spent", "link",
)  # fmt: skip
OF_A_VALUE = {"value": "number", "day": "day"}
OF_A_MILESTONE = {"reached": "reached_on", "moved": "moved_to", "moved_reason": "moved_reason"}
OF_A_YEAR = {"year_promised": "promised", "year_done": "done"}
ANSWER = "answer"

ON_THE_MEASURE = {
    "implementation": "implementation",
    "course": "course",
    "expected_end": "expected_end",
    "expected_end_reason": "expected_end_reason",
    "obstacles": "obstacles",
    "light_reason": "status_text",
}
"""What a report says of a measure's own values; everything else stands in rows of its own."""


def plain(value: Any) -> str:
    """A column's value as text: days ISO 8601, amounts without needless noughts."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return str(value).replace("\r\n", "\n").replace("\0", "").strip()


def values_of(report: Report) -> dict[str, str]:
    """All a report says at present."""
    found = {name: plain(getattr(report, name)) for name in COLUMNS}
    for index, value in enumerate(report.values):
        found |= {f"{name}-{index}": value[key] for name, key in OF_A_VALUE.items()}
    for index, one in enumerate(report.milestones):
        found |= {f"{name}-{index}": one[key] for name, key in OF_A_MILESTONE.items()}
    for index, year in enumerate(report.years):
        found |= {f"{name}-{index}": year[key] for name, key in OF_A_YEAR.items()}
    found |= {f"{ANSWER}-{index}": text for index, text in enumerate(report.answers)}
    return found


def new_in(report: Report) -> list[str]:
    """The names under which a report says something other than was known before."""
    return changed(report.basis, values_of(report))


def assign(report: Report, values: Mapping[str, str]) -> None:
    """Put plain values into the report; of names it does not have, nothing is kept."""
    for name, value in values.items():
        if name in COLUMNS:
            setattr(report, name, _python(name, value))
            continue
        kind, index = parts_of(name)
        if kind in OF_A_VALUE and index < len(report.values):
            report.values[index][OF_A_VALUE[kind]] = value
        elif kind in OF_A_MILESTONE and index < len(report.milestones):
            report.milestones[index][OF_A_MILESTONE[kind]] = value
        elif kind in OF_A_YEAR and index < len(report.years):
            report.years[index][OF_A_YEAR[kind]] = value
        elif kind == ANSWER and index < len(report.answers):
            report.answers[index] = value


def parts_of(name: str) -> tuple[str, int]:
    """("value", 0) for "value-0"; the number is 0 for a column."""
    kind, _dash, index = name.partition("-")
    return kind, int(index or 0)


def day(text: str) -> date | None:
    return parse_date(text) if text else None


def amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def label(report: Report, name: str) -> str:
    """What people call a value of this report."""
    kind, index = parts_of(name)
    if kind in OF_A_VALUE:
        called = report.values[index]["indicator"]
        return called if kind == "value" else _("{name}: gemessen am").format(name=called)
    if kind in OF_A_MILESTONE:
        words = {
            "reached": _("Meilenstein „{name}“: erreicht am"),
            "moved": _("Meilenstein „{name}“: verschoben auf"),
            "moved_reason": _("Meilenstein „{name}“: Grund der Verschiebung"),
        }
        return words[kind].format(name=report.milestones[index]["title"])
    if kind in OF_A_YEAR:
        told = {
            "year_promised": _("{year}: was getan werden soll"),
            "year_done": _("{year}: was getan wurde"),
        }
        return told[kind].format(year=report.years[index]["year"])
    if kind == ANSWER:
        asked: str = report.round.questions[index]
        return asked
    return str(Report._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def in_full(report: Report, name: str, value: str) -> str:
    """A plain value as a reader reads it, "–" for none."""
    if not value:
        return "–"
    kind, index = parts_of(name)
    if kind == "value":
        counted = number(Decimal(value)) or 0
        return with_unit(in_words(counted), counted, report.values[index]["unit"])
    if kind in ("day", "reached", "moved", "expected_end"):
        return day_in_words(value)
    if name == "spent":
        return _("{amount} €").format(amount=in_words(number(Decimal(value))))
    if name in ("implementation", "course", "light"):
        return str(dict(Report._meta.get_field(name).flatchoices).get(value, value))  # type: ignore[union-attr]
    return value


def is_text(name: str) -> bool:
    """Whether it is words, which are compared word by word."""
    return name in TEXTS or parts_of(name)[0] in (ANSWER, "moved_reason", *OF_A_YEAR)


def _python(name: str, value: str) -> Any:
    if name == "expected_end":
        return day(value)
    return amount(value) if name == "spent" else value
