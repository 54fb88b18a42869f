"""A measure's public page, as it stands and as it was frozen, and what happened to it as a feed."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gemeinwerk.comments.models import PartKind
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import as_today, document_words
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.document.funding import funding
from gemeinwerk.measures.document.texts import texts
from gemeinwerk.measures.document.today import measure_today
from gemeinwerk.measures.milestones import steps
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.states import DONE
from gemeinwerk.monitoring import shown
from gemeinwerk.monitoring.amending.models import AmendmentKind
from gemeinwerk.monitoring.years import queries as years
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal import (
    agreed,
    contribution_queries,
    history,
    measure_page,
    measure_queries,
    money,
    past,
    told_once,
)
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.answer import answer
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.commented import place
from gemeinwerk.portal.decided_now import difference
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About, crumbs
from gemeinwerk.portal.loading import town_of, version_of
from gemeinwerk.portal.related import beside
from gemeinwerk.portal.side_column import Decision, decided_on, facts
from gemeinwerk.questions import queries as questions


@require_safe
@public_page
def measure(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Everything public of a measure: as last published, its status as it is today."""
    try:
        frozen = measure_queries.measure(town_of(request), slug, code, timezone.localdate())
    except FrozenMeasure.DoesNotExist:
        return _no_longer(request, slug, code)
    version, concept = frozen.version, frozen.version.concept
    published = measure_queries.published_states(frozen, concept)
    document = measure_today(frozen)
    known = measure_page.live(frozen, document)
    told = history.events(published, owed=known.owed)
    others = beside(frozen)
    decision = _decision(published, concept)
    before, after = frozen.before, frozen.after  # type: ignore[attr-defined]
    said = answer(
        document,
        known.state,
        timezone.localdate(),
        history.reports(told),
        over=known.over,
        promised=known.promised,
    )
    differs = difference(published, document, shown.amendments(frozen), over=known.over)
    commented = _commented(frozen, version, document)
    context = (
        _page(version, frozen, document, known, decision)
        | commented
        | {
            "answer": said,
            "previous": others.previous,
            "following": others.following,
            "related": others.pages(before, after),
            "before": before,
            "after": after,
            "after_in": measure_queries.edition_of(after),
            "events": told,
            "states": published[::-1],
            "difference": told_once.beside_decided(differs, said.reason),
            "status_texts": told_once.texts(known.texts, said.reason),
            "notes": told_once.notes(measure_page.notes(document), differs, said.reason),
            "decisions": shown.decisions(frozen),
            "approved": getattr(frozen, shown.REPORTS),
            "picture": getattr(frozen, shown.PICTURE),
            "may_ask": frozen.measure_id is not None,
            "contradictions": measure_page.contradictions(
                getattr(frozen, measure_queries.CONTRADICTIONS, None)
            ),
            "may_follow": frozen.measure_id is not None
            and concept.status != ConceptStatus.SUPERSEDED,
            "questions": questions.told(getattr(frozen, questions.TOLD, None)),
            "years": years.told(getattr(frozen, years.TOLD, None), timezone.localdate().year),
        }
    )
    about = About(
        context["answer"].text,
        data=_data(town_of(request), concept, frozen, context),
        picture=address("measure_picture", concept.slug, frozen.code),
    )
    page = frame(request, concept=concept, active="measures", about=about)
    return render(request, "portal/measure.html", page | context)


def found(request: HttpRequest, slug: str, code: str) -> FrozenMeasure:
    """A measure of the last published version; 404 where there is none."""
    try:
        return measure_queries.measure(town_of(request), slug, code, timezone.localdate())
    except FrozenMeasure.DoesNotExist:
        raise Http404 from None


@require_safe
@public_page
def frozen_measure(request: HttpRequest, slug: str, number: int, code: str) -> HttpResponse:
    """A measure as a version froze it, and nothing of it that may have changed since; beside it
    what people say to it."""
    concept, version = version_of(request, slug, number)
    try:
        frozen = measure_queries.frozen_measure(town_of(request), version, code)
    except FrozenMeasure.DoesNotExist:
        raise Http404 from None
    return _as_frozen(
        request,
        concept,
        frozen,
        past.of_frozen_measure(frozen, version),
        indexed=not past.is_superseded(version),
    )


