"""What to do next with a concept: the first is the one primary button of its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.lifecycle import LIFECYCLE, WRITABLE, ConceptStatus, goes_back
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations import missing_for
from gemeinwerk.desk import ways
from gemeinwerk.desk.ways import Way
from gemeinwerk.evaluation.models import Evaluation, EvaluationState
from gemeinwerk.measures.queries import NOBODY, UNEXPLAINED
from gemeinwerk.measures.states import UNKNOWN


@dataclass(frozen=True)
class Facts:
    """What the steps are worked out from."""

    concept: Concept
    fields: int
    measures: int
    without_lead: int
    unconfirmed: int
    unexplained: int
    unreported: int
    is_over: bool
    errors: int
    open_findings: int
    not_carried_over: int
    has_successor: bool
    evaluation: Evaluation | None
    """The newest one, where that matters."""


@dataclass(frozen=True)
class Step:
    """A sentence that says why, and a button that says what."""

    text: str
    action: str
    url: str
    verb: str


def next_steps(facts: Facts, user: User) -> list[Step]:
    """Those the person may take, the most useful first."""
    stage = _writing(facts) if facts.concept.status in WRITABLE else _standing(facts)
    return [step for step in stage if user.has_perm(step.verb, facts.concept)]


def _writing(facts: Facts) -> Iterator[Step]:
    concept = facts.concept
    if not facts.fields:
        text = _("Bringen Sie Ihre Tabelle mit: Die Handlungsfelder entstehen aus ihr.")
        yield _step(text, ways.IMPORT, concept)
        yield _step(_("Oder legen Sie die Handlungsfelder selbst an."), ways.FIELDS, concept)
        return
    if facts.not_carried_over:
        yield _carry_over(facts)
    if not facts.measures:
        text = _("Der Katalog ist noch leer. Bringen Sie Ihre Tabelle mit.")
        yield _step(text, ways.IMPORT, concept)
        yield _step(_("Oder schreiben Sie die erste Maßnahme selbst."), ways.CREATE, concept)
        return
    yield from _mending(facts)
    yield _advance(concept)


def _mending(facts: Facts) -> Iterator[Step]:
    concept = facts.concept
    if facts.without_lead:
        text = ngettext(
            "Eine Maßnahme hat noch keine Federführung.",
            "{n} Maßnahmen haben noch keine Federführung.",
            facts.without_lead,
        ).format(n=facts.without_lead)
        yield _step(text, ways.LEADS, concept, stelle=NOBODY)
    if facts.errors:
        yield _step(ways.errors_in_the_way(facts.errors), ways.CHECK, concept)
    if facts.open_findings:
        yield _step(ways.open_findings(facts.open_findings), ways.FINDINGS, concept)
    if facts.unconfirmed:
        text = ngettext(
            "Eine Maßnahme ist vom Fachbereich noch nicht bestätigt.",
            "{n} Maßnahmen sind von den Fachbereichen noch nicht bestätigt.",
            facts.unconfirmed,
        ).format(n=facts.unconfirmed)
        yield _step(text, ways.CONFIRMATIONS, concept)
    if not facts.errors:
        text = _("Der Katalog hat keine Fehler. Eine Fassung hält ihn so fest, wie er jetzt ist.")
        yield _step(text, ways.FREEZE, concept)


def _standing(facts: Facts) -> Iterator[Step]:
    concept = facts.concept
    if not concept.public:
        text = _("Das Konzept ist beschlossen, aber noch nicht öffentlich.")
        yield _step(text, ways.PUBLISH, concept)
    if concept.status == ConceptStatus.IMPLEMENTATION:
        yield from _reporting(facts)
    # What is carried out is not evaluated before its time is over.
    if concept.status == ConceptStatus.IMPLEMENTATION and not facts.is_over and facts.measures:
        return
    if concept.status != ConceptStatus.SUPERSEDED:
        if concept.status == ConceptStatus.EVALUATED or (
            concept.status == ConceptStatus.IMPLEMENTATION and facts.is_over
        ):
            yield from _evaluating(facts)
        yield _advance(concept)
    if concept.status != ConceptStatus.ADOPTED and not facts.has_successor:
        text = _(
            "Handlungsfelder, Themen und unfertige Maßnahmen gehen in die nächste Auflage mit."
        )
        yield _step(text, ways.NEXT_EDITION, concept)


def _reporting(facts: Facts) -> Iterator[Step]:
    """What the public asks first: why something is late, and what became of the rest."""
    if facts.unexplained:
        text = ngettext(
            "Bei einer Maßnahme hinter der Zusage sagen, woran es liegt.",
            "Bei {n} Maßnahmen hinter der Zusage sagen, woran es liegt.",
            facts.unexplained,
        ).format(n=facts.unexplained)
        yield _step(text, ways.REASONS, facts.concept, stand=UNEXPLAINED)
    if facts.unreported:
        text = ngettext(
            "Eine Maßnahme hat noch keinen Umsetzungsstand.",
            "{n} Maßnahmen haben noch keinen Umsetzungsstand.",
            facts.unreported,
        ).format(n=facts.unreported)
        yield _step(text, ways.REPORTS, facts.concept, stand=UNKNOWN.key)


def _evaluating(facts: Facts) -> Iterator[Step]:
    """What was achieved is said before the concept is called evaluated, and before the next."""
    concept, found = facts.concept, facts.evaluation
    if found is None:
        text = _("Sagen Sie, was erreicht wurde, was es bewirkt hat und was daraus folgt.")
        yield _step(text, ways.EVALUATE, concept)
    elif found.state == EvaluationState.OPEN:
        text = _("Die Auswertung ist noch nicht abgeschlossen.")
        yield _step(text, ways.EVALUATION, concept)
    elif not found.published:
        text = _("Die Auswertung ist abgeschlossen, aber noch nicht öffentlich.")
        yield _step(text, ways.EVALUATION, concept)


def _carry_over(facts: Facts) -> Step:
    text = ngettext(
        "Über eine unfertige Maßnahme der letzten Auflage ist noch nicht entschieden.",
        "Über {n} unfertige Maßnahmen der letzten Auflage ist noch nicht entschieden.",
        facts.not_carried_over,
    ).format(n=facts.not_carried_over)
    return _step(text, ways.TAKE_OVER, facts.concept)


def _advance(concept: Concept) -> Step:
    onward = next(
        to for to in LIFECYCLE.following(concept.status) if not goes_back(concept.status, to)
    )
    label = ConceptStatus(onward).label
    if missing_for(concept, onward):
        text = _("Für den Stand „{status}“ ist noch etwas zu tun.").format(status=label)
    else:
        text = _("Das Konzept kann weiter zum Stand „{status}“.").format(status=label)
    return _step(text, ways.STATUS, concept)


def _step(text: str, way: Way, concept: Concept, **wanted: str) -> Step:
    return Step(text, str(way.action), way.url(concept, **wanted), way.verb)
