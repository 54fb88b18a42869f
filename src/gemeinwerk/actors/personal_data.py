"""People with or without an account, and where organisations and bodies name them."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import (
    ActorGroup,
    Body,
    ContactImport,
    ContactMapping,
    ContactRow,
    DataLink,
    DataRequest,
    Deputy,
    Different,
    DifferentOrganisation,
    Merge,
    Occupancy,
    Organisation,
    Person,
    RetentionPeriod,
    RetentionProposal,
    RetentionRun,
    Seat,
)
from gemeinwerk.audit.personal_data import ACTOR
from gemeinwerk.core import renaming
from gemeinwerk.privacy import registry, tracing, uploads
from gemeinwerk.privacy import traces as marks
from gemeinwerk.privacy.traces import Traces
from gemeinwerk.privacy.tracing import Ask

PERSON = "actors.person"
REACHED_BY = ("phone", "address_extra", "street", "postcode", "city", "page", "further")
UNTIL_CHANGED = _("bis das Büro es ändert")


def traces_of(person: Person) -> Traces:
    """All that is known of a person in their town; an account is a thing of its own."""
    known = Traces(frozenset({person.municipality_id}))
    return tracing.complete(known.known(actors_person={person.pk}))


def what_actors_know(traces: Traces, ask: Ask) -> Traces:
    """The people behind an account, and those whose only sign of it is the same address."""
    linked = Q(user__in=traces.of(ACTOR))
    if traces.of(ACTOR):
        for email in traces.own_emails:
            linked |= Q(user=None, email__iexact=email, municipality__in=traces.towns)
    people = Person.objects.filter(Q(pk__in=traces.of(PERSON)) | linked)
    for person in ask(people):
        traces = traces.known(
            actors_person={person.pk},
            names=_names(person),
            emails=[person.email, *(one for one in person.further if "@" in one)],
            phones=[person.phone, *(one for one in person.further if "@" not in one)],
        )
    return _shared(_everywhere(_merged(traces, ask), ask), ask)


def _merged(traces: Traces, ask: Ask) -> Traces:
    """Who was merged into them: the log speaks of them under a key of their own."""
    rows = Merge.objects.filter(person__in=traces.of(PERSON))
    for key, gone in ask(rows.values_list("gone_key", "gone")):
        traces = traces.known(
            actors_person={key},
            names=_names(Person(**{name: gone.get(name, "") for name in _NAMES})),
            emails=[gone.get("email", "")],
            phones=[gone.get("phone", "")],
        )
    return traces


_NAMES = ("name", "first_name", "last_name", "birth_name")


def _names(person: Person) -> list[str]:
    """As it is shown, and as others may write it."""
    first, last, birth = person.first_name, person.last_name, person.birth_name
    names = [person.name]
    for one in (last, birth):
        names += [f"{first} {one}", f"{one}, {first}"] if first and one else []
    return names


def _everywhere(traces: Traces, ask: Ask) -> Traces:
    """With an account a person is searched for in every town that knows them."""
    towns = Person.objects.filter(user__in=traces.of(ACTOR)).values_list("municipality", flat=True)
    return Traces(
        traces.towns | set(ask(towns)), traces.keys, traces.names, traces.emails, traces.phones,
        traces.left,
    )  # fmt: skip


def _shared(traces: Traces, ask: Ask) -> Traces:
    """Names, addresses and numbers that others of the town have as well."""
    others = Person.objects.filter(municipality__in=traces.towns)
    others = others.exclude(pk__in=traces.of(PERSON))
    names, emails, phones = _columns(ask(others.values_list("name", "email", "phone")))
    units = Organisation.objects.filter(municipality__in=traces.towns).exclude(email="")
    emails |= set(ask(units.values_list(Lower("email"), flat=True))) - _only_theirs(traces)
    # Each by its kind: a name that stands where a number belongs is not somebody's of that name.
    shared = ((traces.names, names), (traces.emails, emails), (traces.phones, phones))
    return traces.known(left=[word for own, of in shared for word in own if word.casefold() in of])


def _columns(rows: list[tuple[str, ...]]) -> tuple[set[str], set[str], set[str]]:
    name, email, phone = ({row[n].casefold() for row in rows if row[n]} for n in range(3))
    return name, email, phone


def _only_theirs(traces: Traces) -> set[str]:
    """An address made of the person's own name is theirs, even where it stands for a unit."""
    last_words = {name.split()[-1].casefold() for name in traces.names if name.split()}
    return {
        email
        for email in traces.emails
        if any(word in email.partition("@")[0] for word in last_words)
    }


