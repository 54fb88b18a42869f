"""An indicator in words, wherever it is told: print, pages, comparison, history.

An indicator is as in the public document (`parts.row("indicators", …)`).
"""

from django.utils.translation import gettext as _

from gemeinwerk.measures.document.encoding import Document, day_in_words, in_words
from gemeinwerk.measures.document.labels import label


def in_full(of: Document) -> str:
    """Name, then baseline, target, source and rhythm as far as they are known."""
    counted = of["baseline"] is not None or of["target"] is not None
    unit = of["unit"] if not counted else ""
    facts: list[str] = [
        _("gemessen in {unit}").format(unit=unit) if unit else "",
        baseline(of) and _("Ausgangswert {value}").format(value=baseline(of)),
        target(of) and _("Zielwert {value}").format(value=target(of)),
        of["source"] and _("Quelle: {source}").format(source=of["source"]),
        rhythm(of),
    ]
    return "; ".join(filter(None, [str(of["name"]), f"{kind(of)}, {direction(of)}", *facts]))


def kind(of: Document) -> str:
    return label("indicator_kind", of["kind"])


def direction(of: Document) -> str:
    return label("direction", of["direction"])


def rhythm(of: Document) -> str:
    return label("rhythm", of["rhythm"]) if of["rhythm"] else ""


def origin(of: Document) -> str:
    """Fortbildungsstatistik, halbjährlich."""
    return ", ".join(filter(None, [of["source"], rhythm(of)]))


def baseline(of: Document) -> str:
    """8 Personen (31.12.2023)."""
    when = day_in_words(of["baseline_date"])
    return " ".join(filter(None, [_value(of, "baseline"), when and f"({when})"]))


def target(of: Document) -> str:
    """200 Personen bis 31.12.2026."""
    when = day_in_words(of["target_date"])
    until = _("bis {day}").format(day=when) if when else ""
    return " ".join(filter(None, [_value(of, "target"), until]))


def _value(of: Document, key: str) -> str:
    known = of[key] is not None
    said = f"{in_words(of[key])} {of['unit']}".strip() if known else ""
    typed = str(of[f"{key}_text"])
    return f"{said} ({typed})" if said and typed else said or typed
