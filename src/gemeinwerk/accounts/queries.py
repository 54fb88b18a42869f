from django.db.models import Prefetch, QuerySet

from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.municipalities.models import Municipality


def accounts_of(town: Municipality) -> QuerySet[User]:
    """The accounts with a role in a town, by name, each with `roles_here`: two queries."""
    here = Membership.objects.filter(municipality=town)
    return (
        User.objects.filter(memberships__municipality=town)
        .distinct()
        .order_by("name", "email")
        .prefetch_related(Prefetch("memberships", queryset=here, to_attr="roles_here"))
    )
