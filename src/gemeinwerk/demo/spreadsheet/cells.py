"""What the office typed into the cells of a measure: every colleague writes dates in their own way.

    cells(row) -> {"code": "2.2", "title": "Wohnungsberatung stärken", "cost_once": 45000, …}

How a good measure is written depends on its place in the catalogue alone, so the file is always
the same. What a measure's [measure.sheet] says stands in the cell as it is.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from gemeinwerk.demo import content
from gemeinwerk.demo.stages import STAGES, values_at

COLUMNS = (
    "code", "goal", "title", "description", "target_group", "lead", "contributing", "timeframe",
    "cost_once", "cost_yearly", "fte", "funding", "indicator", "unit", "baseline", "target",
    "source", "rhythm", "milestones", "themes", "duty", "note", "resubmission",
)  # fmt: skip
SAME_AS_ABOVE = "^"
RHYTHMS = {
    "quarterly": "vierteljährlich",
    "half_yearly": "halbjährlich",
    "yearly": "jährlich",
    "two_yearly": "alle 2 Jahre",
    "once": "einmalig",
}
_ROMAN = {3: "I", 6: "II", 9: "III", 12: "IV"}

Cell = str | int | float
T = TypeVar("T")


def cells(row: dict[str, Any], place: int) -> dict[str, Cell]:
    """The cells of a measure; `place` counts the measures of the sheet from 0."""
    values = values_at(row, STAGES[0])
    first = values["indicators"][0]
    typed: dict[str, Cell] = {
        "code": values["code"],
        "goal": values["goal"],
        "title": values["title"],
        "description": values["description"].strip(),
        "target_group": values["target_group"],
        "lead": values["lead"],
        "contributing": _pick(place, ", ", "; ", ",\n").join(values["contributing"]),
        "timeframe": _timeframe(values, place),
        "cost_once": _cost(values["costs"], "one_off", place),
        "cost_yearly": _cost(values["costs"], "recurring", place),
        "fte": _posts(values["costs"]),
        "funding": _funding(values["costs"]),
        "indicator": first["name"],
        "unit": first.get("unit", ""),
        "baseline": _figure(first, "baseline", place),
        "target": _figure(first, "target", place),
        "source": first.get("source", ""),
        "rhythm": RHYTHMS[first["rhythm"]],
        "milestones": _milestones(values["milestones"], place),
        "themes": _pick(place, ", ", "; ").join(_themes()[key] for key in values["themes"]),
        "duty": "pflichtig" if values["duty"] == "mandatory" else "freiwillig",
        "note": "Finanzierungsvorbehalt" if values.get("proviso") else "",
        "resubmission": "29.11.2024" if row.get("sheet", {}).get("note") else "",
    }
    about = {key: value for key, value in row.get("sheet", {}).items() if key in COLUMNS}
    return typed | {key: _stripped(value) for key, value in about.items()}


def _themes() -> dict[str, str]:
    return {theme["key"]: theme["title"] for theme in content.read("concept")["theme"]}


def _pick(place: int, *ways: T) -> T:
    return ways[place % len(ways)]


def _stripped(value: Cell) -> Cell:
    return value.strip() if isinstance(value, str) else value


def _timeframe(values: dict[str, Any], place: int) -> str:
    start: date = values["start"]
    if values.get("permanent"):
        return f"Daueraufgabe ab {start:%m/%Y}"
    end: date = values["end"]
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
    ways: Sequence[Callable[[], str]] = (
        lambda: f"{start:%m/%Y} – {end:%m/%Y}",
        lambda: f"{start:%d.%m.%Y} - {end:%d.%m.%Y}",
        lambda: f"{_quarter(start)} bis {_quarter(end)}",
    )
    whole_quarters = start.month % 3 == 1 and end.month % 3 == 0
    return _pick(place, *(ways if whole_quarters else ways[:2]))()


def _quarter(day: date) -> str:
    return f"{_ROMAN[(day.month + 2) // 3 * 3]}. Quartal {day.year}"


def _cost(costs: list[dict[str, Any]], kind: str, place: int) -> Cell:
    lines = [line for line in costs if line["kind"] == kind]
    amount = sum(line.get("amount", 0) for line in lines)
    if not lines:
        return ""
    if any(line.get("approximate") for line in lines):
        return f"ca. {_thousands(amount)} €"
    ways: tuple[Cell, ...] = (amount, amount, f"{_thousands(amount)} €")
    return _pick(place, *ways)


def _posts(costs: list[dict[str, Any]]) -> Cell:
    posts = [line["amount"] for line in costs if line["kind"] == "fte"]
    return posts[0] if posts else ""


def _funding(costs: list[dict[str, Any]]) -> str:
    told = dict.fromkeys(line["detail"] for line in costs if line.get("detail"))
    return "; ".join(told)


def _figure(indicator: dict[str, Any], name: str, place: int) -> Cell:
    if name not in indicator:
        return str(indicator.get(f"{name}_text", ""))
    number, day = _number(indicator[name]), indicator[f"{name}_on"]
    if name == "baseline":
        return _pick(place, f"{number} ({day.year})", f"{number} (Stand {day:%d.%m.%Y})")
    ends_with_the_year = (day.month, day.day) == (12, 31) and place % 2
    return f"{number} bis Ende {day.year}" if ends_with_the_year else f"{number} bis {day:%d.%m.%Y}"


def _milestones(steps: list[dict[str, Any]], place: int) -> str:
    ways = ("{due:%m/%Y}: {title}", "bis {due:%d.%m.%Y}: {title}")
    return "\n".join(_pick(place, *ways).format(**step) for step in steps)


def _number(value: float) -> str:
    return _thousands(int(value)) if value == int(value) else str(value).replace(".", ",")


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")
