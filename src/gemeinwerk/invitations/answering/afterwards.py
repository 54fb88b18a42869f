"""The way on for whoever has answered: an area above registers where it leads.

    afterwards.register(way)

`way(invitation, word)` gives the address that a form on the thank-you page is sent to, "" where
there is none for this person. The page itself has the words, since they are there in every language
people answer in.
"""

from collections.abc import Callable

from gemeinwerk.invitations.models import Invitation

Way = Callable[[Invitation, str], str]
_ways: list[Way] = []


def register(way: Way) -> None:
    if way not in _ways:
        _ways.append(way)


def onward(invitation: Invitation, word: str) -> str:
    return next((found for way in _ways if (found := way(invitation, word))), "")
