"""What a measure was at each stage of the catalogue, worked out backwards from what was adopted.

draft = at_stage("participation")["2.2"]   # its values in the first frozen version
"""

from typing import Any

from gemeinwerk.demo import content

STAGES = ("participation", "council", "adopted")
# About how a stage was left, not part of the measure.
_ABOUT = ("why", "by", "on")
_NOT_YET = (
    *("status", "status_on", "status_text", "obstacles", "notes", "reported"),
    "measured",
    *("course", "expected_end", "expected_end_reason"),
)
_LIFE = ("added", "dropped", "sheet", *STAGES, *_ABOUT, *_NOT_YET)

Row = dict[str, Any]


def at_stage(stage: str) -> dict[str, Row]:
    """The measures of the catalogue at a stage by code: their values, nothing carried out yet."""
    return {row["code"]: values_at(row, stage) for row in content.measures() if _is_in(row, stage)}


def values_at(row: Row, stage: str) -> Row:
    """The values a measure had: as adopted, with what was different at `stage` laid over it."""
    later = [name for name in reversed(STAGES) if STAGES.index(name) >= STAGES.index(stage)]
    values = {name: value for name, value in row.items() if name not in _LIFE}
    for name in later:
        values |= {key: value for key, value in row.get(name, {}).items() if key not in _ABOUT}
    values["milestones"] = [
        {key: value for key, value in step.items() if key != "done"}
        for step in values["milestones"]
    ]
    return values


def leaving(row: Row, stage: str) -> Row:
    """Who changed a measure after `stage` ("sheet" or one of `STAGES`), when and why, if known."""
    return {key: value for key, value in row.get(stage, {}).items() if key in _ABOUT}


def settled_at(row: Row) -> str:
    """The first stage since which nothing of a measure changed."""
    changes = [STAGES.index(name) + 1 for name in STAGES if name in row]
    return STAGES[max([*changes, STAGES.index(row.get("added", STAGES[0]))])]


def in_spreadsheet() -> list[Row]:
    """The measures of the office's first spreadsheet, in its order."""
    return [row for row in content.measures() if "added" not in row]


def _is_in(row: Row, stage: str) -> bool:
    place = STAGES.index(stage)
    if "added" in row and STAGES.index(row["added"]) > place:
        return False
    return not ("dropped" in row and STAGES.index(row["dropped"]) <= place)
