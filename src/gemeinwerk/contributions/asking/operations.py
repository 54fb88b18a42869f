"""The questions of a phase are added, changed, moved, removed; a statement is kept inside.

add_question(phase, kind=AskedKind.CHOICE, text="Wie alt sind Sie?", options=["…", "…"], by=user)
remove_question(question, by=user)      # asked no more, where somebody has stated something to it
keep_inside(given, inside=True, by=user)
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.operations.writing import move, put_last
from gemeinwerk.contributions.asking.errors import Fixed, NothingAsked, TooMany
from gemeinwerk.contributions.asking.models import AskedKind, AskedQuestion, Given
from gemeinwerk.contributions.asking.verbs import AskingVerb
from gemeinwerk.contributions.models import Participation
from gemeinwerk.contributions.operations import writing
from gemeinwerk.core.writing import hold, verb

MOST = 8
"""At once: each is one more reason to leave the form."""
MOST_OPTIONS = 12
_CHOSEN = (AskedKind.CHOICE, AskedKind.SEVERAL)


@verb
def add_question(
    phase: Participation, *, kind: str, text: str, by: User | None, **details: Any
) -> AskedQuestion:
    """`details`: further fields of the model."""
    present = lock(phase)
    if present.asked.filter(ended_at=None).count() >= MOST:
        raise TooMany(
            _("Mehr als {n} Fragen beantwortet neben einem Beitrag niemand.").format(n=MOST)
        )
    new = AskedQuestion(phase=present, kind=kind, text=text.strip(), **details)
    _require_whole(new)
    put_last(new, present.asked.all())
    new.save()
    _record(AskingVerb.QUESTION_ADD, new, by)
    return new


@verb
def edit_question(
    question: AskedQuestion, *, by: User | None, seen: Seen = None, **values: Any
) -> AskedQuestion:
    """Raises `Overtaken`; `Fixed` once somebody has stated something to it."""
    present = _held(question)
    options = values.pop("options", None)
    deed = AskingVerb.QUESTION_EDIT
    before, after = lost_update.apply(present, values, seen=seen, verb=deed)
    if options is not None and list(options) != present.options:
        before["options"], after["options"] = present.options, list(options)
        present.options = list(options)
    _require_whole(present)
    if after:
        if why := why_fixed(present):
            raise Fixed(why)
        present.revision += 1
        present.save()
        _record(deed, present, by, before=_told(before), after=_told(after))
    return present


@verb
def move_question(
    question: AskedQuestion, *, by: User | None, up: bool = False, to: int | None = None
) -> None:
    """Among those that are asked."""
    present = _held(question)
    if move(present, present.phase.asked.filter(ended_at=None), up=up, to=to):
        _record(AskingVerb.QUESTION_MOVE, present, by)


@verb
def remove_question(question: AskedQuestion, *, by: User | None) -> None:
    """What was stated to it stays, and it is asked no more; else it is gone."""
    present = _held(question)
    if not present.given.exists():
        _record(AskingVerb.QUESTION_REMOVE, present, by)
        present.delete()
    elif present.ended_at is None:
        present.ended_at = audit.now()
        present.save(update_fields=["ended_at"])
        _record(AskingVerb.QUESTION_END, present, by)


@verb
def keep_inside(given: Given, *, inside: bool, by: User | None) -> Given:
    """Whether a text stays out of the results. Said twice, once."""
    contribution = writing.lock(given.contribution)
    writing.require_there(contribution)
    present = hold(given)
    present.contribution = contribution
    if present.kept_inside != inside:
        present.kept_inside = inside
        present.save(update_fields=["kept_inside"])
        deed = AskingVerb.STATEMENT_INSIDE if inside else AskingVerb.STATEMENT_SHOW
        writing.record(contribution, deed=deed, by=by)
    return present


def why_fixed(question: AskedQuestion) -> str:
    """Why its words stay as they are; "" where they do not."""
    if question.ended_at is not None:
        return _("Diese Frage wird nicht mehr gestellt.")
    if question.given.exists():
        return _(
            "Dazu gibt es schon Angaben. Mit anderen Worten wäre es eine andere Frage: Beenden Sie "
            "diese und ergänzen Sie eine neue."
        )
    return ""


def lock(phase: Participation) -> Participation:
    concept = hold(phase.concept)
    found = hold(phase)
    found.concept = concept
    return found


def _held(question: AskedQuestion) -> AskedQuestion:
    phase = lock(question.phase)
    found = hold(question)
    found.phase = phase
    return found


def _require_whole(question: AskedQuestion) -> None:
    question.text = question.text.strip()
    if not question.text:
        raise NothingAsked(_("Bitte schreiben Sie die Frage auf."))
    question.options = _options(question.options) if question.kind in _CHOSEN else []
    if question.kind in _CHOSEN and len(question.options) < 2:
        raise NothingAsked(_("Bitte geben Sie mindestens zwei Antworten zur Auswahl."))
    if len(question.options) > MOST_OPTIONS:
        raise NothingAsked(_("Mehr als zwölf Antworten liest niemand."))
    if question.kind != AskedKind.SCALE:
        question.lowest = question.highest = ""
    elif not (question.lowest.strip() and question.highest.strip()):
        raise NothingAsked(_("Bitte schreiben Sie, was die 1 und was die 5 bedeutet."))


def _options(options: Iterable[str]) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(filter(None, (one.strip() for one in options))))


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """For the log."""
    return {
        name: "; ".join(value) if isinstance(value, list) else value
        for name, value in values.items()
    }


def _record(deed: AskingVerb, question: AskedQuestion, by: User | None, **details: Any) -> None:
    audit.record(deed, question, by=by, public=question.phase.concept.public, **details)
