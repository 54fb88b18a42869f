"""People with or without an account, and where organisations and bodies name them."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import (
    ActorGroup,
    Body,
    Deputy,
    Occupancy,
    Organisation,
    Person,
    Seat,
)
from gemeinwerk.audit.personal_data import ACTOR
from gemeinwerk.core import renaming
from gemeinwerk.privacy import registry, tracing
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
    return _shared(_everywhere(traces, ask), ask)


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
    taken: set[str] = set()
    for values in ask(others.values_list("name", "email", "phone")):
        taken |= {value.casefold() for value in values if value}
    units = Organisation.objects.filter(municipality__in=traces.towns).exclude(email="")
    taken |= set(ask(units.values_list(Lower("email"), flat=True))) - _only_theirs(traces)
    return traces.known(left=[word for word in traces.words if word.casefold() in taken])


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


def leave(rows: registry.Rows, traces: Traces) -> None:
    """What is past stays in the history of the seat, without a name; now the seat is vacant."""
    yesterday = localdate() - timedelta(days=1)
    rows.filter(since__gt=yesterday).delete()
    rows.filter(Q(until=None) | Q(until__gt=yesterday)).update(until=yesterday)
    rows.update(person=None)


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
        *REACHED_BY,
        "language",
        "wishes",
        "permission_source",
    ),
    mentions=("function",),
    labels={
        "municipality": _("Kommune"),
        "group": _("Akteursgruppe"),
        "permission": _("Einwilligung"),
        "permission_on": _("Einwilligung vom"),
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
