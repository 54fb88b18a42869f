"""The handbook's example, and plans for it made by hand."""

import re
from datetime import date, time
from pathlib import Path

from gemeinwerk.engines.planning.plan import (
    Meeting,
    Plan,
    Status,
)
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.engines.planning.problem_file import load, problem_from

DOCS = Path(__file__).parents[3] / "docs"


PAGE = (DOCS / "handbuch" / "planung.md").read_text(encoding="utf-8")


TOLD = re.findall(r"```\n(.*?)\n```", PAGE, re.DOTALL)


def example(*required: str, floor: str = "0.8") -> Problem:
    """The example of the handbook: AG Wohnen and its six members."""
    text = (DOCS / "planning" / "example.json").read_text(encoding="utf-8")
    data = load(text.replace('"attendance_floor": 0.8', f'"attendance_floor": {floor}'))
    data["series"][0]["required"] += required
    return problem_from(data)


def by_hand(problem, *june, **more):
    """A plan of AG Wohnen on these days of June."""
    meetings = tuple(
        Meeting("wohnen", date(2027, 6, day), time(16, 30), time(18, 30)) for day in june
    )
    return Plan(Status.FEASIBLE, 1.0, meetings, **more)
