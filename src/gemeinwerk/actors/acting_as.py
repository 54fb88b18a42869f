"""What somebody acts as by unit, for the audit."""

from gemeinwerk.accounts.models import User


def by_unit(user: User, municipality_id: int | None) -> str:
    """The units a user belongs to in a town, asked once in the life of the instance."""
    cached: dict[int | None, str] = user.__dict__.setdefault("_units_in_words", {})
    if municipality_id not in cached:
        names = user.people.filter(
            municipality_id=municipality_id or 0, organisations__kind="unit"
        ).values_list("organisations__name", flat=True)
        cached[municipality_id] = ", ".join(names)
    return cached[municipality_id]
