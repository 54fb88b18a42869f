"""What was stated is counted, and told where two looks tell nothing of anybody.

While a phase is open each look could be compared with the one before. So a question is told anew
only once each of its cells has grown by as many as may be told; what comes after its last count is
counted with the next one, or not at all. After the end it is counted when everything was read.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, F, Q
from django.utils.timezone import localdate

from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.asking.models import AskedKind, AskedQuestion, AskedResult, Given
from gemeinwerk.contributions.asking.verbs import AskingVerb
from gemeinwerk.contributions.models import Contribution, ContributionState, Participation
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.engines.suppressing import AT_LEAST

_PUBLIC = Q(given__contribution__state=ContributionState.PUBLIC)


def is_over(phase: Participation, today: date) -> bool:
    return phase.closed_at is not None or (phase.closes is not None and phase.closes < today)


def is_told(phase: Participation, today: date) -> bool:
    """Whether results are read now."""
    return phase.interim or is_over(phase, today)


def count_statements() -> int:
    """What is due of it: in how many phases something was told anew."""
    today = localdate(audit.now())
    over = Q(phase__closed_at__isnull=False) | Q(phase__closes__lt=today)
    questions = AskedQuestion.objects.filter(over | Q(phase__interim=True))
    questions = questions.annotate(n=Count("given", filter=_PUBLIC))
    waiting = questions.filter(~Q(n=F("looked_at")) | over & Q(counted_out=False)).values("phase")
    phases = Participation.objects.filter(pk__in=waiting).select_related("concept")
    return sum(count(phase) for phase in phases)


@verb
def count(phase: Participation) -> bool:
    """Whether anything is told otherwise than before."""
    concept = hold(phase.concept)
    present = hold(phase)
    last = is_over(present, localdate(audit.now())) and _is_read(present)
    if not present.interim and not last:
        return False
    questions = list(AskedQuestion.objects.filter(phase=present).select_related("result"))
    changed = [_count(one, last=last) for one in questions]
    if any(changed):
        audit.record(AskingVerb.COUNT, present, by=None, public=concept.public)
    return any(changed)


def _is_read(phase: Participation) -> bool:
    """Nothing that was stated to its questions waits to be read."""
    held = Contribution.objects.filter(participation=phase, state=ContributionState.HELD)
    return not held.filter(given__isnull=False).exists()


def _count(question: AskedQuestion, *, last: bool) -> bool:
    given = list(
        Given.objects.filter(
            question=question, contribution__state=ContributionState.PUBLIC
        ).select_related("contribution")
    )
    AskedQuestion.objects.filter(pk=question.pk).update(looked_at=len(given), counted_out=last)
    counts = _counts(question, given)
    before: AskedResult | None = getattr(question, "result", None)
    changed = False
    if len(given) >= AT_LEAST and are_apart(question, before, len(given), counts):
        told = {"people": len(given), "counts": counts, "counted_at": audit.now()}
        AskedResult.objects.update_or_create(question=question, defaults=told)
        changed = True
    if question.kind == AskedKind.TEXT and (changed or before is not None):
        changed = _tell(given, last=last) or changed
    return changed


def _counts(question: AskedQuestion, given: Sequence[Given]) -> list[int]:
    """Of each that may be chosen, then of those who left it out."""
    left_out = sum(not one.places and not one.text for one in given)
    if question.kind == AskedKind.TEXT:
        return [len(given) - left_out, left_out]
    places = [place for one in given for place in one.places]
    return [*(places.count(place) for place in range(len(question.labels))), left_out]


def are_apart(
    question: AskedQuestion, before: AskedResult | None, people: int, counts: Sequence[int]
) -> bool:
    """Whether nothing small follows from both: every cell in which there is anybody has grown by
    as many as may be told, and so have those beside it."""
    if before is None:
        return True
    new, old = _cells(question, people, counts), _cells(question, before.people, before.counts)
    if people - before.people < AT_LEAST or len(new) != len(old):
        return False
    return all(
        now == then == 0 or now - then >= AT_LEAST for now, then in zip(new, old, strict=True)
    )


def _cells(question: AskedQuestion, people: int, counts: Sequence[int]) -> list[int]:
    if question.kind != AskedKind.SEVERAL:
        return list(counts)
    chosen = list(counts[:-1])
    return [*chosen, *(people - one for one in chosen)]


def _tell(given: Sequence[Given], *, last: bool) -> bool:
    """Texts come several at once, so that none is read beside the contribution it came with."""
    waiting = [
        one.pk
        for one in given
        if one.text
        and not one.in_results
        and not one.kept_inside
        and not one.contribution.public_text
    ]
    if not waiting or (len(waiting) < AT_LEAST and not last):
        return False
    Given.objects.filter(pk__in=waiting).update(in_results=True)
    return True
