"""What verbs of accounts share: who must stay, whom a town may touch, how a deed is recorded."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.errors import LastOffice, NeededElsewhere, OwnRoles
from gemeinwerk.accounts.models import Membership, Role, User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.writing import hold_all
from gemeinwerk.municipalities.models import Municipality


def office_of(town: Municipality) -> list[User]:
    """The active accounts that run the process in a town."""
    members = Membership.objects.filter(municipality=town, role=Role.OFFICE, user__is_active=True)
    return [
        member.user
        for member in members.select_related("user").order_by(Alphabetical("user__name"))
    ]


def refuse_own(user: User, *, by: User) -> None:
    if user == by:
        raise OwnRoles(
            _(
                "Das eigene Konto ändern Sie hier nicht. Bitten Sie jemanden aus dem Büro oder der "
                "technischen Betreuung."
            )
        )


def only_of_this_town(user: User, town: Municipality) -> None:
    """Raise NeededElsewhere where the account has roles in another town as well."""
    if user.memberships.exclude(municipality=town).exists():
        raise NeededElsewhere(
            _(
                "{name} arbeitet auch in einer anderen Kommune. Nehmen Sie dem Konto hier alle "
                "Rollen, statt es zu schließen."
            ).format(name=known_as(user, town))
        )


def held_roles(user: User, town: Municipality) -> set[str]:
    """All roles of the town are held, so that two verbs at once do not remove the last office."""
    roles = hold_all(Membership.objects.filter(municipality=town))
    return {one.role for one in roles if one.user_id == user.pk}


def keep_an_office(town: Municipality, leaving: User) -> None:
    if not [user for user in office_of(town) if user != leaving]:
        raise LastOffice(
            _(
                "{name} ist das letzte Konto mit der Rolle „{role}“. Geben Sie diese Rolle zuerst "
                "einer weiteren Person."
            ).format(name=known_as(leaving, town), role=Role.OFFICE.label)
        )


def record(user: User, *, verb: Verb, town: Municipality, by: User | None, **details: Any) -> None:
    audit.record(verb, user, by=by, town=town, **details)


def known_as(user: User, town: Municipality) -> str:
    """How a town calls somebody: by the name it typed, until the person comes in there."""
    arrival = user.arrivals.filter(municipality=town).first()
    return arrival.name if arrival else str(user)
