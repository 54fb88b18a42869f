"""Writing an evaluation: begun with a row for each goal, measure and key question, filled in.

begin(concept, kind="end", as_of=day, by=user)
judge(judgement, delivery="partly", delivery_words="…", effect="unknown", effect_words="…", by=user)
recommend(recommendation, advice="adapt", rests_on="…", by=user)
"""

from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import put_last, save_unique
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.evaluation.errors import EvaluationOpen, NothingSaid, WrongChoice
from gemeinwerk.evaluation.models import (
    Advice,
    Evaluation,
    EvaluationFinding,
    EvaluationState,
    Evidence,
    Judgement,
    KeyAnswer,
    Recommendation,
)
from gemeinwerk.evaluation.operations.writing import (
    EVALUATE,
    lock,
    lock_part,
    require_open,
    require_words,
    write_part,
    written,
)
from gemeinwerk.evaluation.verbs import EvaluationVerb
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.models import Report, ReportState


@verb
def begin(
    concept: Concept, *, kind: str, as_of: date, by: User | None, **details: Any
) -> Evaluation:
    """A new evaluation in which everything is still to be said. `details`: fields of the model."""
    found = hold(concept, "municipality")
    phases.require(EVALUATE, found)
    before = found.evaluations.order_by("-number").first()
    if before and before.state == EvaluationState.OPEN:
        raise EvaluationOpen(
            _("{evaluation} ist noch nicht abgeschlossen. Eine neue beginnt erst danach.").format(
                evaluation=before
            )
        )
    _require_past(as_of)
    new = Evaluation.objects.create(
        concept=found,
        number=before.number + 1 if before else 1,
        kind=kind,
        as_of=as_of,
        begun_at=audit.now(),
        **details,
    )
    _take_in_missing(new)
    written(new, verb=EvaluationVerb.EVALUATION_BEGIN, by=by, after={"kind": kind, "as_of": as_of})
    return new


@verb
def edit(
    evaluation: Evaluation, *, by: User | None, seen: Seen = None, **values: Any
) -> Evaluation:
    """Its head, its summary, how it was made; goals and measures that came since are taken in."""
    present = lock(evaluation)
    require_open(present)
    if "as_of" in values:
        _require_past(values["as_of"])
    _take_in_missing(present)
    changed = EvaluationVerb.EVALUATION_EDIT
    write_part(present, what=str(present), values=values, verb=changed, by=by, seen=seen)
    return present


@verb
def discard(evaluation: Evaluation, *, by: User | None) -> None:
    """One that is open and not wanted; what was closed stays."""
    present = lock(evaluation)
    require_open(present)
    written(present, verb=EvaluationVerb.EVALUATION_DISCARD, by=by)
    present.delete()


@verb
def judge(judgement: Judgement, *, by: User | None, seen: Seen = None, **values: Any) -> Judgement:
    """What was done and, apart from it, what it brought about; each may be left for later."""
    present = lock_part(judgement)
    changed = EvaluationVerb.EVALUATION_JUDGE
    write_part(present, what=present.code, values=values, verb=changed, by=by, seen=seen)
    return present


@verb
def add_evidence(
    judgement: Judgement,
    *,
    by: User | None,
    indicator: tuple[Measure, str] | None = None,
    report: Report | None = None,
    url: str = "",
    text: str = "",
) -> Evidence:
    """`indicator`: a measure and the name of one of its indicators. Reports are approved ones."""
    present = lock_part(judgement)
    concept = present.evaluation.concept_id
    measure, name = indicator or (None, "")
    if not (name or report or url.strip() or text.strip()):
        raise NothingSaid(
            _(
                "Bitte wählen Sie einen Indikator oder eine Meldung, oder tragen Sie eine Adresse "
                "oder einen Satz ein."
            )
        )
    if measure and measure.concept_id != concept:
        raise WrongChoice(_("Dieser Indikator gehört zu einem anderen Konzept."))
    if report and (report.round.concept_id != concept or report.state != ReportState.APPROVED):
        raise WrongChoice(_("Belegen lässt sich nur mit freigegebenen Meldungen des Konzepts."))
    new = Evidence.objects.create(
        judgement=present,
        measure=measure,
        indicator=name,
        report=report,
        url=url.strip(),
        text=text.strip(),
    )
    _evidence_changed(present, by)
    return new


