"""A round is released: all its answers are given, and told.

The verb only says that it is wanted; the worker does all of it in one transaction, mails included.
Killed in the middle nothing has happened, and it is done by the next one.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import notices, queries, telling
from gemeinwerk.answers.rounds.documents import document_of, says_the_same
from gemeinwerk.answers.rounds.errors import NotReady
from gemeinwerk.answers.rounds.models import Answer, AnswerRound, AnswerState, RoundState
from gemeinwerk.answers.rounds.operations.holding import _held, require_open
from gemeinwerk.answers.rounds.queries import Standing
from gemeinwerk.answers.rounds.verbs import RoundsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.models import Contribution, Merge
from gemeinwerk.core import jobs
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold_all, verb

BATCH = 500
WRITTEN = (
    "state", "because", "document", "parts", "kinds", "released_at", "along", "replaces",
)  # fmt: skip


@verb
def release(round: AnswerRound, *, by: User, seen: str | None = None) -> None:
    """`seen`: the stamp of `queries.standing`. Raises NotInWork, NotReady, SeenOtherwise."""
    found = _held(round)
    require_open(found)
    standing = queries.standing(found)
    require_same(standing.stamp, seen)
    require_ready(standing)
    found.state, found.released_by, found.error = RoundState.RELEASING, by, ""
    found.save(update_fields=["state", "released_by", "error", *found.wait()])
    transaction.on_commit(jobs.nudge)


def require_ready(standing: Standing) -> None:
    """Each contribution has an answer, somebody else has read it, and its measure is there."""
    if not standing.total:
        raise NotReady(_("In dieser Runde ist kein Beitrag."))
    lacking = [one for one in what_lacks(standing) if one]
    if lacking:
        raise NotReady(
            _("Freigegeben wird eine Runde erst ganz: {what}.").format(what="; ".join(lacking))
        )


def what_lacks(standing: Standing) -> Iterable[str]:
    if n := standing.unanswered:
        yield ngettext("ein Beitrag ist ohne Antwort", "{n} Beiträge sind ohne Antwort", n).format(
            n=n
        )
    if n := standing.unread:
        yield ngettext(
            "eine Antwort hat noch niemand gegengelesen",
            "{n} Antworten hat noch niemand gegengelesen",
            n,
        ).format(n=n)
    if n := standing.lost:
        yield ngettext(
            "die Maßnahme oder das Ziel zu einer Antwort ist entfallen",
            "die Maßnahmen oder Ziele zu {n} Antworten sind entfallen",
            n,
        ).format(n=n)
    if n := standing.held:
        yield ngettext(
            "ein Beitrag wartet auf Prüfung", "{n} Beiträge warten auf Prüfung", n
        ).format(n=n)


# --- what the background does ---------------------------------------------------------------------


def asked_for(row: AnswerRound) -> jobs.Asked:
    return jobs.Asked(row.released_by_id, "answer.release", row.concept)


def fail(row: AnswerRound, message: str) -> None:
    """It is open as before, with the reason above it."""
    jobs.in_hand(row).filter(state=RoundState.RELEASING).update(
        state=RoundState.OPEN, error=message
    )


def carry_out(row: AnswerRound) -> None:
    """Reasons of ours stand in rows everybody reads: they are in the town's language."""
    with translation.override("de"):
        _happen(row, taken=row.tries)


@verb
def _happen(round: AnswerRound, *, taken: int) -> None:
    found = _held(round, "released_by")
    if found.state != RoundState.RELEASING or found.tries != taken:
        return
    _hold_contributions(found)
    require_ready(queries.standing(found))
    given = _give(found)
    told = telling.voices_of([one for one in given if one.is_news])
    found.state, found.released_at, found.error = RoundState.RELEASED, audit.now(), ""
    found.reached = telling.counted(told)
    found.save(update_fields=["state", "released_at", "error", "reached"])
    notices.answered(found, telling.by_mail(told))
    public = found.concept.public
    by = found.released_by
    audit.record_all(
        [
            audit.entry(
                RoundsVerb.ANSWER,
                one.contribution,
                by=by,
                after={"round": found.title},
                public=public and one.contribution.is_public,
                label=str(one.contribution.number),
            )
            for one in given
        ]
    )
    audit.record(RoundsVerb.RELEASE, found, by=by, after={"number": len(given)}, public=public)


