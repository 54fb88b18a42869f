"""What else goes when an account is deleted: areas above this one register it."""

from collections.abc import Callable

from gemeinwerk.accounts.models import User

_erasers: list[Callable[[User], object]] = []


def register(eraser: Callable[[User], object]) -> None:
    """`eraser(user)` runs in the transaction that deletes the account."""
    _erasers.append(eraser)


def erase(user: User) -> None:
    for eraser in _erasers:
        eraser(user)
