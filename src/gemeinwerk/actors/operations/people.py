"""What can happen to a person, erasure included."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts import erasure
from gemeinwerk.accounts.models import User
from gemeinwerk.actors import queries
from gemeinwerk.actors.errors import HasAccount, Unfitting
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.actors.operations.writing import no_longer_speaking
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy.erasing import Found


@verb
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
    _require_new(new)
    new.save()
    chosen = _of_this_town(new, organisations)
    new.organisations.set(chosen)
    after = {"name": name, **_plain(details, chosen)}
    public = _is_an_offices(new.email)
    audit.record(ActorsVerb.PERSON_CREATE, new, by=by, after=after, public=public)
    return new


@verb
def edit_person(
    person: Person,
    *,
    by: User | None,
    organisations: Iterable[Organisation] | None = None,
    seen: Seen = None,
    **values: Any,
) -> Person:
    """Change fields of the model and, where given, the organisations the person belongs to.

    Raises `Overtaken`. Of the organisations, what somebody else added or took away stays so.
    """
    found = hold(person)
    before, after = lost_update.apply(found, values, seen=seen, verb=ActorsVerb.PERSON_EDIT)
    _require_free_account(found)
    found.save()
    if organisations is not None:
        old = list(found.organisations.all())
        new = _together(old, _of_this_town(found, organisations), seen or {})
        if set(old) != set(new):
            found.organisations.set(new)
            before["organisations"], after["organisations"] = old, new
            left = {one.pk for one in old} - {one.pk for one in new}
            no_longer_speaking(found, by=by, left=left)
    if after:
        public = "email" in after and any(map(_is_an_offices, (before["email"], found.email)))
        public = public or "named_since" in after or bool(found.named_since and "name" in after)
        audit.record(
            ActorsVerb.PERSON_EDIT, found, by=by, before=before, after=after, public=public
        )
    return found


@verb
def erase_person(
    person: Person, *, by: User | None, reason: str, words: Collection[str] | None = None
) -> list[Found]:
    """Art. 17 GDPR: the person is gone, and is named nowhere any more; what was found.

    What stays is that somebody was erased, when, by whom and why. `words` are the names, addresses
    and numbers to be taken out of texts; without them, all that are sure to mean this person.
    Raises `HasAccount`: with an account, the account is deleted, and the person with it.
    """
    found = hold(person, "municipality")
    if account := queries.account_behind(found):
        raise HasAccount(
            _(
                "Zu {person} gehört das Konto {email}. Löschen Sie das Konto: Damit ist auch die "
                "Person gelöscht."
            ).format(person=found, email=account.email)
        )
    return erasure.carry_out(
        erasure.chosen(traces_of(found), words),
        ActorsVerb.PERSON_ERASE,
        town=found.municipality,
        by=by,
        reason=reason,
        before={"person_id": found.pk},
        farewell=erasure.Farewell(found.email, found.language),
    )


@verb
def erase_again(person: Person) -> None:
    """A backup has brought back a person who was erased."""
    found = hold(person, "municipality")
    erasure.carry_out(
        traces_of(found),
        ActorsVerb.PERSON_ERASE,
        town=found.municipality,
        by=None,
        reason="",
        before={"person_id": found.pk},
        farewell=erasure.Farewell("", ""),
    )


def _is_an_offices(email: str) -> bool:
    """Citizens read the address of an office unless it is a person's."""
    return bool(email) and Organisation.objects.filter(email__iexact=email).exists()


def _require_new(person: Person) -> None:
    """Two people may be called the same; something must tell them apart."""
    same = {name: getattr(person, name) for name in ("name", "function", "email", "phone")}
    if Person.objects.filter(municipality=person.municipality, **same).exists():
        raise Unfitting(
            _(
                "{person} steht schon da, mit denselben Angaben. Ist jemand anderes gemeint, "
                "tragen Sie ein, was die beiden unterscheidet, zum Beispiel die Funktion."
            ).format(person=person)
        )


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


def _together(
    present: list[Organisation], wanted: list[Organisation], seen: Mapping[str, Any]
) -> list[Organisation]:
    """What is there, with what its writer added to what was seen and without what they removed."""
    if not isinstance(seen.get("organisations"), list):
        return wanted
    known = set(seen["organisations"])
    removed = known - {one.pk for one in wanted}
    added = [one for one in wanted if one.pk not in known and one not in present]
    return [one for one in present if one.pk not in removed] + added


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