def _hold_contributions(round: AnswerRound) -> None:
    """Nobody takes one back, or an address, while it is told."""
    answers = Answer.objects.filter(round=round, state=AnswerState.DRAFT)
    inside = Q(pk__in=answers.values("contribution"))
    merged = Merge.objects.filter(into__in=answers.values("contribution"), undone_at=None)
    hold_all(Contribution.objects.filter(inside | Q(pk__in=merged.values("one"))))


def _give(round: AnswerRound) -> list[Answer]:
    """All answers of the round as they are told from now on, those along with others included."""
    rows = _drafts(round)
    at_work = set(queries.in_work(round).values_list("pk", flat=True))
    own = [one for one in rows if one.pk in at_work]
    along = queries.merged_into([one.contribution_id for one in own])
    merged = [one.pk for several in along.values() for one in several]
    before = queries.last_given([*(one.contribution_id for one in own), *merged])
    given = [one for one in own if _has_news(one, before.get(one.contribution_id))]
    for one in rows:
        if one.pk not in at_work:
            one.state, one.because = AnswerState.OUT, _("Zurückgezogen oder zusammengeführt.")
    _write(rows)
    sources = {one.contribution_id: one for one in given}
    sources |= {key: before[key] for key in along if key not in sources}
    return [*given, *_give_along(round, along, sources, before)]


def _drafts(round: AnswerRound) -> list[Answer]:
    outcomes = Prefetch("contribution__outcomes", Outcome.objects.select_related("measure", "goal"))
    rows = Answer.objects.filter(round=round).select_related("contribution")
    found = hold_all(rows.filter(state=AnswerState.DRAFT).prefetch_related(outcomes))
    for one in found:
        one.round = round
        one.contribution.concept = round.concept
    return found


def _has_news(answer: Answer, before: Answer | None) -> bool:
    """What says what was said before is left out, and the earlier answer stands; but that of
    another one, along with which it was answered, is none of its own."""
    outcomes: list[Outcome] = list(answer.contribution.outcomes.all())
    document = document_of(outcomes)
    is_own = before is not None and before.along_id is None
    if before is not None and is_own and says_the_same(before.document, document):
        answer.state = AnswerState.OUT
        answer.because = _("Unverändert seit der Antwort vom {day}.").format(
            day=date_format(localdate(before.released_at), "DATE_FORMAT")
        )
        return False
    answer.say(document)
    answer.replaces = before
    answer.state, answer.released_at = AnswerState.RELEASED, audit.now()
    return True


def _give_along(
    round: AnswerRound,
    along: Mapping[int, Sequence[Contribution]],
    sources: Mapping[int, Answer],
    before: Mapping[int, Answer],
) -> list[Answer]:
    """Those merged into others get the same, told to whoever said them."""
    present = {one.contribution_id: one for one in Answer.objects.filter(round=round)}
    given = []
    for key, several in along.items():
        source = sources[key]
        for one in several:
            last = before.get(one.pk)
            if last is not None and last.along_id == source.pk:
                continue
            one.concept = round.concept
            answer = present.get(one.pk) or Answer(round=round)
            answer.contribution, answer.along, answer.replaces = one, source, last
            answer.say(source.document)
            answer.because = ""
            answer.state, answer.released_at = AnswerState.RELEASED, audit.now()
            given.append(answer)
    known = [one for one in given if one.pk is not None]
    Answer.objects.bulk_create([one for one in given if one.pk is None], batch_size=BATCH)
    _write(known)
    return given


def _write(rows: Sequence[Answer]) -> None:
    """Rows that are there; for thousands this takes a tenth of what `bulk_update` does."""
    Answer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN, batch_size=BATCH
    )