def _no_longer(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A measure that was published and is no longer in the catalogue keeps its page; one that has
    another number today is found under that."""
    try:
        frozen = measure_queries.withdrawn(town_of(request), slug, code)
    except FrozenMeasure.DoesNotExist:
        raise Http404 from None
    if now := frozen.now:  # type: ignore[attr-defined]
        return HttpResponseRedirect(reverse("portal:measure", args=[now["slug"], now["code"]]))
    concept = frozen.version.concept
    concept.municipality = town_of(request)
    return _as_frozen(request, concept, frozen, past.of_withdrawn(frozen))


def _as_frozen(
    request: HttpRequest,
    concept: Concept,
    frozen: FrozenMeasure,
    told: Sequence[past.Past],
    *,
    indexed: bool = True,
) -> HttpResponse:
    version, document = frozen.version, as_today(frozen.content)
    context = _page(version, frozen, document, measure_page.as_frozen(frozen))
    context |= _commented(version, version, document)
    about = About(document["goal"], title_of=past.title_of(version), indexed=indexed)
    page = frame(request, concept=concept, active="versions", about=about, past=told)
    return render(request, "portal/measure.html", page | context)


def _commented(told: Any, version: CatalogueVersion, document: Document) -> dict[str, Any]:
    """What people said to it, beside its texts and below them: `told` as in `commented.place`."""
    slug, code = version.content["concept"]["slug"], document["code"]
    found = place(told, slug, version.number, PartKind.MEASURE, code)
    beside = {one.key for one in texts(document)}
    further = [one for one in found.comments if one.field not in beside]
    return {"commented": found, "commented_further": further}


def _decision(published: Sequence[FrozenMeasure], concept: Concept) -> Decision | None:
    """The newest version that was adopted, of all of a measure's, oldest first."""
    adopted = [one for one in published if one.version.kind == VersionKind.ADOPTED]
    if not adopted:
        return None
    last = adopted[-1]
    head = last.version.content["concept"]
    address = reverse("portal:frozen_measure", args=[head["slug"], last.version.number, last.code])
    day = decided_on(head, localtime(last.version.frozen_at).date())
    known = concept.paper_url if concept.paper == head["paper"] else ""
    return Decision(day, head["paper"], address, known)


def _page(
    version: CatalogueVersion,
    frozen: FrozenMeasure,
    document: Document,
    now: measure_page.Live,
    decision: Decision | None = None,
) -> dict[str, Any]:
    """What both pages tell; ``now``: where the measure stands on the day of the page."""
    is_live = hasattr(frozen, "state")
    today = timezone.localdate() if is_live else localtime(version.frozen_at).date()
    translated = get_language() == "en" and bool(document["title_en"])
    decided = version.kind == VersionKind.ADOPTED
    paid = funding(document, decided=decided)
    paper = (decision.url or decision.wording) if decision else ""
    return {
        "version": version,
        "measure": frozen,
        "document": document,
        "title": document["title_en"] if translated else document["title"],
        "translated": translated,
        "now": now,
        "texts": texts(document),
        "is_live": is_live,
        "today": today,
        "knots": measure_page.thread(document, version, now, today, paper, answered=is_live),
        "facts": facts(
            document,
            today,
            over=now.over,
            contact=_contact(frozen, document),
            handed_to=_handed_to(frozen, document),
            town=version.concept.municipality.contact_email if is_live else "",
            decision=decision,
        ),
        "steps": steps(
            document,
            today,
            now.state,
            over=now.over,
            promised=now.promised,
            owed=now.owed,
        ),
        "indicators": measure_page.indicators(
            document, None if now.over else today, promised=now.promised, owed=now.owed
        ),
        "status_texts": now.texts,
        "notes": measure_page.notes(document),
        "voices": _voices(version, document),
        "costs": money.costs(document),
        "funding": paid,
        "why_open": paid.because if not now.over or now.state == DONE else "",
    }


def _voices(version: CatalogueVersion, document: Document) -> list[tuple[str, int | None]]:
    """What people said that it goes back to, each with the number of its page, if it has one."""
    rows = document["voices"]
    public = contribution_queries.to_read(version.concept_id, [one["number"] for one in rows])
    return [
        (document_words.voice(one), one["number"] if one["number"] in public else None)
        for one in rows
    ]


def _contact(frozen: FrozenMeasure, document: Document) -> str:
    """Of the office that is responsible, as long as it is the one that was published, or agreed to
    be it since."""
    lead = document["lead"]
    known = {lead["name"] if lead else "", _handed_to(frozen, document)} - {""}
    if getattr(frozen, "unit", None) not in known:
        return ""
    return getattr(frozen, "office", "") or ""


def _handed_to(frozen: FrozenMeasure, document: Document) -> str:
    """The unit that leads today, where that was agreed and it is not the published one."""
    if not hasattr(frozen, "state"):
        return ""
    changes = agreed.of_kind(shown.amendments(frozen), AmendmentKind.LEAD)
    lead = changes[-1].lead if changes else ""
    is_other = not document["lead"] or document["lead"]["name"] != lead
    return lead if is_other and lead == getattr(frozen, "unit", None) else ""


def _data(
    town: Municipality, concept: Concept, frozen: FrozenMeasure, context: dict[str, Any]
) -> list[dict[str, Any]]:
    """The measure and the way to it, for programs."""
    pages = [
        (town.name, address("home")),
        (concept.name, address("concept", concept.slug)),
        (f"{frozen.code} {context['title']}", address("measure", concept.slug, frozen.code)),
    ]
    return [crumbs(town, *pages)]
