"""What people call the things of a problem, quoted in both languages."""

from gemeinwerk.engines.composition.problem import Problem, Words


class Names:
    """Names of a problem's things; where there is none, their ids."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._others = dict(problem.names)

    def group(self, one: str) -> Words:
        """„Wohnen“"""
        return _quoted(self._problem.group[one].name or one)

    def person(self, one: str) -> Words:
        """„Leitung der Beratungsstelle“"""
        return _quoted(self._problem.person[one].name or one)

    def bare(self, one: str) -> str:
        """A person's name without quotes."""
        return self._problem.person[one].name or one

    def other(self, one: str) -> Words:
        """An actor group or an organisation: „Beratungspraxis“."""
        return _quoted(self._others.get(one) or one)


def _quoted(name: str) -> Words:
    return Words(f"„{name}“", f"“{name}”")


def people(number: int) -> Words:
    """ "eine Person", "3 Personen" """
    if number == 1:
        return Words("eine Person", "one person")
    return Words(f"{number} Personen", f"{number} people")


def seats(number: int) -> Words:
    """ "ein Sitz", "3 Sitze" """
    if number == 1:
        return Words("einen Sitz", "one seat")
    return Words(f"{number} Sitze", f"{number} seats")
