"""Accounts of Havelfurt: everybody was invited and has chosen the same password, for trying out."""

from dataclasses import dataclass
from typing import Any

from gemeinwerk.accounts import operations as accounts
from gemeinwerk.accounts.models import Role, User
from gemeinwerk.demo import content
from gemeinwerk.municipalities.models import Municipality


@dataclass(frozen=True)
class SignIn:
    """One line of the table that `gemeinwerk demo` prints."""

    role: str
    name: str
    function: str
    email: str
    password: str


def open_accounts(town: Municipality) -> dict[str, User]:
    """An account for each person of the content that has roles, by the person's key."""
    opened: dict[str, User] = {}
    for person in _with_roles():
        invited = accounts.invite(
            town,
            email=_email(person),
            name=person["name"],
            roles=person["roles"],
            by=next(iter(opened.values()), None),
        )
        opened[person["key"]] = accounts.accept_invitation(
            invited, name=person["name"], language="de", password=_password()
        )
    return opened


def sign_ins() -> list[SignIn]:
    """Those to try the town with: at least one for each role."""
    return [
        SignIn(
            role=str(Role(person["roles"][0]).label),
            name=person["name"],
            function=person["function"],
            email=_email(person),
            password=_password(),
        )
        for person in _with_roles()
        if person.get("shown")
    ]


def _with_roles() -> list[dict[str, Any]]:
    return [person for person in content.read("people")["person"] if "roles" in person]


def _email(person: dict[str, Any]) -> str:
    return f"{person['key']}@{content.read('town')['accounts']['domain']}"


def _password() -> str:
    return str(content.read("town")["accounts"]["password"])
