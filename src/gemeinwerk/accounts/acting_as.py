"""What somebody acts as by role, for the audit."""

from gemeinwerk.accounts.models import Role, User


def by_role(user: User, municipality_id: int | None) -> str:
    """The user's roles in a town, in the order of the matrix: "Büro der Beauftragten"."""
    held = user.roles_in(municipality_id)
    return ", ".join(str(role.label) for role in Role if role in held)
