"""What the audit calls a concept, and its fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "concepts.concept",
    _("das Konzept"),
    fields={
        "title": _("den Titel"),
        "motto": _("den Leitsatz"),
        "period_start": _("den Beginn der Laufzeit"),
        "period_end": _("das Ende der Laufzeit"),
        "aim": _("das oberste Ziel"),
        "aim_plain": _("das oberste Ziel in Leichter Sprache"),
        "summary_en": _("die englische Zusammenfassung"),
        "commission": _("den Auftrag"),
        "paper_url": _("die Adresse der Drucksache"),
        "lead_office": _("die Federführung"),
        "steering": _("die Steuerungsgruppe"),
        "code": _("die Nummer"),
        "description": _("die Beschreibung"),
        "working_group": _("die Arbeitsgruppe"),
        "planned_start": _("den geplanten Beginn"),
        "planned_end": _("das geplante Ende"),
        "actual_start": _("den tatsächlichen Beginn"),
        "actual_end": _("das tatsächliche Ende"),
        "text": _("den Wortlaut"),
        "must_take_up": _("ob er aufgegriffen werden muss"),
        "summary": _("die Zusammenfassung"),
        "carried_out_by": _("wer sie durchgeführt hat"),
        "reviewed_on": _("ihr Datum"),
    },
)
