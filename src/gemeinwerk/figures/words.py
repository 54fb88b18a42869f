"""Figures in words, wherever they are told: at the desk, in public, in reports."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gemeinwerk.core import ui
from gemeinwerk.core.languages import german, german_within, of_the_town
from gemeinwerk.core.quoting import quoted
from gemeinwerk.figures.models import Breakdown, Contradiction, Holds, SharedIndicator
from gemeinwerk.measures.document.encoding import Document, number

HIDDEN = "·"
"""In the place of a count that is not told."""


def both(found: Contradiction | Mapping[str, Any]) -> str:
    """Zwei Quellen sagen Verschiedenes: „62“ (Bericht 2025) und „58“ (Steckbriefe)."""
    said = {
        name: str(found[name] if isinstance(found, Mapping) else getattr(found, name))
        for name in ("first", "first_source", "second", "second_source")
    }
    return _(
        "Zwei Quellen sagen Verschiedenes: {first} ({first_source}) und {second} "
        "({second_source}). Was gilt, ist noch nicht entschieden."
    ).format(**said | {name: quoted(said[name]) for name in ("first", "second")})


def decided(found: Contradiction) -> str:
    """What was decided, with the reason; "" of one that is open."""
    if found.holds == Holds.OPEN:
        return ""
    patterns = {
        Holds.FIRST: _("Es gilt {first} ({first_source})."),
        Holds.SECOND: _("Es gilt {second} ({second_source})."),
        Holds.BOTH: _("Beides gilt, es zählt Verschiedenes: {first} und {second}."),
        Holds.NEITHER: _("Weder {first} noch {second} gilt."),
    }
    said = {
        name: getattr(found, name) for name in ("first", "first_source", "second", "second_source")
    }
    sentence = patterns[Holds(found.holds)].format(
        **said | {name: quoted(said[name]) for name in ("first", "second")}
    )
    return f"{sentence} {found.reason}"


def marked(found: Contradiction | Mapping[str, Any], sentence: str) -> SafeString:
    """The same as HTML, with what the town wrote marked as German on an English page."""
    names = ("first", "first_source", "second", "second_source", "reason")
    said = found if isinstance(found, Mapping) else {one: getattr(found, one) for one in names}
    return german_within(sentence, *(said.get(one, "") for one in names))


def as_indicator(shared: SharedIndicator) -> Document:
    """As a measure's document has an indicator: told by the same words."""
    return {
        "name": shared.name,
        "kind": "outcome",
        "unit": shared.unit,
        "direction": shared.direction,
        "baseline": number(shared.baseline),
        "baseline_date": _day(shared.baseline_date),
        "baseline_text": "",
        "target": number(shared.target),
        "target_date": _day(shared.target_date),
        "target_text": "",
        "steps": shared.steps,
        "source": shared.source,
        "rhythm": "",
        "places": shared.places,
    }


def as_values(shared: SharedIndicator) -> list[Document]:
    return [
        {
            "indicator": shared.name,
            "day": one.day.isoformat(),
            "value": number(one.value),
            "source": one.source,
            "remark": one.remark,
        }
        for one in shared.values.all()
    ]


def breakdown_table(of: Breakdown, *, published: bool) -> ui.Table | None:
    """The counts with their sums: as entered, or as far as they are told; None where nothing may
    be told."""
    rows, *further = [one["categories"] for one in of.dimensions]
    columns = further[0] if further else []
    told = _told(of, published=published)
    if not told:
        return None
    caption, language = of.title, of_the_town()
    if not columns:
        heads = [ui.Column(of.dimensions[0]["name"]), ui.Column(_("Anzahl"), numeric=True)]
        body: list[list[object]] = [[german(one), told[(one,)]] for one in rows]
        body.append([_("zusammen"), told[(None,)]])
        return ui.Table(caption, heads, body, language=language)
    heads = [
        ui.Column(of.dimensions[0]["name"]),
        *(ui.Column(one, numeric=True) for one in columns),
        ui.Column(_("zusammen"), numeric=True),
    ]
    body = [[german(row), *(told[(row, one)] for one in (*columns, None))] for row in rows]
    body.append([_("zusammen"), *(told[(None, one)] for one in (*columns, None))])
    return ui.Table(caption, heads, body, language=language)


def is_hidden(of: Breakdown) -> bool:
    """Whether any count of what is published is left out."""
    return any(one[-1] is None for one in of.published)


def _told(of: Breakdown, *, published: bool) -> Mapping[tuple[str | None, ...], str]:
    if published:
        return {
            tuple(place): HIDDEN if count is None else str(count) for *place, count in of.published
        }
    found: dict[tuple[str | None, ...], int] = {}
    for *place, count in of.counts:
        for group in _groups(place):
            found[group] = found.get(group, 0) + count
    return {place: str(count) for place, count in found.items()}


def _groups(place: Sequence[str]) -> list[tuple[str | None, ...]]:
    found: list[tuple[str | None, ...]] = [()]
    for one in place:
        found = [(*before, this) for before in found for this in (one, None)]
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
