"""A measure of our own exported file as plain values: word for word, nothing interpreted."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures import values
from gemeinwerk.measures.importing.errors import ImportRefused
from gemeinwerk.measures.importing.lookup import Present
from gemeinwerk.measures.operations import NotPossible, writing
from gemeinwerk.measures.reading import ReadMeasure

NEW_GOAL = "goal:"
"""Before the number of a goal that is yet to be made, in place of its key."""
# A public file has no columns for these, so that an empty one says nothing.
_SILENT = ("plain", "plain_reviewed", "internal_notes", "unread")
_INTERNAL = ("plain_reviewed", "internal_notes", "unread")


def exact_values(measure: ReadMeasure, present: Present) -> dict[str, Any]:
    """All values the file gives; relations by key, where they are known here."""
    assert measure.exact is not None
    document, internal = measure.exact["document"], measure.exact["internal"]
    names = [name for name in values.SIMPLE if name in document and name != "code"]
    found: dict[str, Any] = {name: document[name] for name in names}
    found |= {name: internal[name] for name in _INTERNAL if name in internal}
    for name, part in values.PARTS.items():
        found[name] = [{key: row.get(key) for key in part.fields} for row in document[name]]
    found = {name: value for name, value in found.items() if value or name not in _SILENT}
    lead = measure.lead.units[0] if document["lead"] and measure.lead.units else None
    found["lead_unit"] = lead.key if lead and lead.internal else None
    if document["lead"] and found["lead_unit"] is None:
        found["lead_text"] = document["lead"]["name"]
    found["contributing"] = [unit.key for unit in measure.contributing.units]
    found["contributing_text"] = "\n".join(measure.contributing.others)
    found["answers"] = [
        present.findings[one["code"]]
        for one in document["answers"]
        if one["code"] in present.findings
    ]
    try:
        plain = {name: values.plain(name, value) for name, value in found.items()}
        writing.check_columns(plain)
        _check_rows(plain)
    except DomainError as error:
        raise ImportRefused(
            _("Blatt „{sheet}“, Zeile {row}, Maßnahme {code}: {problem}").format(
                sheet=measure.sheet, row=measure.row, code=measure.code, problem=error.message
            )
        ) from None
    plain["goal_ref"] = _goal(document["goal_ref"], present)
    past = _past(document["predecessor"], present)
    return plain | ({"predecessor": past} if past else {})


def _check_rows(plain: dict[str, Any]) -> None:
    """What the database would refuse, said so that it can be mended."""
    if plain.get("start") and plain.get("end") and plain["end"] < plain["start"]:
        raise NotPossible(_("Das Ende liegt vor dem Beginn."))
    for line in plain["costs"]:
        if line["amount"] is not None and Decimal(line["amount"]) < 0:
            raise NotPossible(_("Ein Betrag ist kleiner als null."))
        if line["year"] and line["until_year"] and line["until_year"] < line["year"]:
            raise NotPossible(_("Bei den Kosten liegt „bis Jahr“ vor dem Jahr."))


def _goal(goal: dict[str, Any] | None, present: Present) -> Any:
    if goal is None:
        return None
    known = present.goals.get(goal["code"])
    return known.pk if known else f"{NEW_GOAL}{goal['code']}"


def _past(past: dict[str, Any] | None, present: Present) -> int | None:
    return present.predecessors.get((past["concept"], past["code"])) if past else None
