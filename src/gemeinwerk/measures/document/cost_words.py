"""A cost line in words, wherever it is told: print, pages, comparison, history.

A line is as in the public document (`parts.row("costs", …)`).
"""

from django.utils.translation import gettext as _

from gemeinwerk.measures.document.encoding import Document, in_words
from gemeinwerk.measures.document.labels import label
from gemeinwerk.measures.models.measure import CostState


def in_full(line: Document) -> str:
    """18.000 € jährlich, 2025–2026, städtischer Haushalt."""
    return ", ".join(filter(None, [in_short(line), source(line)]))


def in_short(line: Document) -> str:
    """18.000 € jährlich, 2025–2026: without where the money comes from."""
    said = amount(line)
    if line["kind"] != "fte":
        said = f"{said} {label('cost_kind', line['kind'])}"
    return ", ".join(filter(None, [said, years(line)]))


def amount(line: Document) -> str:
    """Etwa 18.000 €; 0,5 VZÄ; noch nicht ermittelt, which is never nought."""
    if line["amount"] is None:
        return _("noch nicht ermittelt")
    text = f"{in_words(line['amount'])} {_('VZÄ') if line['kind'] == 'fte' else '€'}"
    return _("etwa {amount}").format(amount=text) if line["approximate"] else text


def years(line: Document) -> str:
    """2025–2026; ab 2025 for what comes back each year; "" where no year is said."""
    first, last = line["year"], line["until_year"]
    if first and last and first != last:
        return f"{first}–{last}"
    if last and not first:
        return _("bis {year}").format(year=last)
    if first and not last and line["kind"] == "recurring":
        return _("ab {year}").format(year=first)
    return str(first or "")


def source(line: Document) -> str:
    """Städtischer Haushalt, Produkt 1.11, Antrag läuft."""
    funding = label("funding", line["funding"]) if line["funding"] else ""
    return ", ".join(filter(None, [funding, line["funding_text"], line["note"]]))


def known_state(measure: Document) -> str:
    """What is known of the money, all of the document considered: what is said to be unknown beside
    an amount is known as far as the amount goes."""
    state = str(measure["cost_state"])
    if state == CostState.RUNNING:
        return state
    if any(line["amount"] is not None for line in measure["costs"]):
        return CostState.STATED
    typed = any(sign.isdigit() for sign in measure["cost_text"])
    if not measure["costs"] and typed and state in (CostState.MISSING, CostState.UNKNOWN):
        return CostState.STATED
    return state


def costs(measure: Document) -> list[str]:
    """Each line of a measure, or what is known where there are none."""
    if measure["costs"]:
        return [in_full(line) for line in measure["costs"]]
    if measure["cost_text"]:
        return [str(measure["cost_text"])]
    return [label("cost_state", measure["cost_state"])] if measure["cost_state"] else []
