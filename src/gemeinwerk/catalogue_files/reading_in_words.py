"""A reading for people at a terminal: each measure with its values, then what is left."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.labels import FIELD_LABELS
from gemeinwerk.catalogue_files.reading_as_json import as_json
from gemeinwerk.catalogue_files.results import Reading

Json = dict[str, Any]
_TEXTS = (
    "field_of_action", "goal", "description", "target_group", "lead", "contributing",
    "start", "end", "status",
)  # fmt: skip


def in_words(reading: Reading) -> str:
    """The same as the JSON, a line for each value."""
    told = as_json(reading)
    lines = [reading.file, *(f"  {note}" for note in reading.notes), "", _("Spalten")]
    lines += [f"  {report.column}: {report.text}" for report in reading.columns]
    for measure in told["measures"]:
        lines += ["", _head(measure), *(f"  {line}" for line in _values(measure))]
    lines += _listed(_("Hinweise"), [one for one in told["remarks"] if one["row"]])
    for name, heading in (
        ("outside", _("Außerhalb der Tabelle")),
        ("struck", _("Durchgestrichen, nicht gelesen")),
        ("hidden", _("Ausgeblendet")),
    ):
        lines += _listed(heading, told[name])
    return "\n".join(lines)


def _head(measure: Json) -> str:
    name = " ".join(part for part in (measure["code"], measure["title"]) if part)
    return f"{name} ({_place(measure)})"


def _place(entry: Json) -> str:
    row = _("Zeile {row}").format(row=entry["row"])
    return f"{entry['sheet']}, {row}" if entry["sheet"] else row


def _values(measure: Json) -> Iterator[str]:
    for name in _TEXTS:
        value = measure[name]
        if value:
            text = "; ".join(value) if isinstance(value, list) else str(value)
            yield f"{FIELD_LABELS[name]}: {text}"
    if measure["permanent"]:
        yield _("Daueraufgabe")
    if measure["open_end"]:
        yield _("Ende offen")
    for cost in measure["costs"]:
        yield f"{FIELD_LABELS['fte' if cost['kind'] == 'fte' else 'cost']}: {_cost(cost)}"
    if not measure["costs"] and measure["cost_state"]:
        yield f"{FIELD_LABELS['cost']}: {measure['cost_state']}"
    for one in measure["indicators"]:
        yield f"{FIELD_LABELS['indicator']}: {_indicator(one)}"
    for left in measure["rest"]:
        yield _("nicht zugeordnet, {column}: {text}").format(**left)


def _cost(cost: Json) -> str:
    low, high = cost["low"], cost["high"]
    parts = [f"{high}" if low == high else f"{low}–{high}", cost["currency"], cost["rhythm"]]
    years = dict.fromkeys(year for year in (cost["first_year"], cost["last_year"]) if year)
    parts.append("–".join(map(str, years)))
    parts += [f"({one['name']}: {one['amount']})" for one in cost["sources"]]
    return " ".join(part for part in parts if part)


def _indicator(one: Json) -> str:
    values = [one["baseline"], one["target"]]
    told = " → ".join("?" if value is None else str(value) for value in values)
    return f"{one['name']}: {told} {one['unit']}".rstrip() if any(values) else str(one["name"])


def _listed(heading: str, entries: Iterable[Json]) -> list[str]:
    lines = [f"  {_place(entry)}: {entry['text']}" for entry in entries]
    return ["", heading, *lines] if lines else []
