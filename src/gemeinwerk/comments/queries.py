"""What is asked about comments on drafts; every answer starts at a town or one of its concepts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, When
from django.db.models.functions import Cast, Left

from gemeinwerk.comments import passages
from gemeinwerk.comments.models import CommentedDraft, DraftAnchor, PartKind
from gemeinwerk.comments.passages import Part, Passage
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form.kinds import takes_comments
from gemeinwerk.contributions.form.queries import open_on
from gemeinwerk.contributions.merging.queries import standing
from gemeinwerk.contributions.models import (
    Contribution,
    ContributionKind,
    ContributionState,
    Participation,
)
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.core.typed import whole_number
from gemeinwerk.measures.comparing import Change
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.municipalities.models import Municipality

MEASURE, STATE = "massnahme", "stand"
"""By which names a list is filtered."""
BESIDE = 600
"""So many signs of a comment stand beside its passage."""


@dataclass(frozen=True)
class Became:
    """What a later published version has in place of a passage. `part` None: it is gone."""

    version: CatalogueVersion
    part: Part | None
    changes: list[Change]


# --- in public ------------------------------------------------------------------------------------


def asks(version: str, today: date) -> Subquery:
    """The key of the phase in which the version an outer row points to can be commented on now."""
    return Subquery(_open(today).filter(version=OuterRef(version)).values("participation")[:1])


def _open(today: date) -> "QuerySet[CommentedDraft]":
    phases = Participation.objects.filter(open_on(today)).annotate(named=Cast("kinds", TextField()))
    takes = Q(named="[]") | Q(named__contains=f'"{ContributionKind.COMMENT.value}"')
    found = CommentedDraft.objects.filter(participation__in=phases.filter(takes).values("pk"))
    return found.filter(version__published=True).order_by("participation")


def along(version: str, **further: Any) -> Listed:
    """What can be read of the comments on the version an outer row points to, in the same query: by
    number, each with the passage it is on and as much of its text as stands beside that. `further`:
    of which alone."""
    public = DraftAnchor.objects.filter(
        ~Exists(_in_parts()),
        version=OuterRef(version),
        contribution__state=ContributionState.PUBLIC,
        **further,
    )
    blacked = Q(contribution__public_text="")
    said = Case(When(blacked, then=F("contribution__text")), default=F("contribution__public_text"))
    told = row(
        number="contribution__number", part="part", code="code", field="field", quote="quote",
        said="said", language="contribution__language",
    )  # fmt: skip
    return Listed(
        public.annotate(said=Left(said, BESIDE + 1))
        .order_by("contribution__number")
        .values(told=told)
    )


def _in_parts() -> "QuerySet[Any]":
    """Of an outer anchor: its comment was split, and each part stands beside the passage."""
    return standing().filter(whole=OuterRef("contribution"), part__draft_anchor__isnull=False)


def open_draft(town: Municipality, slug: str, number: int, today: date) -> CommentedDraft:
    """A published version that can be commented on now, or could be in a phase that is over: then
    its page says so. Raises CommentedDraft.DoesNotExist."""
    of_version = CommentedDraft.objects.filter(
        version__number=number,
        version__published=True,
        version__concept__municipality=town,
        version__concept__slug=slug,
        version__concept__public=True,
        participation__form=True,
    ).select_related("version", "participation__concept")
    is_open = Exists(_open(today).filter(pk=OuterRef("pk")))
    found = of_version.annotate(is_open=is_open).order_by("-is_open", "participation").first()
    if found is None or not takes_comments(found.participation):
        raise CommentedDraft.DoesNotExist
    found.participation.concept.municipality = town
    return found


def draft_of(phase: Participation) -> CommentedDraft | None:
    """Where citizens read the draft a phase asks about."""
    found = CommentedDraft.objects.filter(participation=phase, version__published=True)
    return found.select_related("version").first()


def part(version: CatalogueVersion, kind: str, code: str) -> Part | None:
    """A goal or a measure of a version; None where it holds none of that number."""
    if kind == PartKind.GOAL:
        return passages.goal(version.content, code)
    found = FrozenMeasure.objects.filter(version=version, code=code)
    known = found.values_list("code", "content", "measure_id").first()
    return passages.measure(*known) if known else None


# --- what became of the passage -------------------------------------------------------------------


@dataclass(frozen=True)
class About:
    """A passage, and what became of it."""

    anchor: DraftAnchor
    became: Became | None

    @property
    def language(self) -> str:
        """Of what the town wrote; "" where it is that of the page."""
        return of_the_town()


def about(contribution: Contribution) -> About | None:
    """Three queries, four where the whole of a measure is meant; one where it is no comment."""
    found = DraftAnchor.objects.filter(contribution=contribution)
    anchor = found.select_related("version").first()
    return About(anchor, became(anchor)) if anchor else None


def part_of(contribution: Contribution) -> tuple[int | None, str]:
    """The key of the measure a comment is on, where that is still in the draft, or the number of
    the goal; of what is no comment nothing is asked."""
    if contribution.kind != ContributionKind.COMMENT:
        return None, ""
    found = DraftAnchor.objects.filter(contribution=contribution)
    measure, part, code = found.values_list("measure", "part", "code").first() or (None, "", "")
    return measure, code if part == PartKind.GOAL else ""


def became(anchor: DraftAnchor) -> Became | None:
    """None as long as no later version is published: two queries, three where the whole of a
    measure is meant."""
    later = _newest(anchor.version.concept_id)
    if later is None or later.number <= anchor.version.number:
        return None
    return _became(anchor, later, _same(later, [anchor]), _frozen([anchor]))


def all_became(concept: Concept, anchors: Iterable[DraftAnchor]) -> dict[int, Became | None]:
    """The same of many of one concept, by their keys: three queries however many."""
    rows = list(anchors)
    later = _newest(concept.pk)
    if later is None or not rows:
        return dict.fromkeys((one.pk for one in rows), None)
    there, then = _same(later, rows), _frozen(rows)
    return {
        one.pk: _became(one, later, there, then) if later.number > one.version.number else None
        for one in rows
    }


def _newest(concept: int) -> CatalogueVersion | None:
    found = CatalogueVersion.objects.filter(concept=concept, published=True)
    return found.order_by("-number").first()


Known = list[tuple[str, Any, int | None]]
"""Measures as they were frozen: number, document, the key of the row in the draft."""


def _same(version: CatalogueVersion, anchors: list[DraftAnchor]) -> Known:
    """The measures of a version that some passages may stand in."""
    wanted = [one for one in anchors if one.part == PartKind.MEASURE]
    if not wanted:
        return []
    keys = {one.measure_id for one in wanted if one.measure_id}
    same = Q(measure__in=keys) | Q(code__in={one.code for one in wanted})
    found = FrozenMeasure.objects.filter(same, version=version)
    return list(found.values_list("code", "content", "measure_id"))


def _frozen(anchors: list[DraftAnchor]) -> dict[tuple[int, str], Part]:
    """Of those that mean the whole of a measure, what it said."""
    wanted = [one for one in anchors if one.part == PartKind.MEASURE and not one.field]
    if not wanted:
        return {}
    found = FrozenMeasure.objects.filter(
        version__in={one.version_id for one in wanted}, code__in={one.code for one in wanted}
    )
    rows = found.values_list("version", "code", "content", "measure_id")
    return {(key, code): passages.measure(code, content, row) for key, code, content, row in rows}


def _became(
    anchor: DraftAnchor,
    later: CatalogueVersion,
    there: Known,
    then: Mapping[tuple[int, str], Part],
) -> Became:
    if anchor.part == PartKind.GOAL:
        now, before = passages.goal(later.content, anchor.code), _goal_then(anchor)
    else:
        now = _measure_now(anchor, there)
        before = then.get((anchor.version_id, anchor.code)) or now
    if now is None or before is None:
        return Became(later, None, [])
    passage = Passage(anchor.field, anchor.quote, anchor.context)
    return Became(later, now, passages.changes(passage, before, now))


def _goal_then(anchor: DraftAnchor) -> Part | None:
    return passages.goal(anchor.version.content, anchor.code)


def _measure_now(anchor: DraftAnchor, there: Known) -> Part | None:
    """The same row of the draft; of one that is deleted the number is left to know it by."""
    for code, content, key in there:
        if key == anchor.measure_id if anchor.measure_id else code == anchor.code:
            return passages.measure(code, content, key)
    return None


# --- at the desk ----------------------------------------------------------------------------------


def comments(concept: Concept, wanted: Mapping[str, str]) -> "QuerySet[DraftAnchor]":
    """The newest first, each with its contribution and version; none that was taken back, and of
    one that was split its parts."""
    found = DraftAnchor.objects.filter(~Exists(_in_parts()), contribution__concept=concept)
    found = found.exclude(contribution__state=ContributionState.WITHDRAWN)
    if state := wanted.get(STATE):
        found = found.filter(contribution__state=state)
    if (key := whole_number(wanted.get(MEASURE))) is not None:
        found = found.filter(measure=key)
    return found.select_related("contribution", "version").order_by("-contribution__number")


def measure(town: Municipality, slug: str, pk: int) -> Measure:
    """Raises Measure.DoesNotExist."""
    found = Measure.objects.select_related("concept__municipality", "field", "lead_unit")
    return found.get(concept__municipality=town, concept__slug=slug, pk=pk)


def commented_measures(concept: Concept) -> list[Measure]:
    """Those somebody commented on that are still in the draft, in order."""
    found = Measure.objects.filter(concept=concept, anchors__isnull=False)
    return list(found.distinct().order_by("field__position", "position", "pk"))


Parts = list[tuple[str, str, str]]
"""Of a version: what of a catalogue it is, its number and its title."""


def all_parts(concept: Concept) -> list[tuple[CatalogueVersion, Parts]]:
    """What a comment on paper can be about: of each published version, the newest first, its goals
    and measures. Two queries."""
    found = CatalogueVersion.objects.filter(concept=concept, published=True).order_by("-number")
    rows = FrozenMeasure.objects.filter(version__in=found.values("pk")).order_by("position")
    measures: dict[int, Parts] = {}
    for key, code, title in rows.values_list("version", "code", "title"):
        measures.setdefault(key, []).append((PartKind.MEASURE, code, title))
    return [
        (
            one,
            [
                *((PartKind.GOAL, goal["code"], goal["title"]) for goal in one.content["goals"]),
                *measures.get(one.pk, []),
            ],
        )
        for one in found
    ]


def part_at(concept: Concept, place: str) -> tuple[CatalogueVersion, Part] | None:
    """As `place_of` names it: of a published version; None where there is none."""
    number, _first, rest = place.partition(":")
    kind, _second, code = rest.partition(":")
    if (known := whole_number(number)) is None:
        return None
    found = CatalogueVersion.objects.filter(concept=concept, published=True, number=known).first()
    there = part(found, kind, code) if found else None
    return (found, there) if found and there else None


def place_of(version: CatalogueVersion, kind: str, code: str) -> str:
    return f"{version.number}:{kind}:{code}"


def versions(concept: Concept) -> "QuerySet[CatalogueVersion]":
    """Those a phase can ask about: drafts that citizens can read, the newest first."""
    found = CatalogueVersion.objects.filter(concept=concept, published=True)
    found = found.exclude(kind=VersionKind.ADOPTED)
    return found.defer("content").order_by("-number")
