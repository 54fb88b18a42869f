"""The language of what a town wrote (`core.languages`), and the order of what stands between two
days (`core.spans`), as tags built into every template."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gemeinwerk.core import languages, spans, tongues

register = template.Library()


@register.filter("german")
def german_filter(text: object) -> str:
    """What the town wrote, marked as German where the page is in another language."""
    return languages.german(text)


@register.filter("german_quoted")
def german_quoted_filter(sentence: object) -> SafeString:
    """A sentence of ours in which what stands in quotation marks is the town's."""
    return languages.german_quoted(sentence)


@register.filter
def german_in(sentence: str, part: str) -> SafeString:
    """A sentence of ours in which a part is the town's."""
    return languages.german_within(sentence, part)


@register.filter
def direction(language: str) -> str:
    """The `dir` of what is in a language."""
    return tongues.direction(language)


@register.simple_tag
def town_lang() -> SafeString:
    """The attribute of an element with what the town wrote, where it is more than a line."""
    language = languages.of_the_town()
    return format_html(' lang="{}"', language) if language else SafeString("")


register.simple_tag(spans.from_to)
