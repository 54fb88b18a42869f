"""The language of parts of a page: what a town wrote is German, whatever language the page is in.

A screen reader speaks each part as it is marked (WCAG 3.1.2); unmarked German on an English page is
read in English sounds, and the other way round.
"""

import re

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

GERMAN = "de"
_QUOTED = re.compile("“([^“”]{1,2000})”")


class OfTheTown(str):
    """A choice that is called as the town calls it, where a list of choices is made by hand."""


def of_the_town() -> str:
    """The `lang` of what a town wrote; "" where the page is in that language already."""
    return "" if get_language() == GERMAN else GERMAN


def german(text: object) -> str:
    """A text the town wrote, marked where the page is in another language."""
    return spoken(text, of_the_town())


def spoken(text: object, language: str) -> str:
    """A text as HTML, marked with its language if one is named."""
    if not language or not text:
        return escape(text)
    return format_html('<span lang="{}">{}</span>', language, text)


def german_quoted(sentence: object) -> SafeString:
    """A sentence of ours in which what stands in quotation marks is the town's."""
    told = conditional_escape(str(sentence))  # a message of ours may hold a link
    if not (language := of_the_town()):
        return told
    return mark_safe(_QUOTED.sub(rf'“<span lang="{language}">\1</span>”', told))


def within(sentence: str, word: str, language: str) -> SafeString:
    """A sentence of ours with a word in another language in it, marked wherever it stands whole."""
    told = escape(sentence)
    if not language or not any(one.isalpha() for one in word):
        return told
    whole = re.compile(rf"(?<!\w){re.escape(escape(word))}(?!\w)")
    return mark_safe(whole.sub(lambda found: spoken(mark_safe(found[0]), language), told))


def german_within(sentence: str, *parts: object) -> SafeString:
    """A sentence of ours with what the town wrote in it: the first place of each part is marked."""
    told = escape(sentence)
    for part in map(escape, filter(None, parts)):
        told = mark_safe(told.replace(part, german(part), 1))
    return told
