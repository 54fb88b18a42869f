"""What to do next with a concept: the first is the one primary button of its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.lifecycle import LIFECYCLE, WRITABLE, ConceptStatus, goes_back
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations import missing_for
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
        yield _step(
            _("Bringen Sie Ihre Tabelle mit: Die Handlungsfelder entstehen aus ihr."),
            _("Katalog einlesen"),
            "measures:imports",
            concept,
            "catalogue.import",
        )
        yield _step(
            _("Oder legen Sie die Handlungsfelder selbst an."),
            _("Handlungsfelder anlegen"),
            "concepts:structure",
            concept,
            "concept.edit",
        )
        return
    if facts.not_carried_over:
        yield _carry_over(facts)
    if not facts.measures:
        yield _step(
            _("Der Katalog ist noch leer. Bringen Sie Ihre Tabelle mit."),
            _("Katalog einlesen"),
            "measures:imports",
            concept,
            "catalogue.import",
        )
        yield _step(
            _("Oder schreiben Sie die erste Maßnahme selbst."),
            _("Maßnahme anlegen"),
            "measures:create",
            concept,
            "measure.create",
        )
        return
    yield from _mending(facts)
    yield _advance(concept)


def _mending(facts: Facts) -> Iterator[Step]:
    concept = facts.concept
    if facts.without_lead:
        text = ngettext(
            "Eine Maßnahme ohne Federführung ergänzen.",
            "{n} Maßnahmen ohne Federführung ergänzen.",
            facts.without_lead,
        ).format(n=facts.without_lead)
        yield _to_table(text, _("Maßnahmen ergänzen"), concept, "measure.bulk_edit", stelle=NOBODY)
    if facts.errors:
        text = ngettext(
            "Ein Fehler der Prüfung steht einer Fassung für Rat und Beschluss im Weg.",
            "{n} Fehler der Prüfung stehen einer Fassung für Rat und Beschluss im Weg.",
            facts.errors,
        ).format(n=facts.errors)
        yield _step(text, _("Prüfung ansehen"), "measures:check", concept, "catalogue.check")
    if facts.open_findings:
        text = ngettext(
            "Ein Befund der Bestandsaufnahme ist noch offen.",
            "{n} Befunde der Bestandsaufnahme sind noch offen.",
            facts.open_findings,
        ).format(n=facts.open_findings)
        yield _step(text, _("Befunde beantworten"), "concepts:review", concept, "finding.answer")
    if facts.unconfirmed:
        text = ngettext(
            "Eine Maßnahme ist vom Fachbereich noch nicht bestätigt.",
            "{n} Maßnahmen sind von den Fachbereichen noch nicht bestätigt.",
            facts.unconfirmed,
        ).format(n=facts.unconfirmed)
        yield _step(
            text, _("Bestätigungen ansehen"), "measures:confirmations", concept, "measure.ask"
        )
    if not facts.errors:
        yield _step(
            _("Der Katalog hat keine Fehler. Eine Fassung hält ihn so fest, wie er jetzt ist."),
            _("Fassung einfrieren"),
            "measures:freeze",
            concept,
            "catalogue.freeze",
        )


def _standing(facts: Facts) -> Iterator[Step]:
    concept = facts.concept
    if not concept.public:
        yield _step(
            _("Das Konzept ist beschlossen, aber noch nicht öffentlich."),
            _("Veröffentlichen"),
            "desk:publish",
            concept,
            "concept.publish",
        )
    if concept.status == ConceptStatus.IMPLEMENTATION:
        yield from _reporting(facts)
    # What is carried out is not evaluated before its time is over.
    if concept.status == ConceptStatus.IMPLEMENTATION and not facts.is_over and facts.measures:
        return
    if concept.status != ConceptStatus.SUPERSEDED:
        yield _advance(concept)
    if concept.status != ConceptStatus.ADOPTED and not facts.has_successor:
        yield _step(
            _("Handlungsfelder, Themen und unfertige Maßnahmen gehen in die nächste Auflage mit."),
            _("Neue Auflage beginnen"),
            "concepts:next_edition",
            concept,
            "concept.create",
        )


def _reporting(facts: Facts) -> Iterator[Step]:
    """What the public asks first: why something is late, and what became of the rest."""
    concept, verb = facts.concept, "measure.bulk_edit"
    if facts.unexplained:
        text = ngettext(
            "Bei einer Maßnahme hinter der Zusage sagen, woran es liegt.",
            "Bei {n} Maßnahmen hinter der Zusage sagen, woran es liegt.",
            facts.unexplained,
        ).format(n=facts.unexplained)
        yield _to_table(text, _("Gründe nachtragen"), concept, verb, stand=UNEXPLAINED)
    if facts.unreported:
        text = ngettext(
            "Eine Maßnahme hat noch keinen Umsetzungsstand.",
            "{n} Maßnahmen haben noch keinen Umsetzungsstand.",
            facts.unreported,
        ).format(n=facts.unreported)
        yield _to_table(text, _("Stand nachtragen"), concept, verb, stand=UNKNOWN.key)


def _to_table(text: str, action: str, concept: Concept, verb: str, **wanted: str) -> Step:
    address = reverse("measures:table", args=[concept.slug])
    return Step(text, action, f"{address}?{urlencode(wanted)}", verb)


def _carry_over(facts: Facts) -> Step:
    text = ngettext(
        "Über eine unfertige Maßnahme der letzten Auflage ist noch nicht entschieden.",
        "Über {n} unfertige Maßnahmen der letzten Auflage ist noch nicht entschieden.",
        facts.not_carried_over,
    ).format(n=facts.not_carried_over)
    return _step(
        text, _("Übernahme entscheiden"), "desk:take_over", facts.concept, "measure.create"
    )


def _advance(concept: Concept) -> Step:
    onward = next(
        to for to in LIFECYCLE.following(concept.status) if not goes_back(concept.status, to)
    )
    label = ConceptStatus(onward).label
    if missing_for(concept, onward):
        text = _("Für den Stand „{status}“ ist noch etwas zu tun.").format(status=label)
    else:
        text = _("Das Konzept kann weiter zum Stand „{status}“.").format(status=label)
    return _step(text, _("Stand ändern"), "concepts:status", concept, "concept.advance")


def _step(text: str, action: str, page: str, concept: Concept, verb: str) -> Step:
    return Step(text, action, reverse(page, args=[concept.slug]), verb)
