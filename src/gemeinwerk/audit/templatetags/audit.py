"""A thing's history in a page."""

from collections.abc import Iterable
from typing import Any

from django import template

from gemeinwerk.audit.sentences import Sentence

register = template.Library()


@register.inclusion_tag("audit/history.html")
def history(sentences: Iterable[Sentence]) -> dict[str, Any]:
    """What happened, newest first: sentences, and folded below them what is too long for one."""
    return {"sentences": sentences}
