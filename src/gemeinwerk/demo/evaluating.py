"""The edition of 2018 is evaluated: those who took part are asked, goal by goal is judged, and what
was found becomes what the next edition must answer. Who carries out the one of today is asked."""

from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial
from typing import Any

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.models import (
    Evaluation,
    EvaluationKind,
    FreeText,
    QuestionKind,
    Survey,
)
from gemeinwerk.evaluation.operations.surveying import Answers
from gemeinwerk.measures import operations as measures

Row = dict[str, Any]
_LATE_MORNING = time(11, 5)


def set_goals(cast: Cast, past: Concept) -> None:
    """As they were worded in 2018; before the measures that serve them are written."""
    fields = {field.code: field for field in past.fields.all()}
    for row in content.read("evaluation")["goal"]:
        measures.create_goal(
            fields[row["field"]],
            code=row["code"],
            title=row["title"],
            due=row["due"],
            by=cast.office,
        )


def evaluate(cast: Cast, past: Concept) -> Evaluation:
    """From the first question to the published page, each on its day."""
    told = content.read("evaluation")
    head = told["evaluation"]
    with audit.at(at(head["begun"])):
        for row in told["question"]:
            operations.add_key_question(past, text=row["text"], by=cast.office)
        evaluation = operations.begin(
            past,
            kind=head["kind"],
            as_of=head["as_of"],
            carried_out_by=head["carried_out_by"],
            by=cast.office,
        )
    _ask(cast, evaluation, told)
    with audit.at(at(told["survey"]["ended"], _LATE_MORNING)):
        _judge(cast, evaluation, told)
        operations.edit(
            evaluation,
            method=head["method"].strip(),
            summary=head["summary"].strip(),
            by=cast.office,
        )
    with audit.at(at(head["closed"])):
        for row in content.read("concept")["finding"]:
            operations.add_finding(evaluation, code=row["code"], text=row["text"], by=cast.office)
        closed = operations.close(evaluation, by=cast.office)
    with audit.at(at(head["published"])):
        return operations.publish(closed, by=cast.office)


def agreeing(cast: Cast, concept: Concept) -> Iterator[Deed]:
    """What the edition of today is to be judged by."""
    for number, row in enumerate(content.read("evaluation")["agreed"], start=1):
        ask = partial(operations.add_key_question, concept, text=row["text"], by=cast.office)
        yield Deed(at(row["on"], time(16, 30)), f"Leitfrage {number}", ask)


def halfway(cast: Cast, concept: Concept) -> Iterator[Deed]:
    """The evaluation of today's edition begins, and its survey runs: the link went out by mail."""
    told = content.read("evaluation")["midterm"]
    for key, what in (("begun", _begin), ("opened", _open), ("mailed", _mail)):
        yield Deed(at(told[key], _LATE_MORNING), "Halbzeit", partial(what, cast, concept, told))


def _begin(cast: Cast, concept: Concept, told: Row) -> None:
    names = ("as_of", "carried_out_by")
    said = {name: told[name] for name in names}
    present = Concept.objects.get(pk=concept.pk)
    operations.begin(present, kind=EvaluationKind.MID_TERM, by=cast.office, **said)


def _open(cast: Cast, concept: Concept, told: Row) -> None:
    evaluation = Evaluation.objects.get(concept=concept)
    _written(cast, evaluation, told["survey"], told["ask"])


def _mail(cast: Cast, concept: Concept, told: Row) -> None:
    survey = Survey.objects.get(evaluation__concept=concept)
    left_out = {cast.people[key].pk for key in told["not_asked"]}
    asked = {one.pk for one in queries.not_mailed(survey)} - left_out
    operations.mail_survey(survey, people=asked, by=cast.office)
    for answers in _sheets(survey, told["ask"], told["people"]):
        operations.take_part(survey, answers=answers)


def _written(cast: Cast, evaluation: Evaluation, row: Row, asked: list[Row]) -> Survey:
    """With its questions, and open."""
    survey = operations.plan_survey(evaluation, by=cast.office, **row)
    for one in asked:
        said = {name: value for name, value in one.items() if name not in ("counts", "texts")}
        operations.add_survey_question(survey, by=cast.office, **said)
    return operations.open_survey(survey, by=cast.office)


def _ask(cast: Cast, evaluation: Evaluation, told: Row) -> None:
    row = dict(told["survey"])
    opened, ended, people = (row.pop(name) for name in ("opened", "ended", "people"))
    with audit.at(at(opened)):
        survey = _written(cast, evaluation, row, told["ask"])
    for number, answers in enumerate(_sheets(survey, told["ask"], people)):
        with audit.at(at(opened) + timedelta(hours=4 * number)):
            operations.take_part(survey, answers=answers)
    with audit.at(at(ended)):
        operations.end_survey(survey, by=cast.office)
        for one in told["ask"][-1]["texts"]:
            if "shown" in one:
                text = FreeText.objects.get(question__survey=survey, text=one["text"])
                operations.choose_text(text, public_text=one["shown"], by=cast.office)


def _sheets(survey: Survey, asked: list[Row], people: int) -> Iterator[Answers]:
    """What each of so many people answers, so that it adds up to what the content counts."""
    questions = list(survey.questions.all())
    for person in range(people):
        sheet: dict[int, list[int] | str] = {}
        for question, row in zip(questions, asked, strict=True):
            sheet[question.pk] = _said(question.kind, row, person)
        yield sheet


def _said(kind: str, row: Row, person: int) -> list[int] | str:
    if kind == QuestionKind.TEXT:
        place, rest = divmod(person, 9)
        return str(row["texts"][place]["text"]) if not rest and place < len(row["texts"]) else ""
    if kind == QuestionKind.SEVERAL:
        return [place for place, count in enumerate(row["counts"]) if person < count]
    passed = 0
    for place, count in enumerate(row["counts"]):
        passed += count
        if person < passed:
            return [place]
    return []


def _judge(cast: Cast, evaluation: Evaluation, told: Row) -> None:
    rows = {row["code"]: row for row in told["goal"]}
    for judgement in evaluation.judgements.select_related("goal", "field"):
        row = rows[judgement.code]
        names = ("delivery", "delivery_words", "effect", "effect_words")
        operations.judge(judgement, **{name: row[name] for name in names}, by=cast.office)
        for one in row.get("evidence", []):
            cited = dict(one)
            if code := cited.pop("measure", ""):
                measure = evaluation.concept.measures.get(code=code)
                cited["indicator"] = (measure, cited["indicator"])
            operations.add_evidence(judgement, **cited, by=cast.office)
    advice = {row["measure"]: row for row in told["recommendation"]}
    for one in evaluation.recommendations.select_related("measure"):
        row = advice[one.measure.code]
        operations.recommend(one, advice=row["advice"], rests_on=row["rests_on"], by=cast.office)
    answers = {row["text"]: row["answer"].strip() for row in told["question"]}
    for answer in evaluation.answers.select_related("question"):
        operations.answer(answer, text=answers[answer.question.text], by=cast.office)
