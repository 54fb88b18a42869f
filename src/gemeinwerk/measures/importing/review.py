"""What a preview says once somebody chose what becomes of numbers that another measure has."""

from collections import Counter
from typing import Any

from gemeinwerk.measures.importing.clashes import Choice, Choices

Json = dict[str, Any]
LEFT = "left"
"""The action of a row that is not taken over."""
ACTION_OF = {Choice.NEW: "new", Choice.CHANGE: "changed", Choice.LEAVE: LEFT}


def reviewed(preview: Json, choices: Choices) -> Json:
    """The preview with `choices`: its clashes, their rows, and what is counted."""
    clashes = [_chosen(one, choices) for one in preview.get("clashes", [])]
    if not clashes:
        return preview
    steps = list(preview["steps"])
    for clash in clashes:
        step, action = steps[clash["place"]], ACTION_OF[clash["choice"]]
        new = {"stored_code": clash["free"]} if clash["choice"] == Choice.NEW else {}
        steps[clash["place"]] = step | {"clash": clash, "action": action} | new
    changing = {one["number"] for one in clashes if one["choice"] == Choice.CHANGE}
    untouched = {one["number"] for one in clashes} - changing
    return preview | {
        "clashes": clashes,
        "steps": steps,
        "changes": _counts(preview, steps, len(untouched)),
        "lapsing": [one for one in preview["lapsing"] if one["code"] not in untouched],
    }


def _chosen(clash: Json, choices: Choices) -> Json:
    return clash | {"choice": Choice(choices.get(clash["key"], Choice.NEW))}


def _counts(preview: Json, steps: list[Json], untouched: int) -> Json:
    actions = Counter(step["action"] for step in steps)
    missing = preview["changes"]["missing"] + untouched
    return {name: actions[name] for name in ("new", "changed", "same", LEFT)} | {"missing": missing}
