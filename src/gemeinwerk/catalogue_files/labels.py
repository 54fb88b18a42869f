"""The fields of a measure in words, for reports and for choosing."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.catalogue_files.results import Fate
from gemeinwerk.tables.grid import Beside

FATE_LABELS: dict[str, str | Promise] = {
    Fate.KEPT: _("bleibt als Text bei der Maßnahme"),
    Fate.VALUE_STAYS: _("bleibt als Text bei der Maßnahme; der bisherige Wert bleibt"),
    Fate.BESIDE: _("als Wert steht, was verstanden wurde; der ganze Text bleibt bei der Maßnahme"),
    Fate.STAYS: _("leer ist hier nicht möglich; der bisherige Wert bleibt"),
    Fate.DESCRIBES: _("wird Beschreibung des neuen Handlungsfelds"),
    Fate.NOT_TAKEN: _("nicht übernommen"),
}
BESIDE_LABELS: dict[str, str | Promise] = {
    Beside.STRUCK: _("durchgestrichen"),
    Beside.HIDDEN: _("ausgeblendet"),
    Beside.COMMENT: _("Kommentar"),
    Beside.FOOTNOTE: _("Fußnote"),
    Beside.ENDNOTE: _("Endnote"),
    Beside.TEXT_BOX: _("Textfeld"),
    Beside.TABLE: _("Tabelle in einer Zelle"),
    Beside.PROMPT: _("Platzhalter, nicht ausgefüllt"),
    Beside.CHOICE: _("alter Wert eines Formularfelds"),
    Beside.DELETED: _("gelöscht"),
    Beside.MARGIN: _("Kopf- oder Fußzeile"),
}
"""What a text outside of the tables is; without a word where it simply stands there."""
FIELD_LABELS: dict[str, str | Promise] = {
    "code": _("Nummer"),
    "title": _("Titel"),
    "field_of_action": _("Handlungsfeld"),
    "goal": _("Ziel"),
    "description": _("Beschreibung"),
    "target_group": _("Zielgruppe"),
    "lead": _("Federführung"),
    "contributing": _("Mitwirkung"),
    "timeframe": _("Zeitraum"),
    "start": _("Beginn"),
    "end": _("Ende"),
    "permanent": _("Daueraufgabe"),
    "cost": _("Kosten"),
    "funding": _("Finanzierung"),
    "fte": _("Stellen (VZÄ)"),
    "indicator": _("Indikator"),
    "baseline": _("Ausgangswert"),
    "target": _("Zielwert"),
    "milestone": _("Meilenstein"),
    "status": _("Umsetzungsstand"),
    "status_text": _("Erläuterung zum Stand"),
    "obstacles": _("Hindernisse"),
    "priority": _("Priorität"),
    "theme": _("Querschnittsthema"),
}
