"""Who may stand twice in a list of people: pairs, the surest first, each with its reasons.

    find([Person("1", "Jürgen", "Müller", organisation="Caritas"),
          Person("2", "Juergen", "Mueller", organisation="Caritas")])

A proposal is only that: a person decides. Nobody is compared with everybody, but with those who
share something (a surname as it sounds, a mailbox, a number), so that 5,000 take seconds.
"""

from gemeinwerk.engines.same_person.finding import find
from gemeinwerk.engines.same_person.people import Pair, Person, Reason

__all__ = ["Pair", "Person", "Reason", "find"]