def known_by(person: Person) -> tuple[str, ...]:
    return (person.name, person.email, person.phone)


def renamed(keys: list[int]) -> None:
    for organisation in Organisation.objects.filter(pk__in=keys):
        renaming.renamed(organisation)


def in_lists(traces: Traces) -> set[int]:
    """Lists of contacts that name somebody, whichever way they part a name: those of whom rows were
    kept, and those in whose preview a name was just replaced."""
    found = set(
        ContactRow.objects.filter(person__in=traces.of(PERSON)).values_list("run", flat=True)
    )
    waiting = ContactImport.objects.filter(municipality__in=traces.towns).exclude(preview={})
    for pk, preview in waiting.values_list("pk", "preview"):
        told = [one.get("name", "") for one in preview.get("people", [])]
        if traces.stand_in(told) or any(marks.PERSON in name for name in told):
            found.add(pk)
    return found


def nameless(rows: registry.Rows, traces: Traces) -> None:
    for name in ("started_by", "undone_by"):
        rows.filter(**{f"{name}__in": traces.of(ACTOR)}).update(**{name: None})


def merged_by_nobody(rows: registry.Rows, traces: Traces) -> None:
    """What was merged into somebody goes with them; who merged others is no longer named."""
    rows.filter(person__in=traces.of(PERSON)).delete()
    for name in ("by", "undone_by"):
        rows.filter(**{f"{name}__in": traces.of(ACTOR)}).update(**{name: None})


def told_apart_by_nobody(rows: registry.Rows, traces: Traces) -> None:
    rows.update(by=None)


def leave(rows: registry.Rows, traces: Traces) -> None:
    """What is past stays in the history of the seat, without a name; now the seat is vacant."""
    yesterday = localdate() - timedelta(days=1)
    rows.filter(since__gt=yesterday).delete()
    rows.filter(Q(until=None) | Q(until__gt=yesterday)).update(until=yesterday)
    rows.update(person=None)


def forget_links() -> int:
    from gemeinwerk.actors.own_data.operations import forget_links as forget

    return forget()


