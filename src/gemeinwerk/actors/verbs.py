"""What can happen to organisations, people, bodies and seats, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class ActorsVerb(Verb):
    ORGANISATION_CLOSE = "organisation.close", _("Am {date} löste {who} {it} auf.")
    ORGANISATION_REOPEN = "organisation.reopen", _("Am {date} stellte {who} {it} wieder her.")
    ORGANISATION_SET_POSTS = (
        "organisation.set_posts",
        _("Am {date} änderte {who} die Stellen: {changes}."),
    )
    ORGANISATION_CREATE = "organisation.create", CREATED
    ORGANISATION_EDIT = "organisation.edit", CHANGED
    SEAT_ADD = "seat.add", _("Am {date} nahm {who} {it} in „{after[body]}“ auf.")
    SEAT_EDIT = "seat.edit", _("Am {date} änderte {who} einen Sitz: {changes}.")
    SEAT_REMOVE = "seat.remove", _("Am {date} entfernte {who} den Sitz in „{after[body]}“.")
    SEAT_DEPUTISE = (
        "seat.deputise",
        _("Am {date} trug {who} {it} als Vertretung in „{after[body]}“ ein."),
    )
    DEPUTY_NAME = (
        "deputy.name",
        _("Am {date} trug {who} eine Vertretung für {it} ein, {after[since]} bis {after[until]}."),
    )
    DEPUTY_STAND_IN = (
        "deputy.stand_in",
        _("Am {date} benannte {who} {it} als Vertretung, {after[since]} bis {after[until]}."),
    )
    DEPUTY_END = "deputy.end", _("Am {date} beendete {who} eine Vertretung von oder für {it}.")
    PERSON_ERASE = "person.erase", _("Am {date} löschte {who} eine Person nach Art. 17 DSGVO.")
    PERSON_CREATE = "person.create", CREATED
    PERSON_EDIT = "person.edit", CHANGED
    BODY_CREATE = "body.create", CREATED
    BODY_EDIT = "body.edit", CHANGED
    BODY_REMOVE = "body.remove", DELETED
