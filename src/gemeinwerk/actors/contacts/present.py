"""Who takes part in a town already, found by what lists call them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gemeinwerk.actors.models import ActorGroup, Organisation, OrganisationKind, Person
from gemeinwerk.audit.operations import plain_value
from gemeinwerk.core.conflicts import plain
from gemeinwerk.core.writing import hold_all
from gemeinwerk.german import fold
from gemeinwerk.german.people import parse_name
from gemeinwerk.german.people.reaching import digits_of
from gemeinwerk.municipalities.models import Municipality

Json = dict[str, Any]
Key = int | str
"""Of an organisation: that of its row, or its folded name where there is none yet."""
REACHED_BY = ("phone", "address_extra", "street", "postcode", "city", "page", "further")
PERSON = (
    "name", "salutation", "title", "first_name", "last_name", "birth_name", "pronouns",
    "function", "email", *REACHED_BY, "language", "group", "wishes", "permission",
    "permission_on", "permission_source",
)  # fmt: skip
ORGANISATION = ("name", "abbreviation", "aliases", "email", *REACHED_BY, "kind", "group")
KIND_OF_GROUP = {
    "administration": OrganisationKind.UNIT,
    "politics": OrganisationKind.COUNCIL_GROUP,
    "migrant_organisation": OrganisationKind.MIGRANT_ORGANISATION,
    "ngo": OrganisationKind.NGO,
    "counselling": OrganisationKind.COUNSELLING,
    "welfare_provider": OrganisationKind.WELFARE_PROVIDER,
    "advisory_board": OrganisationKind.ADVISORY_BOARD,
}
_LEGAL = re.compile(r"[\s,]+(?:e\. ?v\.?|ev|ggmbh|gmbh|g?ug|stiftung)$")


@dataclass
class Someone:
    """A person there, or one that the list brings. ``organisations``: whom they belong to."""

    values: Json
    organisations: list[Key] = field(default_factory=list)
    row: Person | None = None

    @cached_property
    def mails(self) -> set[str]:
        further = (one for one in self.values.get("further", ()) if "@" in one)
        return {one.lower() for one in (self.values.get("email", ""), *further) if one}

    @cached_property
    def phones(self) -> set[str]:
        further = (one for one in self.values.get("further", ()) if "@" not in one)
        return {digits_of(one) for one in (self.values.get("phone", ""), *further) if one}

    @cached_property
    def names(self) -> tuple[str, str]:
        """(first, last), as far as one can tell."""
        first, last = self.values.get("first_name", ""), self.values.get("last_name", "")
        if not (first or last):
            found, _rest = parse_name(self.values.get("name", ""))
            first, last = found.first, found.last
        return first, last


@dataclass
class Present:
    """All of a town, in a constant number of queries."""

    town: Municipality
    organisations: dict[int, Organisation]
    groups: list[ActorGroup]
    people: list[Someone]
    called: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, town: Municipality, *, lock: bool = False) -> "Present":
        """With `lock` nobody writes any of them until the verb ends."""
        organisations = Organisation.objects.filter(municipality=town).order_by("pk")
        rows = Person.objects.filter(municipality=town).order_by("pk")
        people = hold_all(rows) if lock else list(rows)
        found = hold_all(organisations) if lock else list(organisations)
        belonging: dict[int, list[Key]] = defaultdict(list)
        links = Person.organisations.through._default_manager
        pairs = links.filter(person__municipality=town).order_by("pk")
        for person, organisation in pairs.values_list("person_id", "organisation_id"):
            belonging[person].append(organisation)
        return cls(
            town,
            {one.pk: one for one in found},
            list(ActorGroup.objects.filter(municipality=town)),
            [Someone(plain_row(one, PERSON), belonging[one.pk], one) for one in people],
            _called(found),
        )

    def organisation(self, *names: str) -> int | None:
        """The one that is called so; of several one whose own name it is, else none."""
        for name in filter(None, names):
            keys = self.called.get(called(name), [])
            own = [key for key in keys if called(self.organisations[key].name) == called(name)]
            active = [key for key in own or keys if self.organisations[key].active] or own or keys
            if own or len(active) == 1:
                return active[0]
        return None

    def unit(self, name: str) -> int | None:
        key = self.organisation(name)
        if key is None or self.organisations[key].kind != OrganisationKind.UNIT:
            return None
        return key

    def group(self, key: str, typed: str) -> ActorGroup | None:
        """The town's own group: by the word it has for it, else by the kind that is meant."""
        named = next((one for one in self.groups if fold(one.name) == fold(typed)), None)
        kind = KIND_OF_GROUP.get(key)
        return named or next((one for one in self.groups if kind and one.kind == kind), None)


def called(name: str) -> str:
    """In one spelling, without the legal form."""
    return _LEGAL.sub("", fold(name))


def plain_row(row: Any, names: Iterable[str]) -> Json:
    """Columns as plain values; other rows by their key."""
    found = {}
    for name in names:
        value = row.serializable_value(name)
        found[name] = list(value) if isinstance(value, list) else plain(plain_value(value))
    return found


def _called(rows: Iterable[Organisation]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        for name in {called(one) for one in (row.name, row.abbreviation, *row.aliases) if one}:
            found[name].append(row.pk)
    return found
