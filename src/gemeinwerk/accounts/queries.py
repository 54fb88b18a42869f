"""Which accounts a town knows."""

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import Arrival, Membership, User
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.municipalities.models import Municipality

STANDS = {
    "mit-rolle": (_("mit Rolle"), Q(has_role_here=True)),
    "ohne-rolle": (_("ohne Rolle"), Q(has_role_here=False)),
    "geschlossen": (_("geschlossen"), Q(closed_here=True)),
}
"""By what one looks for accounts: the word, and which these are."""


def accounts_of(town: Municipality, stand: str = "") -> QuerySet[User]:
    """A town's accounts by name: those with a role here, and those without any that it keeps.

    Each with `roles_here`, and with `called_here` where it is known by the name the town typed
    (`Arrival`); `closed_here` is untrue where such an account was closed elsewhere, which is not
    this town's to know: two queries.
    """
    here = Membership.objects.filter(municipality=town)
    arrival = Arrival.objects.filter(municipality=town, user=OuterRef("pk"))
    any_role = Membership.objects.filter(user=OuterRef("pk"))
    found = User.objects.annotate(
        has_role_here=Exists(here.filter(user=OuterRef("pk"))),
        called_here=Subquery(arrival.values("name")[:1]),
        closed_here=ExpressionWrapper(
            Q(is_active=False) & ~(Exists(arrival) & Exists(any_role.exclude(municipality=town))),
            output_field=BooleanField(),
        ),
    ).filter(Q(has_role_here=True) | Q(~Exists(any_role), kept_by=town))
    if stand in STANDS:
        found = found.filter(STANDS[stand][1])
    return found.order_by(Alphabetical("name"), "email").prefetch_related(
        Prefetch("memberships", queryset=here, to_attr="roles_here")
    )
