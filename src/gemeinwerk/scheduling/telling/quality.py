"""How good a plan is: four figures, the goals one by one, who is left out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core.ui import Figure, Tone
from gemeinwerk.engines.planning.plan_in_words import goals as engine
from gemeinwerk.engines.planning.plan_in_words.bilingual import people_named, percent
from gemeinwerk.engines.planning.plan_in_words.discretion import LEAST_TOLD
from gemeinwerk.engines.planning.plan_in_words.worth_of_dates import out_of_reach, standing
from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.scheduling.models import Plan
from gemeinwerk.scheduling.naming import Named
from gemeinwerk.scheduling.telling.spoken import spoken, value


def headline(row: Plan) -> str:
    """What became of it, in a sentence."""
    if row.status == "infeasible":
        return _("Es gibt keinen Plan, der alle Wünsche erfüllt. Das ist bewiesen.")
    if row.status == "unknown":
        return _(
            "In der Zeit wurde weder ein Plan gefunden noch gezeigt, dass es keinen gibt. Geben "
            "Sie mehr Rechenzeit."
        )
    if row.is_changed:
        return _(
            "Sie haben Termine von Hand verlegt. Die Zahlen gelten für den Plan, wie er jetzt ist."
        )
    if row.status == "optimal":
        return _("Ein besserer Plan ist nicht möglich. Das ist bewiesen.")
    return _("Ein guter Plan; ob es einen besseren gibt, blieb in der Zeit offen.")


def figures(row: Plan, named: Named) -> list[Figure]:
    """The four that one looks at first."""
    now, usual = row.told.get("now", {}), row.told.get("usual", {})
    if not now:
        return []
    return [
        _left_out(now, usual),
        _attendance(row, now),
        _weakest(now, named),
        _proof(row),
    ]


def _left_out(now: dict[str, Any], usual: dict[str, Any]) -> Figure:
    number = int(now["people_left_out"])
    label = ngettext("Mensch erreicht keine Sitzung", "Menschen erreichen keine Sitzung", number)
    of = ""
    if usual:
        of = _("nach Umfrage-Mehrheit wären es {n}").format(n=usual["people_left_out"])
    return Figure(str(number), label, of)


def _attendance(row: Plan, now: dict[str, Any]) -> Figure:
    most, here = int(row.floor.get("attendance", 0)), int(now["attendance"])
    if not most:
        return Figure(value("attendance", now["attendance"]), _("Teilnahmen"))
    share = Fraction(min(here, most), most)
    counted = _("{n} von {all} Teilnahmen").format(n=here, all=most)
    return Figure(spoken(percent(share)), _("der bestmöglichen Teilnahme"), counted)


def _weakest(now: dict[str, Any], named: Named) -> Figure:
    """The groups worst off are named where they are large enough to be."""
    sizes = group_sizes(named.problem)
    called = [named.groups.get(key, "") for key in now.get("weakest", [])]
    told = [name for name in called if sizes[name] >= LEAST_TOLD]
    label = _("nimmt die schwächste Akteursgruppe teil")
    share = value("weakest_group_share", now["weakest_group_share"])
    return Figure(share, label, ", ".join(told[:2]))


def _proof(row: Plan) -> Figure:
    seconds = (
        _("in {n} Sekunden").format(n=number_format(row.took, 1)) if row.took is not None else ""
    )
    if row.is_changed:
        return Figure(_("von Hand"), _("geändert, nicht mehr bewiesen"))
    if row.status == "optimal":
        return Figure(_("bewiesen"), _("kein besserer Plan möglich"), seconds)
    return Figure(_("gut"), _("noch nicht bewiesen"), seconds)


def group_sizes(problem: Problem) -> Counter[str]:
    return Counter(group for person in problem.people for group in person.groups)


# --- goal by goal ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class GoalTold:
    """What was found, how surely that is the best, what it is now and what is usual."""

    label: str
    found: str
    proof: str
    tone: Tone
    now: str
    usual: str


def goals(row: Plan) -> list[GoalTold]:
    now, usual = row.told.get("now", {}), row.told.get("usual", {})
    found = []
    for one in row.goals:
        name = one["name"]
        tone: Tone = "done" if one["proven"] else "partly"
        found.append(
            GoalTold(
                spoken(engine.LABELS[name]),
                value(name, one["value"]),
                _how_surely(one),
                tone,
                value(name, now.get(name)),
                value(name, usual.get(name)),
            )
        )
    return found


def _how_surely(one: dict[str, Any]) -> str:
    if one["proven"]:
        return _("nachweislich das Beste")
    bound = value(one["name"], one["bound"])
    if one["name"] in engine.MORE_IS_BETTER:
        return _("höchstens {n} möglich").format(n=bound)
    return _("mindestens {n} nötig").format(n=bound)


def left_out(problem: Problem, chosen: Sequence[Appointment]) -> list[str]:
    """Who comes to nothing at all, in sentences: with these dates, or whatever the dates."""
    return list(_left_out_sentences(problem, chosen))


def _left_out_sentences(problem: Problem, chosen: Sequence[Appointment]) -> Iterator[str]:
    people = standing(problem, chosen).left_out
    never = set(out_of_reach(problem, people)) if people else set()
    now = [one for one in people if one not in never]
    if now:
        yield _("Zu keinem dieser Termine können kommen: {names}.").format(
            names=spoken(people_named(problem, now, len(now)))
        )
    if never:
        yield _("An keinem Tag, an dem ihre Gruppen tagen könnten: {names}.").format(
            names=spoken(people_named(problem, sorted(never), len(never)))
        )
