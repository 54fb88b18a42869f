"""The rules as sentences: what each asks, how a composition breaks it, what is missing to it."""

from gemeinwerk.engines.composition.composition import Entry, Rule, RuleName
from gemeinwerk.engines.composition.naming import Names, people, seats
from gemeinwerk.engines.composition.problem import Problem, Words


class Sentences:
    """What is said of the rules of one problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._names = Names(problem)

    def asks(self, rule: Rule) -> Entry:
        """The rule as it stands in a conflict, with the number of those who wish to be there."""
        return Entry(rule, getattr(self, f"_asks_{rule.name.value}")(rule))

    def lacks(self, rule: Rule, missing: int) -> Entry:
        """A lower end that is not reached."""
        group, least = self._names.group(_of(rule.group)), self._ends(rule)[0]
        have = least - missing
        if rule.name is RuleName.SIZE_LEAST:
            said = Words(
                f"In {group.de} {'ist' if have <= 1 else 'sind'} {have or 'keiner'} von mindestens "
                f"{least} Sitzen besetzt.",
                f"In {group.en}, {have or 'none'} of at least {least} seats "
                f"{'is' if have <= 1 else 'are'} filled.",
            )
        else:
            kind = self._names.other(_of(rule.actor_group))
            some, needed = _who(have), people(least)
            said = Words(
                f"In {group.de} {some.de} aus {kind.de}; mindestens {needed.de} "
                f"{'soll' if least == 1 else 'sollen'} es sein.",
                f"In {group.en}, {some.en} from {kind.en}; at least {needed.en} should be there.",
            )
        return Entry(rule, said, missing)

    def breaks(self, rule: Rule, number: int = 0) -> Entry:
        """A hard rule that a composition breaks. number: of seats there are."""
        return Entry(rule, getattr(self, f"_breaks_{rule.name.value}")(rule, number))

    # --- what a rule asks -----------------------------------------------------------------------
    def _asks_size_least(self, rule: Rule) -> Words:
        group, number = self._names.group(_of(rule.group)), seats(self._ends(rule)[0])
        wish = self._wishing(rule)
        return Words(
            f"{group.de} hat mindestens {number.de}. (Diese Gruppe wünschen: {wish}.)",
            f"{group.en} has at least {number.en}. (Wishing for it: {wish}.)",
        )

    def _asks_size_most(self, rule: Rule) -> Words:
        group, number = self._names.group(_of(rule.group)), seats(self._ends(rule)[1])
        return Words(
            f"{group.de} hat höchstens {number.de}.", f"{group.en} has at most {number.en}."
        )

    def _asks_target_least(self, rule: Rule) -> Words:
        group, kind = self._names.group(_of(rule.group)), self._names.other(_of(rule.actor_group))
        least, wish = self._ends(rule)[0], self._wishing(rule)
        sit, sits = ("sitzt", "sits") if least == 1 else ("sitzen", "sit")
        number = people(least)
        return Words(
            f"In {group.de} {sit} mindestens {number.de} aus {kind.de}. (Von dort wünschen diese "
            f"Gruppe: {wish}.)",
            f"In {group.en} at least {number.en} from {kind.en} {sits}. (Wishing for it from "
            f"there: {wish}.)",
        )

    def _asks_target_most(self, rule: Rule) -> Words:
        group, kind = self._names.group(_of(rule.group)), self._names.other(_of(rule.actor_group))
        most = self._ends(rule)[1]
        if not most:
            return Words(
                f"In {group.de} sitzt niemand aus {kind.de}.",
                f"In {group.en} nobody from {kind.en} sits.",
            )
        number, sit = people(most), "sitzt" if most == 1 else "sitzen"
        sits = "sits" if most == 1 else "sit"
        return Words(
            f"In {group.de} {sit} höchstens {number.de} aus {kind.de}.",
            f"In {group.en} at most {number.en} from {kind.en} {sits}.",
        )

    def _asks_required(self, rule: Rule) -> Words:
        who, group = self._names.person(_of(rule.person)), self._names.group(_of(rule.group))
        return Words(f"{who.de} sitzt in {group.de}.", f"{who.en} sits in {group.en}.")

    def _asks_never(self, rule: Rule) -> Words:
        group = self._names.group(_of(rule.group))
        barred = sum(
            rule.group in one.never and rule.group in one.wishes for one in self._problem.people
        )
        number = people(barred)
        return Words(
            f"Wer in {group.de} nicht sitzen darf, sitzt dort nicht. (Das trifft {number.de}, die "
            f"diese Gruppe {'wünscht' if barred == 1 else 'wünschen'}.)",
            f"Whoever must not sit in {group.en} does not. (This concerns {number.en} wishing for "
            "it.)",
        )

    def _asks_most(self, rule: Rule) -> Words:
        return Words(
            "Alle sitzen in höchstens so vielen Gruppen, wie bei ihnen angegeben ist.",
            "Everybody sits in at most as many groups as is stated for them.",
        )

    # --- how it is broken -----------------------------------------------------------------------
    def _breaks_size_most(self, rule: Rule, number: int) -> Words:
        group, most = self._names.group(_of(rule.group)), self._ends(rule)[1]
        return Words(
            f"{group.de} hat {number} Sitze, höchstens {most} sind vorgesehen.",
            f"{group.en} has {number} seats, at most {most} are meant.",
        )

    def _breaks_target_most(self, rule: Rule, number: int) -> Words:
        group, kind = self._names.group(_of(rule.group)), self._names.other(_of(rule.actor_group))
        who, most = _who(number), self._ends(rule)[1]
        return Words(
            f"In {group.de} {who.de} aus {kind.de}, höchstens {most} sind vorgesehen.",
            f"In {group.en}, {who.en} from {kind.en}, at most {most} are meant.",
        )

    def _breaks_required(self, rule: Rule, number: int) -> Words:
        who, group = self._names.person(_of(rule.person)), self._names.group(_of(rule.group))
        return Words(f"{who.de} fehlt in {group.de}.", f"{who.en} is missing in {group.en}.")

    def _breaks_never(self, rule: Rule, number: int) -> Words:
        who, group = self._names.person(_of(rule.person)), self._names.group(_of(rule.group))
        return Words(
            f"{who.de} darf nicht in {group.de} sitzen.", f"{who.en} must not sit in {group.en}."
        )

    def _breaks_wishes(self, rule: Rule, number: int) -> Words:
        who, group = self._names.person(_of(rule.person)), self._names.group(_of(rule.group))
        return Words(
            f"{who.de} sitzt in {group.de}, ohne es zu wünschen.",
            f"{who.en} sits in {group.en} without wishing it.",
        )

    def _breaks_most(self, rule: Rule, number: int) -> Words:
        who, most = (
            self._names.person(_of(rule.person)),
            self._problem.person[_of(rule.person)].most,
        )
        return Words(
            f"{who.de} sitzt in {number} Gruppen, höchstens {most} sind angegeben.",
            f"{who.en} sits in {number} groups, at most {most} are stated.",
        )

    # --- what is asked about --------------------------------------------------------------------
    def _ends(self, rule: Rule) -> tuple[int, int]:
        group = self._problem.group[_of(rule.group)]
        return dict(group.targets)[rule.actor_group] if rule.actor_group else group.size

    def _wishing(self, rule: Rule) -> int:
        return sum(
            rule.group in one.wishes and rule.actor_group in (None, one.actor_group)
            for one in self._problem.people
        )


def _who(number: int) -> Words:
    """ "sitzt niemand", "sitzen 3 Personen" """
    if not number:
        return Words("sitzt niemand", "there is nobody")
    some = people(number)
    sit, there = ("sitzt", "there is") if number == 1 else ("sitzen", "there are")
    return Words(f"{sit} {some.de}", f"{there} {some.en}")


def _of(value: str | None) -> str:
    assert value is not None
    return value
