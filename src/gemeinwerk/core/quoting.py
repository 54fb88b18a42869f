"""Quotation marks and lists, as the language of the page has them."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _


def quoted(text: object) -> str:
    """„beschlossen“, in English “adopted”."""
    return _("„{text}“").format(text=text)


def one_of(texts: Iterable[object]) -> str:
    """„in Beratung“, „beschlossen“ oder „in Umsetzung“."""
    return get_text_list([quoted(text) for text in texts], _("oder"))
