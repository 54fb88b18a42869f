"""Pairs of people that may be one: proposed, the likeliest first, until somebody decided."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from gemeinwerk.actors.contacts.likely import as_engine_has_them
from gemeinwerk.actors.contacts.present import Key, Present
from gemeinwerk.actors.models import Different, Merge, Organisation, OrganisationKind, Person
from gemeinwerk.core.shown import stamp
from gemeinwerk.engines import same_person
from gemeinwerk.municipalities.models import Municipality

_KEY = "duplicates:"


@dataclass(frozen=True)
class Proposed:
    """``reasons``: codes of `same_person.Reason`."""

    one: int
    other: int
    score: float
    reasons: tuple[str, ...]


def proposed(town: Municipality) -> list[Proposed]:
    """Without those somebody told apart: four queries. Keys alone are remembered, nobody's name."""
    present = Present.of(town)
    names: dict[Key, list[str]] = {
        key: [name for name in (one.name, one.abbreviation, *one.aliases) if name]
        for key, one in present.organisations.items()
    }
    crowd = [as_engine_has_them(str(one.row.pk), one, names) for one in present.people if one.row]
    told = stamp([[one.key, one.first, one.last, one.birth, one.organisations, sorted(one.mails),
                   sorted(one.phones), one.address] for one in crowd])  # fmt: skip
    found = cache.get(_KEY + told)
    if found is None:
        found = [
            (int(pair.one), int(pair.other), pair.score, tuple(map(str, pair.reasons)))
            for pair in same_person.find(crowd)
        ]
        cache.set(_KEY + told, found)
    apart = set(Different.objects.filter(one__municipality=town).values_list("one_id", "other_id"))
    return [Proposed(*pair) for pair in found if (min(pair[:2]), max(pair[:2])) not in apart]


@dataclass(frozen=True)
class Two:
    """Two of one kind and town; the first stays."""

    kept: Any
    gone: Any

    @property
    def municipality_id(self) -> int:
        found: int = self.kept.municipality_id
        return found


def two_people(municipality: Municipality, one: int, other: int) -> Two:
    """Raises Person.DoesNotExist."""
    rows = Person.objects.filter(municipality=municipality).select_related("group", "user")
    return _two(Person, rows, one, other)


def two_organisations(municipality: Municipality, one: int, other: int) -> Two:
    """Raises Organisation.DoesNotExist; departments are none."""
    rows = Organisation.objects.filter(municipality=municipality).select_related("group")
    rows = rows.exclude(kind=OrganisationKind.UNIT)
    return _two(Organisation, rows, one, other)


def _two(model: Any, rows: Any, one: int, other: int) -> Two:
    found = rows.in_bulk([one, other])
    if len(found) < 2:
        raise model.DoesNotExist
    return Two(found[one], found[other])


def merges(town: Municipality, kind: type[Person] | type[Organisation]) -> list[Merge]:
    """Of people or of organisations, the newest first; those that were taken back as well."""
    rows = Merge.objects.filter(municipality=town, person__isnull=kind is Organisation)
    return list(rows.select_related("person", "organisation", "by", "undone_by")[:50])


def merge(municipality: Municipality, pk: int) -> Merge:
    rows = Merge.objects.select_related("person", "organisation", "by", "undone_by")
    return rows.get(municipality=municipality, pk=pk)
