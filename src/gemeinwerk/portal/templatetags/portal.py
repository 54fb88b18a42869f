"""Small helps for the portal's templates: `{% load portal %}`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from gemeinwerk.audit.sentences import Change as ReportedChange
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.charts.period import period_label
from gemeinwerk.core.drawing import drawn_once
from gemeinwerk.core.languages import of_the_town, within
from gemeinwerk.measures.comparing import Change
from gemeinwerk.measures.document.texts import language_of
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.portal.catalogue import Row

register = template.Library()


@register.simple_tag
def period_words(start: date | None, end: date | None, permanent: bool) -> str:
    """2024 – 2026, as beside a period bar."""
    return period_label(start, end, permanent)


@register.filter
def next_of(items: Sequence[Any], item: Any) -> Any:
    """What follows `item` in a list; None for the last."""
    place = list(items).index(item) + 1
    return items[place] if place < len(items) else None


@register.filter
def spoken_in(change: Change | ReportedChange) -> str:
    """The language of what changed; "" where it is that of the page."""
    name = change.key if isinstance(change, Change) else change.name
    language = language_of(name)
    return "" if language == get_language() else language


@register.filter
def with_units(sentence: str, counted: Any) -> SafeString:
    """A sentence that counts in units as the town names them, which are German: of an indicator, or
    of several."""
    units = {one.unit for one in counted} if isinstance(counted, list | tuple) else {counted.unit}
    plain, language = conditional_escape(sentence), of_the_town()
    marked = (
        within(str(sentence), unit, language) for unit in sorted(units, key=len, reverse=True)
    )
    return next((one for one in marked if one != plain), plain)


@register.simple_tag
def measure_entries(
    rows: Sequence[Row], concept: Concept, today: date, under_heads: bool
) -> SafeString:
    """Measures in the list of the catalogue; their titles are a level below the heads there are."""
    language, head = get_language(), "h3" if under_heads else "h2"
    frame = (concept.period_start, concept.period_end)
    return mark_safe("".join(_entry(language, row, *frame, today, head) for row in rows))


@drawn_once
def _entry(
    language: str | None, row: Row, frame_start: date, frame_end: date, today: date, head: str
) -> SafeString:
    values = {
        "row": row,
        "frame_start": frame_start,
        "frame_end": frame_end,
        "today": today,
        "head": head,
        "in_german": language == "de",
    }
    return mark_safe(render_to_string("portal/measure_entry.html", values))


@register.simple_tag(takes_context=True)
def downloads(context: Context, slug: str) -> SafeString:
    """The way to the files of a catalogue: of what the list shows, where it is filtered."""
    chosen = context["request"].GET.copy()
    chosen.pop("seite", None)
    values = {
        "slug": slug,
        "formats": list(FORMATS.values()),
        "query": f"?{chosen.urlencode()}" if chosen else "",
    }
    return mark_safe(render_to_string("portal/downloads.html", values).strip())


@register.simple_tag
def linked_data(data: SafeString) -> SafeString:
    """What the page is about, for programs (schema.org). A block of data, which no browser runs:
    the policy against inline scripts does not touch it."""
    if not data:
        return mark_safe("")
    return mark_safe(f'<script type="application/ld+json">{data}</script>')
