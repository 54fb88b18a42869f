"""What stands around every page, as tags built into every template."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from gemeinwerk.core import navigation, ui
from gemeinwerk.core.drawing import component, drawn_once, flat, unflat
from gemeinwerk.core.theme import FALLBACK

register = template.Library()
COMPONENTS = "core/components"


@register.simple_tag
def frame_files(colour: str | None) -> SafeString:
    """What every page loads: styles, a font, the sign in the tab, the script of the theme."""
    return _frame_files(colour or FALLBACK)


@drawn_once
def _frame_files(colour: str) -> SafeString:
    return component("frame_files", colour=colour)


_MARKED = re.compile(r'<span(?: lang="([a-z-]+)")?>([^<]*)</span>')


class _KeptAs(template.Node):
    """Blocks can be drawn once in a template; what comes of them stands in two places of a head.

    A title cannot have parts in another language: where all of it is marked (`german`), its
    language is kept beside it.
    """

    def __init__(self, name: str, nodelist: template.NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        told = " ".join(self.nodelist.render(context).split())
        ours = any(sign.isalpha() for sign in unescape(_MARKED.sub("", told)))
        languages = {one[1] for one in _MARKED.finditer(told)}
        context[f"{self.name}_language"] = "" if ours or len(languages) != 1 else languages.pop()
        context[self.name] = escape(unescape(_MARKED.sub(r"\2", told)))
        return ""


@register.tag
def kept_as(parser: Parser, token: Token) -> _KeptAs:
    """{% kept_as "name" %}…{% endkept_as %}: the text between as a variable, on one line."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endkept_as",))
    parser.delete_first_token()
    return _KeptAs(name.strip('"'), nodelist)


@register.simple_tag
def town_stylesheet(colour: str | None) -> str:
    """Address of the stylesheet with the town's colour."""
    return reverse("core:stylesheet", args=[colour or FALLBACK])


@register.simple_tag
def town_favicon(colour: str | None) -> str:
    return reverse("core:favicon", args=[colour or FALLBACK])


@register.inclusion_tag(f"{COMPONENTS}/site_header.html", takes_context=True)
def site_header(
    context: Context,
    *,
    town: str = "",
    subtitle: str = "",
    nav: Iterable[ui.Link] = (),
    languages: Iterable[Any] = (),
    user: Any = None,
) -> dict[str, Any]:
    """The town's mark and name, the main navigation, languages; for staff their menu."""
    return {
        "town": town,
        "subtitle": subtitle,
        "nav": navigation.placed(nav, context.get("crumbs") or ()),
        "languages": languages,
        "user": user,
        "home": context.get("home_url") or "/",
        "search_url": _url("desk:search") if user and user.is_authenticated else "",
        "account_url": _url("account") or _url("account_change_password"),
        "sign_out_url": _url("account_logout"),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def site_footer(*, links: Iterable[ui.Link] = ()) -> SafeString:
    """Imprint, privacy and the like, and the switch between light and dark."""
    return _footer(get_language(), *flat(links, *_OF_A_LINK))


@drawn_once
def _footer(_language: str | None, *links: Any) -> SafeString:
    return component("site_footer", links=unflat(links, *_OF_A_LINK))


_OF_A_LINK = ("label", "url", "active")


def _url(name: str) -> str:
    """Error pages are drawn where the address may not exist; then there is no link."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
