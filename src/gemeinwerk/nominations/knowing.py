"""Whether the town knows somebody who was named: people to choose from, each with the reasons.

    people = alike(town, name="Dr. Eva Müller", email="…", phone="…", organisation=fraktion)

Only those are compared who share an address, a number or the sound of a surname, so that a town of
2,000 people answers at once.
"""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.engines import same_person
from gemeinwerk.engines.same_person import Reason
from gemeinwerk.engines.same_person.spelling import parts_of, skeletons
from gemeinwerk.german.people.names import parse_name
from gemeinwerk.municipalities.models import Municipality

NEW = "new"
MOST = 5

WORDS = {
    Reason.SAME_MAIL: gettext_lazy("dieselbe E-Mail-Adresse"),
    Reason.SAME_PHONE: gettext_lazy("dieselbe Telefonnummer"),
    Reason.SAME_ADDRESS: gettext_lazy("dieselbe Anschrift"),
    Reason.SAME_ORGANISATION: gettext_lazy("aus demselben Haus"),
    Reason.MOVED_MAILBOX: gettext_lazy("fast dieselbe E-Mail-Adresse"),
    Reason.SAME_NAME: gettext_lazy("derselbe Name"),
    Reason.SPELLED_OTHERWISE: gettext_lazy("derselbe Name, anders geschrieben"),
    Reason.WRITTEN_AS_HEARD: gettext_lazy("derselbe Name, nach dem Klang geschrieben"),
    Reason.SHORT_NAME: gettext_lazy("Kurzform des Vornamens"),
    Reason.NAME_AT_BIRTH: gettext_lazy("Geburtsname"),
    Reason.DOUBLE_NAME: gettext_lazy("Doppelname"),
    Reason.TRANSPOSED: gettext_lazy("Vor- und Nachname vertauscht"),
    Reason.TYPED_WRONG: gettext_lazy("Name, mit einem Tippfehler"),
    Reason.NAME_NOT_WHOLE: gettext_lazy("Nachname"),
}


@dataclass(frozen=True)
class Alike:
    """Somebody who may be meant, and why."""

    person: Person
    why: str


def alike(
    town: Municipality, *, name: str, email: str, phone: str, organisation: Organisation
) -> list[Alike]:
    """The likeliest first."""
    first, last = split(name)
    new = same_person.Person(
        NEW, first, last, organisations=_called(organisation),
        mails=_some(email), phones=_some(phone),
    )  # fmt: skip
    people = {str(one.pk): one for one in _near(town, new)}
    known = [_compared(one) for one in people.values()]
    found = []
    for pair in same_person.find([new, *known]):
        if NEW in (pair.one, pair.other):
            other = pair.other if pair.one == NEW else pair.one
            reasons = [str(WORDS[one]) for one in pair.reasons if one in WORDS]
            found.append(Alike(people[other], get_text_list(reasons, _("und"))))
    return found[:MOST]


def split(name: str) -> tuple[str, str]:
    """First and last name; titles left out."""
    parsed, _rest = parse_name(name)
    if parsed.last:
        return parsed.first, parsed.last
    first, _blank, last = name.strip().rpartition(" ")
    return first, last


def _near(town: Municipality, new: same_person.Person) -> list[Person]:
    bones = {one for part in parts_of(new.last) or [new.last] for one in skeletons(part)}
    bones |= {one for part in parts_of(new.first)[:1] for one in skeletons(part)}
    mails, phones = {one.lower() for one in new.mails}, {_digits(one) for one in new.phones}
    rows = Person.objects.filter(municipality=town).values_list("pk", "name", "email", "phone")
    keys = []
    for pk, name, email, phone in rows:
        same = (email and email.lower() in mails) or (phone and _digits(phone) in phones)
        if same or any(bones & set(skeletons(part)) for part in parts_of(name)):
            keys.append(pk)
    found = Person.objects.filter(pk__in=keys[:500])
    return list(found.prefetch_related("organisations"))


def _compared(person: Person) -> same_person.Person:
    first, last = split(person.name)
    called = [word for one in person.organisations.all() for word in _called(one)]
    return same_person.Person(
        str(person.pk), first, last, organisations=tuple(called),
        mails=_some(person.email), phones=_some(person.phone),
    )  # fmt: skip


def _called(organisation: Organisation) -> tuple[str, ...]:
    named = (organisation.name, organisation.abbreviation, *organisation.aliases)
    return tuple(one for one in named if one)


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())[-8:]
