"""What a new town begins with: areas that come later in its life give it theirs.

    register(begin)   # begin(town), within the verb that sets the town up

An area registers when the program starts (`apps.py`). Towns that are there already were given the
same by a migration.
"""

from collections.abc import Callable

from gemeinwerk.municipalities.models import Municipality

Begin = Callable[[Municipality], object]
_beginnings: list[Begin] = []


def register(begin: Begin) -> None:
    if begin not in _beginnings:
        _beginnings.append(begin)


def begin(town: Municipality) -> None:
    for one in _beginnings:
        one(town)
