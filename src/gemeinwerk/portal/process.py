"""The process of a concept on one page: where it stands, what is next, how to take part, what was
said and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gemeinwerk.answers import counts
from gemeinwerk.answers.rounds.figures import FEWEST, OfRound
from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.contributions.form.kinds import takes_comments, takes_nothing_else
from gemeinwerk.contributions.models import Participation
from gemeinwerk.core import tongues, ui
from gemeinwerk.core.charts.timeline import remark_on
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.meetings.models.meetings import called
from gemeinwerk.meetings.telling import moment_of
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.contribution_queries import ANSWER
from gemeinwerk.representation.models import Release

_MIDDLE = 15
"""The day of a month on which what was said in it is drawn."""
_LONGEST = 120
PARTS = ("meets", "heard", "asks", "counted")
"""What a concept knows of itself that there would be to tell."""


def has_one(concept: Concept, phases: Sequence[Phase] = ()) -> bool:
    """Whether there is anything to tell of how a concept comes about."""
    return bool(phases) or any(getattr(concept, name, False) for name in PARTS)


# --- where it stands ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Now:
    """Stages that go on, each with what is to be said of its days; the next one; and whether all
    are over."""

    running: Sequence[tuple[Phase, str]]
    following: Phase | None
    is_over: bool


def now(phases: Sequence[Phase], spans: Sequence[ui.Span], today: date) -> Now:
    begun = [
        (phase, remark_on(span, today))
        for phase, span in zip(phases, spans, strict=True)
        if phase.actual_start and phase.actual_start <= today and not phase.actual_end
    ]
    ahead = [
        phase
        for phase in phases
        if not phase.actual_end and not (phase.actual_start and phase.actual_start <= today)
    ]
    over = bool(phases) and all(phase.actual_end for phase in phases)
    return Now(begun, ahead[0] if ahead else None, over)


# --- what happened on which day -------------------------------------------------------------------


def lines(
    concept: Concept,
    days: dict[str, list[dict[str, Any]]],
    months: Sequence[tuple[date, int]],
    rounds: Sequence[OfRound],
    today: date,
) -> list[ui.Line]:
    """For the timeline, in the order in which one leads to the other."""
    return [
        ui.Line(_("Sitzungen"), [_meeting(concept, one) for one in days["meetings"]]),
        ui.Line(_("Beiträge"), [_month(day, n, today) for day, n in months]),
        ui.Line(_("Antworten"), [_round(concept, one) for one in reversed(rounds)]),
        ui.Line(_("Entscheidungen"), sorted(_decided(concept, days), key=lambda one: one.on)),
    ]


def _meeting(concept: Concept, told: dict[str, Any]) -> ui.Mark:
    if told["has_minutes"]:
        url, detail = address("minutes", concept.slug, told["pk"]), _("mit Protokoll")
    else:
        url, detail = "", ""
    label = f"{told['body']}: {called(told['title'], told['number'])}"
    return ui.Mark(label, localdate(moment_of(told["starts_at"])), detail, of_the_town(), url=url)


def _month(first: date, n: int, today: date) -> ui.Mark:
    """A small number is not told."""
    if n < FEWEST:
        label = _("weniger als fünf Beiträge")
    else:
        label = ngettext("{n} Beitrag", "{n} Beiträge", n).format(n=n)
    middle = first.replace(day=_MIDDLE)
    on = middle if middle < today else first
    return ui.Mark(label, on, when=date_format(first, "F Y"))


def _round(concept: Concept, one: OfRound) -> ui.Mark:
    url = f"{address('contributions', concept.slug)}#beantwortet"
    return ui.Mark(one.title, one.day, language=of_the_town(), url=url)


def _decided(concept: Concept, days: dict[str, list[dict[str, Any]]]) -> Iterator[ui.Mark]:
    if concept.decided_on:
        yield ui.Mark(_("das Konzept ist beschlossen"), concept.decided_on, concept.paper)
    for one in days["versions"]:
        kind = str(VersionKind(one["kind"]).label)
        label = _("Fassung {n}, {kind}").format(n=one["number"], kind=kind)
        url = address("version", concept.slug, one["number"])
        yield ui.Mark(label, localdate(moment_of(one["at"])), url=url)
    for one in days["decisions"]:
        words = Truncator(one["words"]).chars(_LONGEST)
        yield ui.Mark(words, date.fromisoformat(one["on"]), language=of_the_town())


# --- how to take part -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """A question that is open to everybody: the way to its form, and to the draft that can be
    commented on; "" where there is none."""

    phase: Participation
    form: str
    draft: str


def asked(concept: Concept, phases: Sequence[Participation]) -> list[Asked]:
    return [_asked(concept, one) for one in phases]


def _asked(concept: Concept, phase: Participation) -> Asked:
    number: int | None = phase.draft_number  # type: ignore[attr-defined]
    draft = address("version", concept.slug, number) if number and takes_comments(phase) else ""
    form = reverse("taking_part:form", args=[concept.slug, phase.pk])
    form = f"{form}?sprache={get_language()}"
    return Asked(phase, "" if draft and takes_nothing_else(phase) else form, draft)


@dataclass(frozen=True)
class Tongue:
    code: str
    name: str
    direction: str
    url: str


def further_tongues(concept: Concept) -> list[Tongue]:
    """Languages in which one can take part, though this page is not there in them."""
    entrance = reverse("taking_part:entrance", args=[concept.slug])
    return [
        Tongue(code, name, tongues.direction(code), f"{entrance}?sprache={code}")
        for code, name in tongues.TONGUES
        if tongues.of_the_house(code) != code
    ]


# --- in numbers -----------------------------------------------------------------------------------


def figures(concept: Concept, found: counts.Counts, release: Release | None) -> list[ui.Figure]:
    """None is told below five: who was asked is a release's number, which never is."""
    told = []
    if release:
        asked, answered = release.content["asked"], release.content["answered"]
        label, of = _("Menschen gefragt, wer dabei ist"), _("{n} haben geantwortet")
        told.append(
            ui.Figure(str(asked), label, of.format(n=answered), address("presences", concept.slug))
        )
    if found.total >= FEWEST:
        url = address("contributions", concept.slug)
        told.append(ui.Figure(str(found.total), _("öffentliche Beiträge"), url=url))
    return told


@dataclass(frozen=True)
class Bars:
    """Groups with a number, and the names of those with too few."""

    rows: Sequence[ui.RankedRow]
    few: Sequence[tuple[str, str]]
    """Name and address."""


def by_field(concept: Concept, found: counts.Counts) -> Bars:
    return _bars(concept, "feld", found.fields, _("ohne Handlungsfeld"))


def by_theme(concept: Concept, found: counts.Counts) -> Bars:
    return _bars(concept, "thema", found.themes, "")


def by_answer(concept: Concept, found: counts.Counts) -> Bars:
    return _bars(concept, ANSWER, found.kinds, "")


def _bars(concept: Concept, name: str, groups: Sequence[counts.Group], without: str) -> Bars:
    enough, few = counts.told(groups)
    return Bars(
        [
            ui.RankedRow(
                counts.named(one, without), [one.n], _language(one), _list(concept, name, one)
            )
            for one in enough
        ],
        [(counts.named(one, without), _list(concept, name, one)) for one in few],
    )


def _language(group: counts.Group) -> str:
    return of_the_town() if group.label else ""


def _list(concept: Concept, name: str, group: counts.Group) -> str:
    """Those that were counted; of what has no field there is no such list."""
    if not group.key:
        return ""
    return f"{address('contributions', concept.slug)}?{name}={group.key}"
