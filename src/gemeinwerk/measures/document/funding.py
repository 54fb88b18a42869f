"""Whether a measure's money is there, from its document: the one place that says so.

What something costs and who pays it are two questions. Money is there where every line of the
costs has a source that is secured; where only some have, it is there in part. Under a financial
proviso, and before the decision, only what the units have already counts.
"""

import re
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.measures.document import cost_words
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.document.labels import label
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models.measure import CostState
from gemeinwerk.measures.models.parts import Funding as Source

_SECURED = (Source.BUDGET, Source.PRESENT, Source.GRANT)
_WITHOUT_DECISION = (Source.PRESENT,)
_PENDING = re.compile(
    r"beantrag|\bantrag|angemeldet|anmeldung|vorbereitung|in aussicht|steht\b.{0,12}\baus\b|"
    r"aussteh|vorbehalt|offen\b|noch nicht|geplant|erwartet|wird geprüft",
    re.IGNORECASE,
)
"""What offices write where somebody has still to say yes."""
_GRANTED = re.compile(r"(?<!nicht )\b(?:bewilligt|genehmigt|zugesagt|beschlossen)", re.IGNORECASE)
_NOT_YET = re.compile(r"noch nicht|steht\b.{0,12}\baus\b|aussteh", re.IGNORECASE)
_RUNNING = (Status.IN_PROGRESS, Status.PARTLY, Status.PERMANENT, Status.EVERYDAY)


@dataclass(frozen=True)
class Funding:
    """``text``: from where, or what is missing. ``detail``: how much of it. ``because``: a sentence
    why a measure may be under way although its money is open; "" where there is nothing to say."""

    state: Literal["done", "partly", "open"]
    text: str
    detail: str = ""
    because: str = ""


def funding(measure: Document, *, decided: bool) -> Funding:
    """Of a measure's document; ``decided``: whether the catalogue it stands in was adopted."""
    lines = measure["costs"]
    if not lines:
        return _without_lines(measure)
    secured = [line for line in lines if _is_secured(line, measure, decided=decided)]
    if len(secured) == len(lines):
        return Funding("done", _sources(lines, measure), _span(lines))
    tail = _what_is_open(measure, decided=decided)
    if not secured:
        return Funding("open", _missing(measure, decided=decided), "", _because(measure, tail))
    counted = ngettext("{n} von {total} Posten", "{n} von {total} Posten", len(lines))
    return Funding(
        "partly",
        _("zum Teil gesichert"),
        counted.format(n=len(secured), total=len(lines)),
        _because(measure, tail),
    )


def _without_lines(measure: Document) -> Funding:
    state = cost_words.known_state(measure)
    if state == CostState.NONE:
        return Funding("done", label("cost_state", state))
    if measure["funding_proviso"]:
        tail = _what_is_open(measure, decided=True)
        return Funding("open", _("unter Finanzierungsvorbehalt"), "", _because(measure, tail))
    if state == CostState.RUNNING:
        return Funding("done", label("cost_state", state))
    if state == CostState.STATED:
        tail = _("woher das Geld kommt, ist nicht angegeben")
        text = _("beziffert, Finanzierung nicht angegeben")
        return Funding("open", text, "", _because(measure, tail))
    tail = _("was sie kostet, ist noch nicht ermittelt")
    text = _("noch nicht ermittelt") if state == CostState.UNKNOWN else _("keine Angabe")
    return Funding("open", text, "", _because(measure, tail))


def _is_secured(line: Document, measure: Document, *, decided: bool) -> bool:
    source = _source(line, measure)
    known = _SECURED if decided and not measure["funding_proviso"] else _WITHOUT_DECISION
    if source not in known or (line["amount"] is None and source != Source.PRESENT):
        return False
    return not _is_pending(f"{line['funding_text']}, {line['note']}")


def _is_pending(said: str) -> bool:
    if not _PENDING.search(said):
        return False
    return bool(_NOT_YET.search(said)) or not _GRANTED.search(said)


def _source(line: Document, measure: Document) -> str:
    running = measure["cost_state"] == CostState.RUNNING
    return str(line["funding"] or (Source.PRESENT if running else ""))


def _sources(lines: list[Document], measure: Document) -> str:
    """Städtischer Haushalt, Fördermittel: each once."""
    named = dict.fromkeys(label("funding", _source(line, measure)) for line in lines)
    return ", ".join(named)


def _span(lines: list[Document]) -> str:
    years = [year for line in lines for year in (line["year"], line["until_year"]) if year]
    if not years or any(not (line["year"] or line["until_year"]) for line in lines):
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def _missing(measure: Document, *, decided: bool) -> str:
    if measure["funding_proviso"]:
        return _("unter Finanzierungsvorbehalt")
    if not decided:
        return _("noch nicht beschlossen")
    if all(line["amount"] is None for line in measure["costs"]):
        return _("noch nicht ermittelt")
    if any(line["funding"] == Source.THIRD_PARTY for line in measure["costs"]):
        return _("von Dritten, keine Zusage vermerkt")
    return _("noch offen")


def _what_is_open(measure: Document, *, decided: bool) -> str:
    if measure["funding_proviso"]:
        return _("über das Geld, das unter Vorbehalt steht, entscheidet jeder Haushalt neu")
    if not decided:
        return _("über das Geld ist noch nicht beschlossen")
    texts = (f"{line['funding_text']}, {line['note']}" for line in measure["costs"])
    if any(_is_pending(text) for text in texts):
        return _("über einen Teil des Geldes ist noch nicht entschieden")
    if any(line["funding"] == Source.THIRD_PARTY for line in measure["costs"]):
        return _("Geld geben auch Dritte, über deren Zusage hier nichts vermerkt ist")
    if any(line["amount"] is None for line in measure["costs"]):
        return _("ein Teil der Kosten ist noch nicht ermittelt")
    return _("woher ein Teil des Geldes kommt, ist nicht angegeben")


def _because(measure: Document, tail: str) -> str:
    if measure["implementation"] in _RUNNING:
        return _("Die Maßnahme läuft; {what}.").format(what=tail)
    if measure["implementation"] == Status.DONE:
        return _("Die Maßnahme ist umgesetzt; {what}.").format(what=tail)
    return ""
