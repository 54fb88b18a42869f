"""The versions of a catalogue: what there is, what a freeze would do, and reading one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import navigation
from gemeinwerk.core.forms import ShownForm, refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Column, Link, Table
from gemeinwerk.measures.document import version_document
from gemeinwerk.measures.exporting.book import book
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.forms.others import ReasonForm
from gemeinwerk.measures.forms.versions import CompareForm
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.operations import versions as operations
from gemeinwerk.measures.versioning import queries
from gemeinwerk.measures.versioning.readers import readers_of
from gemeinwerk.measures.views import crumbs

# The caption of a table, then its columns by their keys.
_INDICATORS = {
    "caption": gettext_lazy("Indikatoren"),
    "name": gettext_lazy("Indikator"),
    "baseline": gettext_lazy("Ausgangswert"),
    "target": gettext_lazy("Zielwert"),
    "source": gettext_lazy("Quelle"),
}
_OF_THE_TOWN = ("name", "title", "source")
_MILESTONES = {
    "caption": gettext_lazy("Meilensteine"),
    "due": gettext_lazy("Fällig am"),
    "title": gettext_lazy("Was dann erreicht ist"),
    "reached": gettext_lazy("Erreicht am"),
}


@require_safe
@needs("version.read", concept_queries.concept)
def versions(request: DeskRequest, concept: Concept) -> HttpResponse:
    """All versions this person may read, and any two to compare."""
    rows = readable(request, concept)
    draft = request.user.has_perm("measure.read", concept)
    context = {
        "concept": concept,
        "crumbs": crumbs.to_reading(request, concept, Link(_("Fassungen"))),
        "versions": rows,
        "compare": _compare_form(rows, draft=draft) if len(rows) > 1 - draft else None,
        "may_freeze": request.user.has_perm("catalogue.freeze", concept),
    }
    return render(request, "measures/versions/versions.html", context)


def readable(request: DeskRequest, concept: Concept) -> list[CatalogueVersion]:
    """The versions of a concept this person may read, newest first.

    Raises Http404 where there is none, for whoever may not know of the concept otherwise.
    """
    rows = list(queries.versions_of(concept))
    for row in rows:
        row.concept = concept
    found = [row for row in rows if request.user.has_perm("version.read", row)]
    if not found and not request.user.has_perm("concept.read", concept):
        raise Http404
    return found


@require_safe
@needs("version.read", queries.version)
def version(request: DeskRequest, version: CatalogueVersion) -> HttpResponse:
    """A version to read, from its frozen document alone."""
    concept = version.concept
    context = {
        **_frame(request, version),
        "book": book(version_document(version)),
        "formats": FORMATS.values(),
        "may_freeze": request.user.has_perm("catalogue.freeze", concept),
        "readers": readers_of(version.kind),
        "entry": version.entry,  # type: ignore[attr-defined]
        "entry_pages": _entry_pages(request, version),
        "may_open": request.user.has_perm("concept.read", concept),
    }
    return render(request, "measures/versions/version.html", context)


def _entry_pages(request: DeskRequest, version: Any) -> list[Link]:
    """Where anybody can check the version's entry in the ledger."""
    if not version.entry:
        return []
    return navigation.links("public entry", request, version, version.entry["number"])


@require_safe
@needs("version.read", queries.version)
def measure(request: DeskRequest, version: CatalogueVersion, code: str) -> HttpResponse:
    """One measure as a version froze it."""
    found = version.measures.filter(code=code).first()
    if found is None:
        raise Http404
    document = {**version.content, "version": None, "measures": [found.content]}
    here = reverse("measures:version", args=[version.concept.slug, version.number])
    concept = version.concept
    way = crumbs.to_reading(
        request, concept, _to_versions(concept), Link(str(version), here), Link(code)
    )
    [chapter] = [one for one in book(document).chapters if one.sheets]
    sheet = chapter.sheets[0]
    context = {
        **_frame(request, version),
        "crumbs": way,
        "sheet": sheet,
        "indicators": _table(_INDICATORS, sheet.indicators),
        "milestones": _table(_MILESTONES, sheet.milestones),
    }
    return render(request, "measures/versions/measure.html", context)


@require_http_methods(["GET", "POST"])
@needs("catalogue.freeze", queries.version)
def publish(request: DeskRequest, version: CatalogueVersion) -> HttpResponse:
    """Asks first, and says who reads what then."""
    concept = version.concept
    here = redirect("measures:version", concept.slug, version.number)
    form = ShownForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_on(form):
            operations.publish(version, by=request.user, seen=form.shown)
            messages.success(request, _("{version} ist veröffentlicht.").format(version=version))
            return here
    if version.published:
        return here
    outlook = operations.outlook_of(version, sender=request.user)
    context = {
        **_frame(request, version),
        "form": form,
        "seen": stamp(outlook.plain()),
        "size": version.measures.count(),
        "units": queries.units_named(version),
        "present": outlook.present,
        "stays": outlook.stays,
        "told": outlook.told,
    }
    return render(request, "measures/versions/publish.html", context)


@require_http_methods(["GET", "POST"])
@needs("catalogue.freeze", queries.version)
def withdraw(request: DeskRequest, version: CatalogueVersion) -> HttpResponse:
    here = reverse("measures:version", args=[version.concept.slug, version.number])
    form = ReasonForm(
        request.POST or None,
        label=_("Warum soll sie nicht mehr öffentlich sein?"),
        help_text=_("Die Begründung steht im Protokoll."),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.withdraw(version, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(
                request, _("{version} ist nicht mehr öffentlich.").format(version=version)
            )
            return redirect(here)
    context = {
        "form": form,
        "heading": _("Fassung zurückziehen"),
        "lead": _(
            "Bürger*innen finden sie dann nicht mehr. Am Arbeitsplatz lesen sie weiter: {readers}."
        ).format(readers=readers_of(version.kind)),
        "crumbs": crumbs.to_concept(
            version.concept, _to_versions(version.concept), Link(str(version), here)
        ),
        "submit": _("Zurückziehen"),
        "cancel_url": here,
    }
    return render(request, "core/layouts/desk_form.html", context)


def _frame(request: DeskRequest, version: CatalogueVersion) -> dict[str, Any]:
    concept = version.concept
    address = (concept.slug, version.number)
    shown = version.published and concept.public
    return {
        "concept": concept,
        "version": version,
        "crumbs": crumbs.to_reading(request, concept, _to_versions(concept), Link(str(version))),
        "public_pages": navigation.links("public version", request, version, *address)
        if shown
        else [],
    }


def _table(heads: dict[str, Any], rows: list[dict[str, str]]) -> Table:
    caption, *columns = heads.values()
    spoken = {key: german if key in _OF_THE_TOWN else str for key in list(heads)[1:]}
    return Table(
        str(caption),
        [Column(str(label)) for label in columns],
        [[say(row[key]) for key, say in spoken.items()] for row in rows],
        caption_hidden=True,
    )


def _to_versions(concept: Concept) -> Link:
    return Link(_("Fassungen"), reverse("measures:versions", args=[concept.slug]))


def _compare_form(rows: list[CatalogueVersion], *, draft: bool) -> CompareForm:
    initial = {"von": str(rows[0 if draft else 1].number)}
    return CompareForm(rows, draft=draft, initial=initial)
