"""Published versions, and what differs between two."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.comments.models import PartKind
from gemeinwerk.concepts.queries import called
from gemeinwerk.measures.comparing import compare, version_state
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.versioning.queries import published_versions_of
from gemeinwerk.portal import past
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.commented import Place, goals, place
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of, version_of


@require_safe
@public_page
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every published version, and any two to compare."""
    concept = concept_of(request, slug)
    context = {"versions": list(published_versions_of(concept))}
    about = About(_("Alle veröffentlichten Fassungen von: {title}.").format(title=concept.name))
    page = frame(request, concept=concept, active="versions", about=about)
    return render(request, "portal/versions.html", page | context)


@require_safe
@public_page
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version from its frozen document alone: what it says never changes. Beside it stands what
    people say to it."""
    concept, version = version_of(request, slug, number)
    measures = version.measures.only("code", "title", "field_code", "lead", "position", "version")
    by_field: dict[str, list[tuple[FrozenMeasure, Place]]] = {
        one["code"]: [] for one in version.content["fields"]
    }
    for measure in measures:
        said = place(version, slug, number, PartKind.MEASURE, measure.code)
        by_field.setdefault(measure.field_code, []).append((measure, said))
    name = _called(version.content["concept"])
    context = {
        "version": version,
        "called": name,
        "head": version.content,
        "groups": [(one, by_field[one["code"]]) for one in version.content["fields"]],
        "goals": goals(version, slug),
        "size": len(measures),
        "formats": list(FORMATS.values()),
        **_entry(version),
    }
    told = _("{title}, wie es am {day} stand: {version}.").format(
        title=name,
        day=date_format(localtime(version.frozen_at), "DATE_FORMAT"),
        version=version,
    )
    about = About(told, indexed=not past.is_superseded(version))
    page = frame(
        request,
        concept=concept,
        active="versions",
        about=about,
        past=past.of_version(concept, version),
    )
    return render(request, "portal/version.html", page | context)


def _entry(version: CatalogueVersion) -> dict[str, Any]:
    """Number and moment of a version's entry in the ledger."""
    entry: dict[str, Any] | None = version.entry  # type: ignore[attr-defined]
    if entry is None:
        return {}
    at = datetime.fromisoformat(entry["recorded_at"])
    return {"entry_number": entry["position"] + 1, "entered_at": at}


def _called(head: Document) -> str:
    """The concept as it was called then, with its period: editions often have one title."""
    return called(head["title"], head["period_start"], head["period_end"])


@require_safe
@public_page
def comparison(request: HttpRequest, slug: str, old: int, new: int) -> HttpResponse:
    """Two versions measure by measure and word by word."""
    if old > new:
        return HttpResponseRedirect(reverse("portal:comparison", args=[slug, new, old]))
    concept, before = version_of(request, slug, old)
    _same, after = version_of(request, slug, new)
    context: dict[str, Any] = {
        "before": before,
        "after": after,
        "comparison": compare(version_state(before), version_state(after)),
        "versions": list(published_versions_of(concept)),
    }
    said = _("Was sich von Fassung {old} zu Fassung {new} geändert hat: {summary}.").format(
        old=before.number, new=after.number, summary=context["comparison"].summary
    )
    about = About(said, indexed=not past.is_superseded(after))
    page = frame(request, concept=concept, active="versions", about=about)
    return render(request, "portal/comparison.html", page | context)
