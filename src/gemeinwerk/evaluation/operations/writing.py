"""What the verbs of an evaluation share: it is held after its concept, its parts after it, and
only while it is open."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.writing import hold
from gemeinwerk.evaluation.errors import EvaluationClosed, NothingSaid
from gemeinwerk.evaluation.models import Evaluation, EvaluationState
from gemeinwerk.evaluation.verbs import EvaluationVerb

EVALUATE = "evaluation.evaluate"
P = TypeVar("P", bound=models.Model)


def lock(evaluation: Evaluation) -> Evaluation:
    """Held with its concept."""
    concept = hold(evaluation.concept, "municipality")
    found = hold(evaluation)
    found.concept = concept
    return found


def lock_part(part: P) -> P:
    """Held with its evaluation, which must be open."""
    evaluation = lock(part.evaluation)  # type: ignore[attr-defined]
    require_open(evaluation)
    found = hold(part)
    found.evaluation = evaluation  # type: ignore[attr-defined]
    return found


def require_open(evaluation: Evaluation) -> None:
    if evaluation.state != EvaluationState.OPEN:
        raise EvaluationClosed(
            _(
                "{evaluation} ist abgeschlossen und bleibt, wie sie ist. Was sich seitdem geändert "
                "hat, gehört in die nächste Auswertung."
            ).format(evaluation=quoted(evaluation))
        )


def written(
    evaluation: Evaluation,
    *,
    verb: EvaluationVerb,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    audit.record(verb, evaluation, by=by, before=before or {}, after=after or {})


def write_part(
    part: Any,
    *,
    what: str,
    values: Mapping[str, Any],
    verb: EvaluationVerb,
    by: User | None,
    seen: Seen,
) -> None:
    """Change a held part, or the evaluation itself; `what` it is about, in words of the town.
    Raises `Overtaken`."""
    told = {name: _stripped(value) for name, value in values.items()}
    evaluation = part if isinstance(part, Evaluation) else part.evaluation
    before, after = lost_update.apply(part, told, seen=seen, verb=verb, recorded_with=evaluation)
    if after:
        part.save()
        about = {"what": what}
        written(evaluation, verb=verb, by=by, before=about | before, after=about | after)


def require_words(text: str, sentence: str) -> None:
    if not text.strip():
        raise NothingSaid(sentence)


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
