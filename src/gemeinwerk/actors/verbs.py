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
    SEAT_CREATE = "seat.create", CREATED
    SEAT_END = "seat.end", _("Am {date} hob {who} {it} zum {after[until]} auf.")
    SEAT_REOPEN = "seat.reopen", _("Am {date} stellte {who} {it} wieder her.")
    SEAT_LEAVE = (
        "seat.leave",
        _("Am {date} trug {who} ein, dass {it} in „{after[body]}“ bis {after[until]} sitzt."),
    )
    SEAT_DEPUTY_LEAVE = (
        "seat.deputy_leave",
        _("Am {date} trug {who} ein, dass {it} in „{after[body]}“ bis {after[until]} vertritt."),
    )
    SEAT_TERM = "seat.term", _("Am {date} änderte {who} in „{after[body]}“: {changes}.")
    SEAT_TAKE_BACK = (
        "seat.take_back",
        _("Am {date} nahm {who} zurück, dass {it} in „{after[body]}“ einen Sitz hat."),
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
    PEOPLE_EXPORT = (
        "people.export",
        _("Am {date} gab {who} eine Liste mit {after[count]} Einträgen aus: {after[file]}."),
    )
    DATA_LINK_SEND = (
        "data_link.send",
        _("Am {date} schickte {who} {it} den Link zu den eigenen Daten."),
    )
    DATA_LINK_WITHDRAW = (
        "data_link.withdraw",
        _("Am {date} zog {who} den Link von {it} zu den eigenen Daten zurück."),
    )
    PERSON_OBJECT = "person.object", _("Am {date} widersprach {who} Mails und Briefen.")
    PERSON_AGREE = "person.agree", _("Am {date} stimmte {who} Mails und Briefen wieder zu.")
    PERSON_NAMED = "person.named", _("Am {date} stimmte {who} zu, öffentlich genannt zu werden.")
    PERSON_UNNAMED = (
        "person.unnamed",
        _("Am {date} wollte {who} nicht mehr öffentlich genannt sein."),
    )
    DATA_REQUEST = (
        "data_request.make",
        _("Am {date} wandte sich {who} mit einem Anliegen zu den eigenen Daten an das Büro."),
    )
    DATA_REQUEST_FOLLOW = (
        "data_request.follow",
        _("Am {date} erledigte {who} ein Anliegen zu eigenen Daten."),
    )
    DATA_REQUEST_DECLINE = (
        "data_request.decline",
        _("Am {date} lehnte {who} ein Anliegen zu eigenen Daten ab."),
    )
    RETENTION_SET = "retention.set", _("Am {date} änderte {who} Aufbewahrungsfristen.")
    RETENTION_KEEP = (
        "retention.keep",
        _("Am {date} behielt {who} {after[count]} Einträge, deren Frist abgelaufen ist."),
    )
    RETENTION_ERASE = (
        "retention.erase",
        _("Am {date} bestätigte {who} eine Löschung nach Ablauf der Frist: {after[kind]}."),
    )
    PERSON_CREATE = "person.create", CREATED
    PERSON_EDIT = "person.edit", CHANGED
    BODY_CREATE = "body.create", CREATED
    BODY_EDIT = "body.edit", CHANGED
    BODY_REMOVE = "body.remove", DELETED
    BODY_SET_TARGETS = (
        "body.set_targets",
        _("Am {date} änderte {who} die Ziele für {it}: {changes}."),
    )
    ACTOR_GROUP_ADD = "actor_group.add", CREATED
    ACTOR_GROUP_EDIT = "actor_group.edit", CHANGED
    ACTOR_GROUP_MOVE = "actor_group.move", _("Am {date} verschob {who} {it}.")
    ACTOR_GROUP_REMOVE = "actor_group.remove", DELETED
    CONTACTS_IMPORT = (
        "contacts.import",
        _("Am {date} las {who} die Kontaktliste „{after[file]}“ ein."),
    )
    CONTACTS_UNDO = (
        "contacts.undo",
        _("Am {date} nahm {who} die Kontaktliste „{after[file]}“ zurück."),
    )
    PERSON_MERGE = (
        "person.merge",
        _("Am {date} führte {who} {it} mit „{after[gone]}“ zusammen."),
    )
    PERSON_UNMERGE = (
        "person.unmerge",
        _("Am {date} nahm {who} zurück, dass {it} mit „{after[gone]}“ zusammengeführt war."),
    )
    PERSON_TELL_APART = (
        "person.tell_apart",
        _("Am {date} hielt {who} fest, dass {it} und „{after[other]}“ nicht dieselbe Person sind."),
    )
    ORGANISATION_TELL_APART = (
        "organisation.tell_apart",
        _(
            "Am {date} hielt {who} fest, dass {it} und „{after[other]}“ nicht dieselbe "
            "Organisation sind."
        ),
    )
    ORGANISATION_MERGE = (
        "organisation.merge",
        _("Am {date} führte {who} {it} mit „{after[gone]}“ zusammen."),
    )
    ORGANISATION_UNMERGE = (
        "organisation.unmerge",
        _("Am {date} nahm {who} zurück, dass {it} mit „{after[gone]}“ zusammengeführt war."),
    )