@verb
def remove_evidence(evidence: Evidence, *, by: User | None) -> None:
    judgement = lock_part(evidence.judgement)
    present = hold(evidence)
    present.delete()
    _evidence_changed(judgement, by)


@verb
def answer(
    key_answer: KeyAnswer, *, by: User | None, seen: Seen = None, **values: Any
) -> KeyAnswer:
    present = lock_part(key_answer)
    changed = EvaluationVerb.EVALUATION_ANSWER
    write_part(present, what=present.question.text, values=values, verb=changed, by=by, seen=seen)
    return present


@verb
def recommend(
    recommendation: Recommendation, *, by: User | None, seen: Seen = None, **values: Any
) -> Recommendation:
    """Raises `NothingSaid` where it does not say on what it rests."""
    present = lock_part(recommendation)
    advice = values.get("advice", present.advice)
    if advice != Advice.UNSAID:
        rests_on = values.get("rests_on", present.rests_on)
        require_words(rests_on, _("Bitte schreiben Sie, worauf sich die Empfehlung stützt."))
    changed = EvaluationVerb.EVALUATION_RECOMMEND
    write_part(present, what=str(present.measure), values=values, verb=changed, by=by, seen=seen)
    return present


@verb
def add_finding(
    evaluation: Evaluation, *, by: User | None, code: str, text: str, must_take_up: bool = True
) -> EvaluationFinding:
    present = lock(evaluation)
    require_open(present)
    new = EvaluationFinding(
        evaluation=present, code=code, text=text.strip(), must_take_up=must_take_up
    )
    put_last(new, present.findings.all())
    _save_finding(new)
    after = {"what": code, "text": new.text, "must_take_up": must_take_up}
    written(present, verb=EvaluationVerb.EVALUATION_FINDING, by=by, after=after)
    return new


@verb
def edit_finding(
    finding: EvaluationFinding, *, by: User | None, seen: Seen = None, **values: Any
) -> EvaluationFinding:
    present = lock_part(finding)
    others = present.evaluation.findings.exclude(pk=present.pk)
    if others.filter(code=values.get("code", present.code)).exists():
        raise WrongChoice(_("Einen Befund {code} gibt es schon.").format(code=values["code"]))
    changed = EvaluationVerb.EVALUATION_FINDING
    write_part(present, what=present.code, values=values, verb=changed, by=by, seen=seen)
    return present


@verb
def remove_finding(finding: EvaluationFinding, *, by: User | None) -> None:
    present = lock_part(finding)
    before = {"what": present.code, "text": present.text}
    verb_of = EvaluationVerb.EVALUATION_FINDING_REMOVE
    written(present.evaluation, verb=verb_of, by=by, before=before)
    present.delete()


def _save_finding(finding: EvaluationFinding) -> None:
    save_unique(finding, _("Einen Befund {code} gibt es schon.").format(code=finding.code))


def _evidence_changed(judgement: Judgement, by: User | None) -> None:
    after = {"what": judgement.code}
    written(judgement.evaluation, verb=EvaluationVerb.EVALUATION_EVIDENCE, by=by, after=after)


def _require_past(day: date) -> None:
    if day > localdate(audit.now()):
        raise WrongChoice(_("Der Stand der Auswertung liegt in der Zukunft."))


def _take_in_missing(evaluation: Evaluation) -> None:
    """A row for each goal, each field without one, each measure and each key question."""
    concept = evaluation.concept
    judged = set(evaluation.judgements.values_list("goal", "field"))
    goals = list(concept.goals.values_list("pk", "field"))
    with_goals = {field for _goal, field in goals}
    fields = concept.fields.values_list("pk", flat=True)
    wanted = [*goals, *((None, field) for field in fields if field not in with_goals)]
    Judgement.objects.bulk_create(
        Judgement(evaluation=evaluation, goal_id=goal, field_id=field)
        for goal, field in wanted
        if (goal, field) not in judged
    )
    known = evaluation.recommendations.values("measure")
    Recommendation.objects.bulk_create(
        Recommendation(evaluation=evaluation, measure=measure)
        for measure in concept.measures.exclude(pk__in=known)
    )
    answered = evaluation.answers.values("question")
    KeyAnswer.objects.bulk_create(
        KeyAnswer(evaluation=evaluation, question=question)
        for question in concept.key_questions.exclude(pk__in=answered)
    )
