"""Findings become the review the next edition must answer.

hand_on(evaluation, by=user)                # where the next edition was begun before
carry_findings(before, into=new, by=user)   # when it is begun
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept, Review
from gemeinwerk.core.writing import hold_all, verb
from gemeinwerk.evaluation.errors import NoNextEdition, NotComplete
from gemeinwerk.evaluation.models import Evaluation, EvaluationState
from gemeinwerk.evaluation.operations.writing import lock, written
from gemeinwerk.evaluation.verbs import EvaluationVerb


@verb
def hand_on(evaluation: Evaluation, *, by: User | None) -> int:
    """Put findings that the next edition's review does not hold yet there; how many these were."""
    both = Q(evaluations=evaluation.pk) | Q(predecessor__evaluations=evaluation.pk)
    editions = hold_all(Concept.objects.filter(pk__in=Concept.objects.filter(both).values("pk")))
    present = lock(evaluation)
    if present.state != EvaluationState.CLOSED:
        raise NotComplete(_("Befunde lassen sich übergeben, sobald die Auswertung fertig ist."))
    following = [one for one in editions if one.predecessor_id == present.concept_id]
    if not following:
        raise NoNextEdition(_("Es gibt noch keine nächste Auflage, die sie aufgreifen könnte."))
    into = min(following, key=lambda one: one.edition)
    phases.require("concepts.write", into)
    review = concept_queries.review(into) or _review(present, into, by)
    taken = set(review.findings.values_list("code", flat=True))
    waiting = hold_all(present.findings.filter(handed_to=None))
    for one in waiting:
        code = one.code if one.code not in taken else f"{one.code}/{into.edition}"[:20]
        taken.add(code)
        one.handed_to = concepts.add_finding(
            review, by=by, code=code, text=one.text, must_take_up=one.must_take_up
        )
        one.save(update_fields=["handed_to"])
    if waiting:
        written(present, verb=EvaluationVerb.EVALUATION_HAND_ON, by=by, after={"into": into})
    return len(waiting)


@verb
def carry_findings(before: Concept, *, into: Concept, by: User | None) -> None:
    """Of the newest evaluation that is closed; for the moment when the next edition is begun."""
    closed = Evaluation.objects.filter(concept=before.pk, state=EvaluationState.CLOSED)
    newest = closed.select_related("concept").order_by("-number").first()
    if newest and newest.findings.exists():
        hand_on(newest, by=by)


def _review(evaluation: Evaluation, into: Concept, by: User | None) -> Review:
    return concepts.record_review(
        into,
        by=by,
        title=_("Bestandsaufnahme nach der {evaluation}").format(evaluation=evaluation),
        carried_out_by=evaluation.carried_out_by,
        reviewed_on=evaluation.as_of,
        summary=evaluation.summary,
    )
