"""Before a version is frozen: what would happen, and what still holds it up."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.engines.smart import summary
from gemeinwerk.measures import checking
from gemeinwerk.measures.comparing import compare, draft_state, version_state
from gemeinwerk.measures.forms.versions import FreezeForm, LetStandForm
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.operations import versions as operations
from gemeinwerk.measures.operations.several_exceptions import let_stand
from gemeinwerk.measures.versioning import notices, outlook, queries
from gemeinwerk.measures.versioning.readers import readers_of
from gemeinwerk.measures.views import crumbs


@require_http_methods(["GET", "POST"])
@needs("catalogue.freeze", concept_queries.concept)
def freeze(request: DeskRequest, concept: Concept) -> HttpResponse:
    """One page, one button: with errors of the SMART check it lists them instead."""
    blocking = checking.check_concept(concept).blocking
    kinds = operations.kinds_possible(concept)
    fit = [one for one in kinds if not blocking or one in operations.MAY_HAVE_ERRORS]
    # Who sends another kind all the same is told what stands in its way.
    form = FreezeForm(concept, kinds if request.method == "POST" else fit, request.POST or None)
    if request.method == "POST" and not kinds:
        form.add_error(None, _("Jetzt wird keine Fassung eingefroren."))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            version = operations.freeze(
                concept, by=request.user, seen=form.shown, **form.cleaned_data
            )
            messages.success(request, _("{version} ist eingefroren.").format(version=version))
            return redirect("measures:version", concept.slug, version.number)
    context = {
        **_frame(concept),
        **_outlook(request, concept, fit),
        "form": form,
        "kinds": kinds,
        "fit": fit,
        "blocking": blocking,
        "lines": [checking.line_sentence(line) for line in summary(blocking)],
    }
    return render(request, "measures/versions/freeze.html", context)


@require_http_methods(["GET", "POST"])
@needs("measure.override", concept_queries.concept)
def exceptions(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Let single errors stand, each ticked by hand, with one reason for all that are ticked."""
    codes = dict(concept.measures.values_list("pk", "code"))
    blocking = checking.check_concept(concept).blocking
    form = LetStandForm(
        blocking, {str(key): code for key, code in codes.items()}, request.POST or None
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            count = let_stand(
                concept,
                findings=form.chosen(),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
            messages.success(
                request,
                ngettext(
                    "Ein Fehler bleibt mit Begründung stehen.",
                    "{n} Fehler bleiben mit Begründung stehen.",
                    count,
                ).format(n=count),
            )
            return redirect("measures:freeze", concept.slug)
    context = {**_frame(concept), "form": form, "blocking": blocking}
    return render(request, "measures/versions/exceptions.html", context)


def _frame(concept: Concept) -> dict[str, Any]:
    to_versions = Link(_("Fassungen"), reverse("measures:versions", args=[concept.slug]))
    return {
        "concept": concept,
        "crumbs": crumbs.to_concept(concept, to_versions, Link(_("Einfrieren"))),
    }


def _outlook(
    request: DeskRequest, concept: Concept, kinds: Sequence[VersionKind]
) -> dict[str, Any]:
    """What the next version would be, and how it would differ from the last."""
    last = queries.latest(concept)
    draft = draft_state(concept)
    return {
        "seen": stamp(outlook.freezing(draft.head, [one.document for one in draft.entries], last)),
        "number": last.number + 1 if last else 1,
        "last": last,
        "size": len(draft.entries),
        "difference": compare(version_state(last), draft) if last else None,
        "told": [
            (kind, readers_of(kind), list(notices.to_tell(concept, kind, by=request.user)))
            for kind in kinds
        ],
    }
