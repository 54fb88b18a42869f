from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import changes
from gemeinwerk.municipalities.models import Municipality


@transaction.atomic
def create_person(
    municipality: Municipality,
    *,
    by: User | None,
    name: str,
    organisations: Iterable[Organisation] = (),
    **details: Any,
) -> Person:
    """Somebody who takes part. `details` are further fields of the model; nothing of Art. 9."""
    new = Person(municipality=municipality, name=name, **details)
    _require_free_account(new)
    new.save()
    chosen = _of_this_town(new, organisations)
    new.organisations.set(chosen)
    audit.record("person.create", new, by=by, after={"name": name, **_plain(details, chosen)})
    return new


@transaction.atomic
def edit_person(
    person: Person,
    *,
    by: User | None,
    organisations: Iterable[Organisation] | None = None,
    **values: Any,
) -> Person:
    """Change fields of the model and, where given, the organisations the person belongs to."""
    found = Person.objects.select_for_update().get(pk=person.pk)
    before, after = changes.apply(found, values)
    _require_free_account(found)
    found.save()
    if organisations is not None:
        old, new = list(found.organisations.all()), _of_this_town(found, organisations)
        if set(old) != set(new):
            found.organisations.set(new)
            before["organisations"], after["organisations"] = old, new
    if after:
        audit.record("person.edit", found, by=by, before=before, after=after)
    return found


@transaction.atomic
def erase_person(person: Person, *, by: User | None, reason: str) -> None:
    """Art. 17 GDPR: the person, their seats and what the audit quoted of them are gone.

    What stays is that somebody was erased, when, by whom and why. Their account is a thing of
    its own and stays.
    """
    erased_id = person.pk
    audit.redact(person, label=_("gelöschte Person"))
    municipality = person.municipality
    person.delete()
    audit.record(
        "person.erase", municipality, by=by, before={"person_id": erased_id}, reason=reason
    )


def erase_with_account(user: User) -> None:
    """When an account is deleted the person behind it is forgotten too, in every town."""
    for person in Person.objects.filter(user=user):
        erase_person(person, by=None, reason=_("Das Konto wurde gelöscht."))


def _require_free_account(person: Person) -> None:
    if person.user_id is None:
        return
    others = Person.objects.filter(municipality=person.municipality, user_id=person.user_id)
    if other := others.exclude(pk=person.pk).first():
        raise Unfitting(
            _("Das Konto {account} gehört schon zu {person}.").format(
                account=person.user, person=other
            )
        )


def _of_this_town(person: Person, organisations: Iterable[Organisation]) -> list[Organisation]:
    chosen = list(organisations)
    for organisation in chosen:
        if organisation.municipality_id != person.municipality_id:
            raise Unfitting(
                _("„{name}“ gehört zu einer anderen Kommune.").format(name=organisation)
            )
    return chosen


def _plain(details: dict[str, Any], organisations: list[Organisation]) -> dict[str, Any]:
    return {**details, "organisations": organisations} if organisations else details