tracing.register(what_actors_know)
registry.table(
    Organisation,
    _("Organisationen und Fachbereiche"),
    town="municipality",
    mentions=("name", "abbreviation", "aliases", "email", *REACHED_BY),
    kept=UNTIL_CHANGED,
    public=True,
    after=renamed,
)
registry.table(
    Body,
    _("Gremien"),
    town="municipality",
    mentions=("name", "abbreviation", "purpose"),
    kept=UNTIL_CHANGED,
    public=True,
)
registry.table(
    Person,
    _("Person"),
    town="municipality",
    own=lambda traces: Q(pk__in=traces.of(PERSON)),
    goes=(
        "name",
        "salutation",
        "title",
        "first_name",
        "last_name",
        "birth_name",
        "pronouns",
        "email",
        "language",
    ),
    # Of somebody else they may name the person as well: "bei Zora Quellfeld".
    mentions=("function", "wishes", "permission_source", *REACHED_BY),
    labels={
        "municipality": _("Kommune"),
        "group": _("Akteursgruppe"),
        "permission": _("Einwilligung"),
        "permission_on": _("Einwilligung vom"),
        "named_since": _("Einverständnis, öffentlich genannt zu werden, vom"),
    },
    kept=registry.UNTIL_ERASED,
)
registry.table(
    ActorGroup,
    _("Akteursgruppen"),
    town="municipality",
    mentions=("name", "name_en", "phrase", "phrase_en"),
    kept=UNTIL_CHANGED,
)
registry.table(
    Seat,
    _("Sitze"),
    town="body__municipality",
    mentions=("remark",),
    kept=UNTIL_CHANGED,
)
registry.table(
    Occupancy,
    _("Sitze in Gremien"),
    town="seat__body__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    erase=leave,
    told=registry.NAMELESS,
    mentions=("paper",),
    labels={
        "seat": _("Gremium"),
        "deputises": _("als Vertretung"),
        "since": _("seit"),
        "until": _("bis"),
    },
    related=("seat__body",),
    kept=registry.UNTIL_ERASED,
)
registry.table(
    Deputy,
    _("Vertretungen"),
    town="person__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)) | Q(deputy__in=traces.of(PERSON)),
    labels={
        "person": _("vertreten wird"),
        "deputy": _("Vertretung"),
        "since": _("vom"),
        "until": _("bis"),
    },
    kept=registry.UNTIL_ERASED,
)
registry.table(
    ContactImport,
    _("Kontaktlisten"),
    town="municipality",
    own=lambda traces: Q(started_by__in=traces.of(ACTOR)) | Q(undone_by__in=traces.of(ACTOR)),
    erase=nameless,
    told=registry.NAMELESS,
    mentions=("file_name", "columns", "preview", "result", "error"),
    nothing={
        "file": "named by its checksum",
        "sha256": registry.HASH,
        "signature": registry.HASH,
        "undo_seen": registry.HASH,
        "choices": registry.CODE,
    },
    labels={"created_at": _("angelegt am"), "state": _("Stand"), "file_name": _("Datei")},
    kept=UNTIL_CHANGED,
)
uploads.register(ContactImport, town="municipality", naming=in_lists)
registry.table(
    ContactMapping,
    _("Gemerkte Zuordnungen von Spalten einer Kontaktliste"),
    town="municipality",
    mentions=("columns",),
    nothing={"signature": registry.HASH},
    kept=_("bis zur nächsten Entscheidung über eine solche Liste"),
)
registry.table(
    ContactRow,
    _("Was eine Kontaktliste über jemanden sagte"),
    town="run__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    mentions=("said", "before", "after"),
    nothing={"key": registry.HASH},
    labels={"said": _("Angaben der Liste"), "before": _("vorher"), "after": _("nachher")},
    kept=registry.UNTIL_ERASED,
)
registry.table(
    Different,
    _("Wer nicht dieselbe Person ist"),
    town="one__municipality",
    own=lambda traces: Q(one__in=traces.of(PERSON)) | Q(other__in=traces.of(PERSON)),
    labels={"one": _("die eine"), "other": _("die andere"), "at": _("am")},
    kept=registry.UNTIL_ERASED,
)
registry.table(
    DifferentOrganisation,
    _("Welche Organisationen nicht dieselbe sind"),
    town="one__municipality",
    own=lambda traces: Q(by__in=traces.of(ACTOR)),
    erase=told_apart_by_nobody,
    told=registry.NAMELESS,
    labels={"at": _("am")},
    kept=UNTIL_CHANGED,
)
registry.table(
    Merge,
    _("Zusammengeführte Einträge"),
    town="municipality",
    own=lambda traces: (
        Q(person__in=traces.of(PERSON))
        | Q(by__in=traces.of(ACTOR))
        | Q(undone_by__in=traces.of(ACTOR))
    ),
    erase=merged_by_nobody,
    mentions=("gone", "before", "after", "moved"),
    nothing={"laid": registry.CODE},
    hidden=lambda row: (
        frozenset() if row.person_id else frozenset({"gone", "before", "after", "moved"})
    ),
    labels={
        "at": _("am"),
        "gone": _("der frühere zweite Eintrag"),
        "before": _("vorher"),
        "after": _("nachher"),
        "moved": _("was dorthin zeigte, und was davon weggelegt wurde"),
    },
    kept=registry.UNTIL_ERASED,
)
registry.table(
    DataLink,
    _("Links zu den eigenen Daten"),
    town="person__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    nothing={"token_hash": registry.HASH},
    labels={
        "made_at": _("gesendet am"),
        "expires_at": _("gilt bis"),
        "used_on": _("zuletzt genutzt am"),
    },
    kept=_("60 Tage nach ihrem Ende"),
    forget=forget_links,
)
registry.table(
    DataRequest,
    _("Anliegen zu eigenen Daten"),
    town="person__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    mentions=("said", "answer"),
    labels={
        "kind": _("Art"),
        "at": _("eingegangen am"),
        "due_on": _("zu beantworten bis"),
        "settled_at": _("erledigt am"),
    },
    kept=registry.UNTIL_PROPOSED,
)
registry.table(
    RetentionProposal,
    _("Vorschläge zur Löschung"),
    town="municipality",
    mentions=("reason",),
    nothing={"kind": registry.CODE},
    kept=_("bis entschieden ist"),
)
registry.nothing(RetentionPeriod, registry.CODE)
registry.nothing(RetentionRun, registry.CODE)
