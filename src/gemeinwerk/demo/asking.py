"""What people asked about measures, what they were answered, and who of them follows one."""

from collections.abc import Iterator
from datetime import time
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.confirming import who_speaks_for
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures.models import Measure
from gemeinwerk.portal.following import operations as following
from gemeinwerk.questions import operations as questions
from gemeinwerk.questions.models import Question

EVENING, MORNING, NOON = time(19, 20), time(9, 10), time(12, 30)


def asking(cast: Cast, concept: Concept) -> Iterator[Deed]:
    """Each question on its day, its answer by the unit, the published wording by the office."""
    for row in content.read("questions")["question"]:
        measure = concept.measures.get(code=row["measure"])
        yield Deed(at(row["on"], EVENING), measure.code, partial(_ask, measure, row))
        if "answer" in row:
            settle = partial(_answer, measure, row)
            yield Deed(at(row["answered"], MORNING), measure.code, settle)
        if public := row.get("public"):
            show = partial(_publish, measure, row, public, cast)
            yield Deed(at(public["on"], NOON), measure.code, show)


def _ask(measure: Measure, row: dict[str, Any]) -> None:
    said = {name: row[name] for name in ("text", "name", "email")}
    questions.ask(measure, **said, language="de")
    if row.get("follows"):
        following.confirm(
            following.follow(measure.concept, about=measure, email=row["email"], language="de")
        )


def _asked(measure: Measure, row: dict[str, Any]) -> Question:
    return measure.questions.get(text=row["text"])


def _answer(measure: Measure, row: dict[str, Any]) -> None:
    by = who_speaks_for(measure)
    questions.answer(_asked(measure, row), text=row["answer"], by=by)


def _publish(measure: Measure, row: dict[str, Any], public: dict[str, Any], cast: Cast) -> None:
    said = {name: public[name] for name in ("text", "answer")}
    questions.publish(_asked(measure, row), **said, by=cast.office)
