"""A round is opened, filled, emptied, discarded."""

from collections.abc import Iterable, Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.rounds import queries
from gemeinwerk.answers.rounds.errors import NoReason, NothingToAnswer
from gemeinwerk.answers.rounds.models import Answer, AnswerRound, AnswerState
from gemeinwerk.answers.rounds.operations.holding import _held, require_open
from gemeinwerk.answers.rounds.verbs import RoundsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.writing import hold, hold_all, verb

BATCH = 500


@verb
def open_round(
    concept: Concept,
    *,
    by: User | None,
    title: str = "",
    participation: Participation | None = None,
) -> AnswerRound:
    """With all that waits for an answer, or for another one. Raises NothingToAnswer."""
    present = hold(concept)
    phase = hold(participation) if participation is not None else None
    found = list(queries.waiting(present, phase))
    if not found:
        raise NothingToAnswer(
            _("Es gibt nichts zu beantworten: Jeder Beitrag hat eine Antwort, an der sich nichts "
              "geändert hat, oder steht schon in einer Runde.")
        )  # fmt: skip
    last = AnswerRound.objects.filter(concept=present).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    new = AnswerRound.objects.create(
        concept=present,
        participation=phase,
        number=number,
        title=title.strip() or _("Antwortrunde {n}").format(n=number),
        opened_at=audit.now(),
        opened_by=by,
    )
    _fill(new, found)
    audit.record(RoundsVerb.OPEN, new, by=by, after={"number": len(found)})
    return new


@verb
def add(round: AnswerRound, *, numbers: Sequence[int], by: User | None) -> int:
    """What came in since, or was taken out; how many. What has nothing new to tell stays out."""
    found = _held(round)
    require_open(found)
    chosen = list(queries.waiting(found.concept).filter(number__in=numbers))
    if not chosen:
        raise NothingToAnswer(
            _("Davon kommt nichts in die Runde: Es ist beantwortet und unverändert, steht schon in "
              "einer Runde oder bekommt keine eigene Antwort.")
        )  # fmt: skip
    _fill(found, chosen)
    audit.record_all(
        [audit.entry(RoundsVerb.ADD, one, by=by, after={"round": found.title}) for one in chosen]
    )
    return len(chosen)


@verb
def take_out(round: AnswerRound, *, numbers: Sequence[int], reason: str, by: User | None) -> int:
    """Not in this round, and why; it waits for the next one. How many."""
    found = _held(round)
    require_open(found)
    require_bearable(reason)
    if not reason.strip():
        raise NoReason(_("Bitte schreiben Sie, warum der Beitrag in dieser Runde fehlt."))
    rows = Answer.objects.filter(round=found, state=AnswerState.DRAFT)
    chosen = hold_all(
        rows.filter(contribution__number__in=numbers).select_related("contribution__concept")
    )
    for one in chosen:
        one.state, one.because = AnswerState.OUT, reason.strip()
    Answer.objects.bulk_update(chosen, ["state", "because"], batch_size=BATCH)
    audit.record_all(
        [
            audit.entry(
                RoundsVerb.TAKE_OUT,
                one.contribution,
                by=by,
                before={"round": found.title},
                reason=reason.strip(),
            )
            for one in chosen
        ]
    )
    return len(chosen)


@verb
def discard(round: AnswerRound, *, by: User | None) -> None:
    """It is gone, and all in it waits as before; outcomes and their reasons stay."""
    found = _held(round)
    require_open(found)
    audit.record(RoundsVerb.DISCARD, found, by=by)
    found.delete()


def _fill(round: AnswerRound, found: Iterable[Contribution]) -> None:
    """What was taken out of it comes back in its row."""
    keys = [one.pk for one in found]
    before = Answer.objects.filter(round=round, contribution__in=keys)
    known = set(before.values_list("contribution", flat=True))
    before.update(state=AnswerState.DRAFT, because="")
    Answer.objects.bulk_create(
        [Answer(round=round, contribution_id=key) for key in keys if key not in known],
        batch_size=BATCH,
    )
