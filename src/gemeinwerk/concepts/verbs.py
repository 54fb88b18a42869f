"""What can happen to a concept and its parts, and how its history tells it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, PUBLIC, Verb


class ConceptsVerb(Verb):
    CONCEPT_BEGIN_NEXT_EDITION = (
        "concept.begin_next_edition",
        _("Am {date} begann {who} mit der neuen Auflage."),
        PUBLIC,
    )
    CONCEPT_ADVANCE = (
        "concept.advance",
        _("Am {date} änderte {who} den Stand von „{before[status]}“ auf „{after[status]}“."),
        PUBLIC,
    )
    CONCEPT_PUBLISH = "concept.publish", _("Am {date} veröffentlichte {who} {it}.")
    CONCEPT_WITHDRAW = (
        "concept.withdraw",
        _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
    )
    CONCEPT_DELETE = "concept.delete", _("Am {date} löschte {who} {it} mit allem, was dazugehörte.")
    CONCEPT_CREATE = "concept.create", CREATED
    CONCEPT_EDIT = "concept.edit", CHANGED
    FIELD_ADD = (
        "field.add",
        _("Am {date} ergänzte {who} das Handlungsfeld „{after[field]}“."),
        PUBLIC,
    )
    FIELD_EDIT = (
        "field.edit",
        _("Am {date} änderte {who} beim Handlungsfeld „{before[field]}“ {changes}."),
        PUBLIC,
    )
    FIELD_MOVE = "field.move", _("Am {date} ordnete {who} die Handlungsfelder neu: {after[order]}.")
    FIELD_REMOVE = (
        "field.remove",
        _("Am {date} entfernte {who} das Handlungsfeld „{before[field]}“."),
        PUBLIC,
    )
    THEME_ADD = "theme.add", _("Am {date} ergänzte {who} das Querschnittsthema „{after[theme]}“.")
    THEME_EDIT = (
        "theme.edit",
        _("Am {date} änderte {who} beim Querschnittsthema „{before[theme]}“ {changes}."),
    )
    THEME_MOVE = (
        "theme.move",
        _("Am {date} ordnete {who} die Querschnittsthemen neu: {after[order]}."),
    )
    THEME_REMOVE = (
        "theme.remove",
        _("Am {date} entfernte {who} das Querschnittsthema „{before[theme]}“."),
    )
    PHASE_ADD = "phase.add", _("Am {date} ergänzte {who} die Phase „{after[phase]}“.")
    PHASE_EDIT = (
        "phase.edit",
        _("Am {date} änderte {who} bei der Phase „{before[phase]}“ {changes}."),
        PUBLIC,
    )
    PHASE_MOVE = "phase.move", _("Am {date} ordnete {who} die Phasen neu: {after[order]}.")
    PHASE_REMOVE = "phase.remove", _("Am {date} entfernte {who} die Phase „{before[phase]}“.")
    REVIEW_RECORD = "review.record", _("Am {date} änderte {who} an der Bestandsaufnahme {changes}.")
    FINDING_ADD = "finding.add", _("Am {date} ergänzte {who} den Befund {after[finding]}.")
    FINDING_EDIT = (
        "finding.edit",
        _("Am {date} änderte {who} beim Befund {before[finding]} {changes}."),
    )
    FINDING_REMOVE = "finding.remove", _("Am {date} entfernte {who} den Befund {before[finding]}.")
    FINDING_REFUSE = (
        "finding.refuse",
        _(
            "Am {date} lehnte {who} es ab, den Befund {after[finding]} aufzugreifen: "
            "{after[refusal]}"
        ),
        PUBLIC,
    )
    FINDING_ELSEWHERE = (
        "finding.elsewhere",
        _(
            "Am {date} hielt {who} fest, wo der Befund {after[finding]} aufgegriffen wird: "
            "{after[elsewhere]}"
        ),
        PUBLIC,
    )
    FINDING_REOPEN = (
        "finding.reopen",
        _("Am {date} öffnete {who} den Befund {after[finding]} wieder."),
    )
