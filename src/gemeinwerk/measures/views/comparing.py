"""Two states of a catalogue beside each other on the desk; one of them may be the draft."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.comparing import State, compare, draft_state, version_state
from gemeinwerk.measures.forms.versions import DRAFT, CompareForm
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.versions import readable


@require_safe
@needs("version.read", concept_queries.concept)
def comparison(request: DeskRequest, concept: Concept) -> HttpResponse:
    """?von=1&bis=2, or bis=entwurf for the catalogue of today."""
    rows = readable(request, concept)
    draft = request.user.has_perm("measure.read", concept)
    form = CompareForm(rows, request.GET, draft=draft)
    if not form.is_valid():
        raise Http404
    before, after = form.cleaned_data["von"], form.cleaned_data["bis"]
    to_versions = Link(_("Fassungen"), reverse("measures:versions", args=[concept.slug]))
    context = {
        "concept": concept,
        "crumbs": crumbs.to_reading(request, concept, to_versions, Link(_("Vergleich"))),
        "form": form,
        "before": _name(form, "von"),
        "after": _name(form, "bis"),
        "comparison": compare(_state(concept, before), _state(concept, after)),
    }
    return render(request, "measures/versions/comparison.html", context)


def _state(concept: Concept, address: str) -> State:
    if address == DRAFT:
        return draft_state(concept)
    return version_state(CatalogueVersion.objects.get(concept=concept, number=int(address)))


def _name(form: CompareForm, field: str) -> str:
    choices = dict(form.fields[field].choices)  # type: ignore[attr-defined]
    return str(choices[form.cleaned_data[field]])
