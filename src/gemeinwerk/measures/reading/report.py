"""What became of each column: a sentence and the counts behind it."""

from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.measures.reading.labels import FIELD_LABELS
from gemeinwerk.measures.reading.mapping import Proposal
from gemeinwerk.measures.reading.reading import ColumnReport

Tally = dict[str, Counter[str]]


def _phrases() -> dict[str, Callable[[int], str]]:
    """Outcome -> the words for n cells, in the order they are said."""

    def said(one: str, many: str) -> Callable[[int], str]:
        return lambda n: ngettext(one, many, n).format(n=n)

    return {
        "tree": said(
            "verweist in {n} Zeile auf die Zeile darüber",
            "verweist in {n} Zeilen auf die Zeile darüber",
        ),
        "field": said("bei {n} Handlungsfeld übernommen", "bei {n} Handlungsfeldern übernommen"),
        "taken": said("bei {n} Maßnahme übernommen", "bei {n} Maßnahmen übernommen"),
        "note": said("bei {n} Sachstand übernommen", "bei {n} Sachständen übernommen"),
        "colour": said("Farbe von {n} Sachstand", "Farbe von {n} Sachständen"),
        "same": said(
            "bei {n} Sachstand derselbe Wert wie bei der Maßnahme",
            "bei {n} Sachständen derselbe Wert wie bei der Maßnahme",
        ),
        "same_title": said("wiederholt {n}-mal den Titel", "wiederholt {n}-mal den Titel"),
        "unclear": said(
            "{n} Angabe nicht sicher verstanden, als Text behalten",
            "{n} Angaben nicht sicher verstanden, als Text behalten",
        ),
        "kept": said(
            "bei {n} Maßnahme als Text aufbewahrt", "bei {n} Maßnahmen als Text aufbewahrt"
        ),
        "kept_note": said(
            "bei {n} Sachstand als Text aufbewahrt", "bei {n} Sachständen als Text aufbewahrt"
        ),
        "kept_field": said(
            "bei {n} Handlungsfeld als Text aufbewahrt",
            "bei {n} Handlungsfeldern als Text aufbewahrt",
        ),
        "empty": said("{n} Zelle ohne Aussage", "{n} Zellen ohne Aussage"),
        "lost": said("{n} Zelle mit Fehlerwert", "{n} Zellen mit Fehlerwert"),
    }


def column_reports(proposals: list[Proposal], tally: Tally) -> list[ColumnReport]:
    """One report per column, in the order of the file."""
    return [_report(proposal, tally.get(proposal.column, Counter())) for proposal in proposals]


def _report(proposal: Proposal, counts: Counter[str]) -> ColumnReport:
    name = str(FIELD_LABELS.get(proposal.field, ""))
    if counts["tree"]:
        beginning = _("Ordnet die Zeilen zu einem Baum")
    elif proposal.hidden:
        beginning = _("Ausgeblendete Spalte")
    elif name:
        beginning = _("Wurde zu „{field}“").format(field=name)
    else:
        beginning = _("Gehört zu keinem Feld")
    said = [phrase(counts[key]) for key, phrase in _phrases().items() if counts[key]]
    outcome = "; ".join(said) if said else _("keine Angaben")
    text = f"{beginning}: {outcome}."
    return ColumnReport(proposal.column, proposal.field, text, dict(counts), outcome)
