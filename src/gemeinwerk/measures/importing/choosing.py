"""What somebody chose for numbers that another measure has, kept with the file."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.measures.importing import queries
from gemeinwerk.measures.importing.clashes import Choice, Choices
from gemeinwerk.measures.importing.errors import ImportRefused
from gemeinwerk.measures.importing.planning import Plan
from gemeinwerk.measures.models import ImportRun


def looked_at(run: ImportRun) -> list[Any]:
    """What was looked through and chosen until now; see `core.shown`."""
    return [run.preview.get("digest"), sorted(run.choices.items())]


def chosen(run: ImportRun, choices: Choices, for_all: str) -> dict[str, str]:
    """What was chosen before and now. What the file does not ask is none of its choices."""
    asked = [one["key"] for one in run.preview.get("clashes", [])]
    known = run.choices | {key: for_all for key in asked if for_all} | dict(choices)
    if not {known[key] for key in asked if key in known} <= set(Choice.values):
        raise ImportRefused(_("Bitte wählen Sie für jede Nummer eine der drei Möglichkeiten."))
    return {key: known[key] for key in asked if key in known}


def for_all(planned: Plan, choice: str) -> dict[str, str]:
    """One choice for every such number of a file; "" for none."""
    return {one.key: choice for one in planned.clashes.values()} if choice else {}


def remember(run: ImportRun, planned: Plan) -> None:
    """Take on what was chosen where the last file asked the same; nothing is saved."""
    last = queries.last_applied(run, planned.reading.signature)
    asked = {one.key for one in planned.clashes.values()}
    earlier = last.choices if last else {}
    run.choices = {key: choice for key, choice in earlier.items() if key in asked} | run.choices
