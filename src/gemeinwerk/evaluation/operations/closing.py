"""Closing freezes an evaluation and enters it in the ledger; publishing shows it to citizens."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb
from gemeinwerk.evaluation.document import document
from gemeinwerk.evaluation.errors import NotComplete, NotPublishable
from gemeinwerk.evaluation.models import Evaluation, EvaluationState, SurveyState
from gemeinwerk.evaluation.operations.writing import lock, require_open, written
from gemeinwerk.evaluation.queries import missing
from gemeinwerk.evaluation.verbs import EvaluationVerb
from gemeinwerk.ledger import operations as ledger


@verb
def close(evaluation: Evaluation, *, by: User | None) -> Evaluation:
    """It is what it is from now on. Raises `NotComplete`, which says what is missing."""
    present = lock(evaluation)
    require_open(present)
    if lacking := list(_sentences(present)):
        raise NotComplete(" ".join(lacking))
    present.closed_at = audit.now()
    present.content = document(present)
    present.state = EvaluationState.CLOSED
    present.save(update_fields=["closed_at", "content", "state"])
    written(present, verb=EvaluationVerb.EVALUATION_CLOSE, by=by)
    ledger.enter(present)
    return present


@verb
def publish(evaluation: Evaluation, *, by: User | None) -> Evaluation:
    present = lock(evaluation)
    if present.state != EvaluationState.CLOSED:
        raise NotPublishable(_("Veröffentlichen lässt sich nur eine abgeschlossene Auswertung."))
    if not present.concept.public:
        raise NotPublishable(
            _("Das Konzept ist noch nicht öffentlich. Veröffentlichen Sie es zuerst.")
        )
    if not present.published:
        present.published = True
        present.save(update_fields=["published"])
        audit.record(EvaluationVerb.EVALUATION_PUBLISH, present, by=by, public=True)
    return present


@verb
def withdraw(evaluation: Evaluation, *, by: User | None) -> Evaluation:
    """Take it off the public page; that it was closed stays in the ledger."""
    present = lock(evaluation)
    if present.published:
        present.published = False
        present.save(update_fields=["published"])
        public = present.concept.public
        audit.record(EvaluationVerb.EVALUATION_WITHDRAW, present, by=by, public=public)
    return present


def _sentences(evaluation: Evaluation) -> Iterator[str]:
    lacking = missing(evaluation)
    if lacking.judgements:
        yield _("Noch nicht beurteilt: {codes}.").format(codes=", ".join(lacking.judgements))
    if lacking.recommendations:
        yield _("Noch ohne Empfehlung: {codes}.").format(codes=", ".join(lacking.recommendations))
    if lacking.answers:
        yield _("Noch nicht beantwortet: {questions}.").format(
            questions=", ".join(f"„{one}“" for one in lacking.answers)
        )
    if lacking.summary:
        yield _("Die Zusammenfassung fehlt.")
    if lacking.survey == SurveyState.DRAFT:
        yield _(
            "Die Befragung ist vorbereitet, aber niemand wurde gefragt. Bitte öffnen und beenden "
            "Sie sie, oder entfernen Sie ihre Fragen."
        )
    elif lacking.survey:
        yield _("Die Befragung ist noch offen. Bitte beenden Sie sie zuerst.")
