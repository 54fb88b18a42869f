"""The catalogue as a page shows it: rows with their state, and what may be filtered by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import document_words
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.states import State, remark, state_of
from gemeinwerk.portal import queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import remembered
from gemeinwerk.portal.forms import CatalogueFilter


@dataclass(frozen=True)
class Row:
    """A measure in a list."""

    code: str
    title: str
    text: str
    lead: str
    url: str
    start: date | None
    end: date | None
    permanent: bool
    state: State
    remark: str
    """What the state does not say (see `states.remark`)."""
    german: bool
    """Whether title and text are German although the page is not."""


def leads(request: HttpRequest, version: CatalogueVersion) -> dict[str, int]:
    """Who is responsible for how many measures: one query, remembered."""
    found: dict[str, int] = remembered(
        request, f"leads:{version.pk}", lambda: queries.leads(version)
    )
    return found


def catalogue_filter(
    request: HttpRequest, version: CatalogueVersion, leads: Iterable[str]
) -> CatalogueFilter:
    """The filter with what this version has to choose from."""
    head = version.content
    first, last = (int(head["concept"][key][:4]) for key in ("period_start", "period_end"))
    return CatalogueFilter(
        request.GET,
        fields=[(one["code"], f"{one['code']} {one['title']}") for one in head["fields"]],
        themes=[(one["title"], one["title"]) for one in head["themes"]],
        leads=[(name, name) for name in leads if name],
        years=[(str(year), str(year)) for year in range(first, last + 1)],
    )


def rows(concept: Concept, measures: QuerySet[FrozenMeasure]) -> list[Row]:
    """From measures with `live` and `state` (see `public_progress.stated`): one query,
    for what is shown of them."""
    language = get_language()
    return [
        _row(concept, measure, language)
        for measure in measures.values_list(*_SHOWN, "live", "said", "state", named=True)
    ]


_SHOWN = ("code", "title", "start", "end", "permanent", "content")


def _row(concept: Concept, measure: Any, language: str | None) -> Row:
    document = measure.content
    translated = language == "en" and document["title_en"]
    return Row(
        code=measure.code,
        title=document["title_en"] if translated else measure.title,
        text=document["summary_en"] if translated else document["goal"],
        lead=document_words.lead(document),
        url=address("measure", concept.slug, measure.code),
        start=measure.start,
        end=measure.end,
        permanent=measure.permanent,
        state=state_of(measure),
        remark=remark(measure),
        german=language == "en" and not translated,
    )
