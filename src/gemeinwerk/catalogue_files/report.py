"""What became of each column: a sentence and the counts behind it."""

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from gemeinwerk.catalogue_files.labels import FIELD_LABELS
from gemeinwerk.catalogue_files.mapping.proposals import Proposal
from gemeinwerk.catalogue_files.results import ColumnReport

Tally = dict[str, Counter[str]]


# Outcome -> the words for n cells, in the order they are said.
OUTCOMES = {
    "tree": ngettext_lazy(
        "verweist in {n} Zeile auf die Zeile darüber",
        "verweist in {n} Zeilen auf die Zeile darüber",
        "n",
    ),
    "field": ngettext_lazy(
        "bei {n} Handlungsfeld übernommen", "bei {n} Handlungsfeldern übernommen", "n"
    ),
    "read": ngettext_lazy("bei {n} Maßnahme gelesen", "bei {n} Maßnahmen gelesen", "n"),
    "strange": ngettext_lazy("{n} Angabe nicht verstanden", "{n} Angaben nicht verstanden", "n"),
    "taken": ngettext_lazy("bei {n} Maßnahme übernommen", "bei {n} Maßnahmen übernommen", "n"),
    "partly": ngettext_lazy(
        "bei {n} Maßnahme übernommen, ein Teil der Zelle bleibt als Text",
        "bei {n} Maßnahmen übernommen, ein Teil der Zelle bleibt als Text",
        "n",
    ),
    "note": ngettext_lazy("bei {n} Sachstand übernommen", "bei {n} Sachständen übernommen", "n"),
    "colour": ngettext_lazy("Farbe von {n} Sachstand", "Farbe von {n} Sachständen", "n"),
    "same": ngettext_lazy(
        "bei {n} Sachstand derselbe Wert wie bei der Maßnahme",
        "bei {n} Sachständen derselbe Wert wie bei der Maßnahme",
        "n",
    ),
    "same_title": ngettext_lazy(
        "wiederholt {n}-mal den Titel", "wiederholt {n}-mal den Titel", "n"
    ),
    "same_field": ngettext_lazy(
        "wiederholt {n}-mal den Namen des Handlungsfelds",
        "wiederholt {n}-mal den Namen des Handlungsfelds",
        "n",
    ),
    "unclear": ngettext_lazy(
        "{n} Angabe nicht sicher verstanden, als Text behalten",
        "{n} Angaben nicht sicher verstanden, als Text behalten",
        "n",
    ),
    "kept": ngettext_lazy(
        "bei {n} Maßnahme als Text aufbewahrt", "bei {n} Maßnahmen als Text aufbewahrt", "n"
    ),
    "kept_note": ngettext_lazy(
        "bei {n} Sachstand als Text aufbewahrt", "bei {n} Sachständen als Text aufbewahrt", "n"
    ),
    "kept_field": ngettext_lazy(
        "in {n} Zeile eines Handlungsfelds",
        "in {n} Zeilen von Handlungsfeldern",
        "n",
    ),
    "empty": ngettext_lazy("{n} Zelle ohne Aussage", "{n} Zellen ohne Aussage", "n"),
    "lost": ngettext_lazy("{n} Zelle mit Fehlerwert", "{n} Zellen mit Fehlerwert", "n"),
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
    outcome = outcome_of(counts)
    text = f"{beginning}: {outcome}."
    return ColumnReport(proposal.column, proposal.field, text, dict(counts), outcome)


def outcome_of(counts: Mapping[str, int]) -> str:
    """What became of a column's cells, in the language of whoever reads it now."""
    said = [words.format(n=counts[key]) for key, words in OUTCOMES.items() if counts.get(key)]
    return "; ".join(said) if said else _("keine Angaben")
