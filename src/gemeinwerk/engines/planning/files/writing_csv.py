"""A plan as CSV that Excel opens with a double click: UTF-8 with its mark, semicolons."""

import csv
import io
from datetime import date

from gemeinwerk.engines.planning.files.sheets import (
    Value,
    begins_like_formula,
    clean,
    meetings,
    written_day,
)
from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.problem import Problem


def as_csv(problem: Problem, plan: Plan, language: str = "de") -> bytes:
    """A row a meeting, headings above; an apostrophe before what would be calculated."""
    sheet = meetings(problem, plan, language)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading.in_language(language) for heading in sheet.headings])
    writer.writerows([_written(value, language) for value in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def _written(value: Value, language: str) -> str:
    if isinstance(value, date):
        return written_day(value, language)
    text = clean(str(value))
    return f"'{text}" if isinstance(value, str) and begins_like_formula(text) else text
