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
phrases.verbs(
    {
        "concept.begin_next_edition": _("Am {date} begann {who} mit der neuen Auflage."),
        "concept.advance": _(
            "Am {date} änderte {who} den Stand von „{before[status]}“ auf „{after[status]}“."
        ),
        "concept.publish": _("Am {date} veröffentlichte {who} {it}."),
        "concept.withdraw": _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
        "concept.delete": _("Am {date} löschte {who} {it} mit allem, was dazugehörte."),
        "field.add": _("Am {date} ergänzte {who} das Handlungsfeld „{after[field]}“."),
        "field.edit": _("Am {date} änderte {who} beim Handlungsfeld „{before[field]}“ {changes}."),
        "field.move": _("Am {date} ordnete {who} die Handlungsfelder neu: {after[order]}."),
        "field.remove": _("Am {date} entfernte {who} das Handlungsfeld „{before[field]}“."),
        "theme.add": _("Am {date} ergänzte {who} das Querschnittsthema „{after[theme]}“."),
        "theme.edit": _(
            "Am {date} änderte {who} beim Querschnittsthema „{before[theme]}“ {changes}."
        ),
        "theme.move": _("Am {date} ordnete {who} die Querschnittsthemen neu: {after[order]}."),
        "theme.remove": _("Am {date} entfernte {who} das Querschnittsthema „{before[theme]}“."),
        "phase.add": _("Am {date} ergänzte {who} die Phase „{after[phase]}“."),
        "phase.edit": _("Am {date} änderte {who} bei der Phase „{before[phase]}“ {changes}."),
        "phase.move": _("Am {date} ordnete {who} die Phasen neu: {after[order]}."),
        "phase.remove": _("Am {date} entfernte {who} die Phase „{before[phase]}“."),
        "review.record": _("Am {date} änderte {who} an der Bestandsaufnahme {changes}."),
        "finding.add": _("Am {date} ergänzte {who} den Befund {after[finding]}."),
        "finding.edit": _("Am {date} änderte {who} beim Befund {before[finding]} {changes}."),
        "finding.remove": _("Am {date} entfernte {who} den Befund {before[finding]}."),
        "finding.refuse": _(
            "Am {date} lehnte {who} es ab, den Befund {after[finding]} aufzugreifen: "
            "{after[refusal]}"
        ),
        "finding.reopen": _("Am {date} öffnete {who} den Befund {after[finding]} wieder."),
    },
    public=[
        "concept.advance",
        "concept.begin_next_edition",
        "phase.edit",
        "finding.refuse",
        "field.add",
        "field.edit",
        "field.remove",
    ],
)
