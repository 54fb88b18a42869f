"""Imprint, privacy, accessibility, and plain language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.evaluation.operations import TEXTS_KEPT
from gemeinwerk.municipalities.queries import address
from gemeinwerk.portal import legal, queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.following.lifecycle import UNCONFIRMED
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of, town_of
from gemeinwerk.portal.plain_words import in_plain_language
from gemeinwerk.questions.lifecycle import DAYS_AFTER


@require_safe
@public_page
def imprint(request: HttpRequest) -> HttpResponse:
    return _page(
        request, "portal/imprint.html", _("Wer für diese Seiten verantwortlich ist: {town}.")
    )


@require_safe
@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    said = _("Welche Daten {town} auf diesen Seiten verarbeitet.")
    kept = {"question_days": DAYS_AFTER, "survey_days": TEXTS_KEPT.days}
    kept["unconfirmed_days"] = UNCONFIRMED.days
    return _page(request, "portal/privacy.html", said, **kept)


@require_safe
@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement of accessibility: the town's own texts, else what holds for its Land."""
    town = town_of(request)
    said = _("Wie zugänglich diese Seiten von {town} sind, und wo Sie Barrieren melden.")
    return _page(
        request,
        "portal/accessibility.html",
        said,
        law=legal.ACCESSIBILITY_LAW[town.land],
        address=address(town, "/"),
        conformity=str(legal.CONFORMITY[town.accessibility_conformity]).format(town=town.name),
        method=str(legal.METHOD[town.accessibility_method]).format(town=town.name),
        gaps=[line for line in town.accessibility_gaps.splitlines() if line.strip()],
        known_gaps=legal.GAPS if town.accessibility_status else [*legal.GAPS, legal.UNTESTED],
    )


@require_safe
@public_page
def plain(request: HttpRequest) -> HttpResponse:
    """What this site is, in plain German, and where concepts have a plain variant."""
    concepts = queries.concepts(town_of(request))
    said = _("Was auf den Seiten von {town} steht, in Leichter Sprache.")
    told = [one for one in concepts if one.aim_plain]
    return _page(request, "portal/plain.html", said, concepts=concepts, told=told)


@require_safe
@public_page
def plain_concept(request: HttpRequest, slug: str) -> HttpResponse:
    """A concept in plain German: its aim, and how far the measures are that have such a text."""
    concept = concept_of(request, slug)
    context = {"measures": in_plain_language(concept, timezone.localdate())}
    said = concept.aim_plain or _("{title} in Leichter Sprache.").format(title=concept.name)
    page = frame(request, concept=concept, about=About(said))
    return render(request, "portal/plain_concept.html", page | context)


def _page(request: HttpRequest, template: str, said: str, **context: object) -> HttpResponse:
    town = town_of(request)
    page = frame(request, about=About(said.format(town=town.name)))
    return render(request, template, page | {"town": town} | context)
