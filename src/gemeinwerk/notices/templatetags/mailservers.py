"""{% load mailservers %}: {% why_not_there letter.error %} – why a mail is not there."""

from typing import Any

from django import template

from gemeinwerk.notices.bounces.meaning import meaning

register = template.Library()


@register.inclusion_tag("notices/why_not_there.html")
def why_not_there(said: str) -> dict[str, Any]:
    """In a plain sentence, the server's own words behind it; those alone where nobody understands
    them."""
    return {"meaning": meaning(said), "said": said}
