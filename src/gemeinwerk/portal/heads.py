"""What a page says of itself to whom does not see it: search engines, previews of links, feeds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address as address_of_page
from gemeinwerk.portal.addresses import address, translated

LONGEST = 300
"""Letters of a description; search engines show about half of it, previews of links more."""
LOCALES = {"de": "de_DE", "en": "en_GB"}
SCHEMA = "https://schema.org"
# What would end the script element it stands in (as django.utils.html.json_script).
_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class About:
    """What a view knows of its page and the frame does not.

    `description`: one or two sentences, cut where they are too long. `title_of`: to what the title
    belongs, where that is not the concept. `indexed`: whether search engines may list the page;
    those of the past and selections of a list they may not. `data`: what the page is about, in
    words of schema.org. `picture`: the path of what is shown beside a link, where that is not the
    concept's.
    """

    description: str = ""
    title_of: str = ""
    indexed: bool = True
    data: Sequence[dict[str, Any]] = ()
    picture: str = ""


@dataclass(frozen=True)
class Head:
    """For `portal/page_head.html`; whole addresses, under the town's first host name."""

    description: str
    title_of: str
    indexed: bool
    canonical: str
    alternates: Sequence[tuple[str, str]]
    locale: str
    picture: str
    data: SafeString


def head(
    request: HttpRequest, town: Municipality, concept: Concept | None, about: About, active: str
) -> Head:
    path = _path(request)
    return Head(
        description=shortened(about.description) or _described(town, concept),
        title_of=_title_of(concept, about, active),
        # A selection of a list is no page of its own.
        indexed=about.indexed and not set(request.GET) - {"seite"},
        canonical=address_of_page(town, path),
        alternates=_alternates(town, path),
        locale=LOCALES.get(get_language() or "de", LOCALES["de"]),
        picture=address_of_page(town, about.picture or _picture(concept)),
        data=_json(about.data),
    )


def shortened(text: str) -> str:
    """As long as a description may be, cut between words."""
    return shorten(text, LONGEST, placeholder=" …")


def languages_of(town: Municipality | None) -> set[str]:
    """The languages a town's pages are offered in."""
    return set(town.languages) if town and town.languages else {"de", "en"}


# --- schema.org ---------------------------------------------------------------------------------


def town_data(town: Municipality) -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": f"{town.kind} {town.name}".strip()}


def site(town: Municipality) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "name": town.name,
        "url": address_of_page(town, address("home")),
        "inLanguage": sorted(languages_of(town)),
        "publisher": town_data(town),
    }


def catalogue_data(town: Municipality, concept: Concept, description: str) -> dict[str, Any]:
    """The catalogue as open data, with its files."""
    return {
        "@type": "Dataset",
        "name": concept.name,
        "description": shortened(description) or _described(town, concept),
        "url": address_of_page(town, address("catalogue", concept.slug)),
        "temporalCoverage": f"{concept.period_start}/{concept.period_end}",
        "publisher": town_data(town),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": one.content_type.partition(";")[0],
                "contentUrl": address_of_page(
                    town, address("catalogue_file", concept.slug, one.suffix)
                ),
            }
            for one in FORMATS.values()
        ],
    }


def crumbs(town: Municipality, *pages: tuple[str, str]) -> dict[str, Any]:
    """The way to a page: names and paths, from the outside in."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": address_of_page(town, path),
            }
            for place, (name, path) in enumerate(pages, start=1)
        ],
    }


def _json(data: Sequence[dict[str, Any]]) -> SafeString:
    if not data:
        return mark_safe("")
    text = json.dumps({"@context": SCHEMA, "@graph": list(data)}, ensure_ascii=False)
    return mark_safe(text.translate(_IN_SCRIPT))


def _path(request: HttpRequest) -> str:
    """Never as it was asked for but by what is shown: a further page of a list is one of its own,
    a selection of it is not."""
    further = request.GET.get("seite", "")
    is_page = set(request.GET) == {"seite"} and further.isdecimal() and further != "1"
    return f"{request.path}?seite={further}" if is_page else request.path


def _alternates(town: Municipality, path: str) -> list[tuple[str, str]]:
    offered = [code for code, _label in settings.LANGUAGES if code in languages_of(town)]
    found = [(code, address_of_page(town, translated(path, code))) for code in offered]
    return [*found, ("x-default", found[0][1])] if len(found) > 1 else []


def _title_of(concept: Concept | None, about: About, active: str) -> str:
    parts = [about.title_of]
    if concept and active != "overview":  # whose title is the concept's
        parts.append(concept.name)
    return " – ".join(filter(None, parts))


def _picture(concept: Concept | None) -> str:
    return address("concept_picture", concept.slug) if concept else address("picture")


def _described(town: Municipality, concept: Concept | None) -> str:
    if concept:
        return _("{title}: was {town} zugesagt hat und was daraus wird.").format(
            title=concept.name, town=town.name
        )
    return _("{town}: Konzepte und Maßnahmen, was zugesagt ist und was daraus wird.").format(
        town=town.name
    )
