"""Whom a row of a list means for certain. Whoever only may be meant is proposed, not taken."""

from collections import defaultdict
from collections.abc import Iterable

from gemeinwerk.actors.contacts.present import Someone
from gemeinwerk.german import fold


class Finder:
    """People by their addresses and names: those there, and those a list has brought so far."""

    def __init__(self, people: Iterable[Someone]) -> None:
        self.by_row: dict[int, Someone] = {}
        self._by_mail: defaultdict[str, list[Someone]] = defaultdict(list)
        self._by_name: defaultdict[tuple[str, str], list[Someone]] = defaultdict(list)
        for one in people:
            self.add(one)

    def add(self, one: Someone) -> None:
        if one.row is not None:
            self.by_row[one.row.pk] = one
        for mail in one.mails:
            self._by_mail[mail].append(one)
        self._by_name[_name(one)].append(one)

    def find(self, said: Someone) -> Someone | None:
        """The one with the same address and part of the name, else with the same name and
        something beside it; of several nobody."""
        mailed = {id(one): one for mail in said.mails for one in self._by_mail.get(mail, ())}
        fitting = [one for one in mailed.values() if _shares_a_name(one, said)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
        named = [one for one in self._by_name.get(_name(said), ()) if _confirmed(one, said)]
        return named[0] if len(named) == 1 else None


def _name(one: Someone) -> tuple[str, str]:
    first, last = one.names
    return (fold(first), fold(last)) if first or last else ("", fold(one.values.get("name", "")))


def _shares_a_name(one: Someone, other: Someone) -> bool:
    (first, last), (another, name) = _name(one), _name(other)
    return (last == name and (first == another or not (first and another))) or (
        bool(first) and first == another
    )


def _confirmed(one: Someone, other: Someone) -> bool:
    """Of two of one name: whether anything beside it says that they are one."""
    if one.phones & other.phones:
        return True
    apart = bool(one.mails and other.mails) and not one.mails & other.mails
    if set(one.organisations) & set(other.organisations):
        # A new address is one thing; a new address and a new number may be somebody else's.
        return not (apart and one.phones and other.phones)
    return not apart and not one.organisations and not other.organisations
