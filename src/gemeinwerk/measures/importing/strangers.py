"""Who leads a measure by the file and stands in no register: asked about once for all rows."""

from collections import Counter
from typing import Any

from rapidfuzz import fuzz, process

from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.german import fold
from gemeinwerk.german.parties.words import PROPER, UNITS
from gemeinwerk.measures.importing.planning import Plan

MOST = 60
"""So many are asked about, the most frequent first; the others stay as text."""
_OF_ALL = frozenset([*UNITS, *PROPER, "und", "stadt"])
"""Words that most units have."""
_ALIKE = 85
"""Of 100: so alike is a unit that is proposed."""


def named_in(plan: Plan) -> list[dict[str, Any]]:
    """Each with how often the file names it as lead and the key of the unit that may be meant, or
    None: `[{"name", "count", "proposed"}]`."""
    named = Counter(
        name
        for step in plan.steps
        if step.wanted.exact is None
        for name in step.wanted.read.lead.others
    )
    if not named:
        return []
    names = _names(plan.present.concept.municipality_id)
    return [
        {"name": name, "count": count, "proposed": _proposed(name, names)}
        for name, count in named.most_common(MOST)
    ]


def _names(municipality_id: int) -> dict[str, int]:
    """What the town's own units are called but for "Amt für" -> key."""
    rows = Organisation.objects.filter(
        municipality_id=municipality_id, active=True, kind=OrganisationKind.UNIT
    )
    return {_task(str(name)): row.pk for row in rows for name in (row.name, *row.aliases) if name}


def _proposed(name: str, names: dict[str, int]) -> int | None:
    task = _task(name)
    found = process.extractOne(task, names.keys(), scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE)
    return names[found[0]] if task and found else None


def _task(name: str) -> str:
    """ "Amt für Stadtgrün" is known by "stadtgruen"."""
    return " ".join(word for word in fold(name).split() if word not in _OF_ALL)
