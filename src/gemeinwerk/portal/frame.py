"""What every public page has around it: navigation, languages, footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.concepts.lifecycle import DECIDED, ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.core.ui import Link
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.addresses import address, translated
from gemeinwerk.portal.heads import About, head, languages_of
from gemeinwerk.portal.past import Past, heading, of_concept
from gemeinwerk.portal.process import has_one

PLAIN = "de-simple"


@dataclass(frozen=True)
class Language:
    code: str
    label: str
    url: str


def frame(
    request: HttpRequest,
    *,
    concept: Concept | None = None,
    active: str = "",
    subtitle: str = "",
    about: About | None = None,
    past: Sequence[Past] = (),
) -> dict[str, Any]:
    """Context of `portal/base.html`; `active` is the key of the page in the navigation, `past` what
    the page says on top where it is not of today."""
    town: Municipality | None = getattr(request, "municipality", None)
    told = head(request, town, concept, about or About(), active) if town else None
    if concept and active != "overview":  # which tells it itself
        past = [*past, *of_concept(request, concept)]
    return {
        "home_url": address("home"),
        "subtitle": _together(concept) if concept else subtitle,
        "nav": [
            *(_concept_pages(concept, active) if concept else []),
            Link(_("Suche"), address("search"), active=active == "search"),
            *_for_staff(request),
        ],
        "languages": _languages(request, town),
        "footer_links": _footer(request),
        "concept": concept,
        # What the town wrote is German, whatever language the page is in (WCAG 3.1.2).
        "town_language": of_the_town(),
        "town_lang": mark_safe(' lang="de"') if of_the_town() else "",
        "page_head": told,
        "canonical": told.canonical if told else "",
        "past": past,
        "past_heading": heading(past, concept),
    }


def _for_staff(request: HttpRequest) -> list[Link]:
    """The way back to the desk. Without a session nobody is asked for: pages stay cacheable."""
    user = getattr(request, "user", None)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not user:
        return []
    return [Link(_("Arbeitsplatz"), reverse("desk:home"))] if user.is_authenticated else []


def _together(concept: Concept) -> str:
    """Title and period; the years are never torn apart at the end of a line."""
    word_joiner = "\N{WORD JOINER}"
    return concept.name.replace("–", f"{word_joiner}–{word_joiner}")


def _concept_pages(concept: Concept, active: str) -> list[Link]:
    pages = [
        ("overview", _("Überblick"), "concept"),
        ("measures", _("Maßnahmen"), "catalogue"),
        ("indicators", _("Kennzahlen"), "indicators"),
        ("versions", _("Fassungen"), "versions"),
    ]
    if concept.status in DECIDED and concept.status != ConceptStatus.SUPERSEDED:
        pages.insert(1, ("carrying_out", _("Umsetzung"), "progress"))
    if concept.status in DECIDED:
        pages.append(("reports", _("Berichte"), "progress_reports"))
    if hasattr(concept, "review"):
        pages.append(("review", _("Bestandsaufnahme"), "review"))
    if getattr(concept, "evaluated", False):
        pages.append(("evaluation", _("Auswertung"), "evaluations"))
    if has_one(concept):
        pages.append(("process", _("Beteiligung"), "process"))
    if getattr(concept, "meets", False):
        pages.append(("meetings", _("Sitzungen"), "meetings"))
    if getattr(concept, "heard", False) or getattr(concept, "asks", False):
        pages.append(("contributions", _("Beiträge"), "contributions"))
    if getattr(concept, "counted", False):
        pages.append(("presence", _("Wer ist dabei?"), "presences"))
    return [
        Link(label, address(name, concept.slug), active=key == active) for key, label, name in pages
    ]


def _languages(request: HttpRequest, town: Municipality | None) -> list[Language]:
    """The other languages this town speaks, each at this page's own address."""
    offered = languages_of(town)
    path, mark, query = request.get_full_path().partition("?")
    return [
        Language(code, label, f"{translated(path, code)}{mark}{query}")
        for code, label in settings.LANGUAGES
        if code in offered and code != get_language()
    ]


def legal(request: HttpRequest) -> dict[str, Any]:
    """Context processor: what every page must lead to, the desk's and a mail's too. Public pages
    say more (`frame`)."""
    return {"footer_links": SimpleLazyObject(lambda: _links(request, _legal()))}


def _legal() -> list[tuple[str, str]]:
    return [
        (_("Impressum"), address("imprint")),
        (_("Datenschutz"), address("privacy")),
        (_("Barrierefreiheit"), address("accessibility")),
    ]


def _footer(request: HttpRequest) -> list[Link]:
    links = [
        *_legal(),
        (_("Ihre Daten"), reverse("own_data:ask")),
        (_("Leichte Sprache"), address("plain")),
        (_("Nachweisverzeichnis"), address("ledger")),
        # The same for everybody, so that pages stay cacheable; whoever is signed in walks through.
        (_("Anmelden"), reverse("desk:home")),
    ]
    return _links(request, links)


def _links(request: HttpRequest, links: list[tuple[str, str]]) -> list[Link]:
    return [Link(label, url, active=url == request.path) for label, url in links]
