from gemeinwerk.accounts.models import User


def unit_ids_of(user: User) -> frozenset[int]:
    """The units a user belongs to in any town: one query for the life of the instance."""
    cached: frozenset[int] | None = getattr(user, "_unit_ids", None)
    if cached is None:
        found = user.people.filter(organisations__kind="unit").values_list(  # type: ignore[attr-defined]
            "organisations", flat=True
        )
        cached = frozenset(found)
        user._unit_ids = cached  # type: ignore[attr-defined]
    return cached
