"""How many forms a page has, of which a browser without JavaScript sends but one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SAID = _("Ohne JavaScript speichert jeder Knopf nur seinen Abschnitt")
NOT_TYPED = {"hidden", "submit", "button", "image", "reset"}


def forms(page: Any) -> int:
    """How many forms are posted and hold something to type or to choose."""
    return sum(
        form.get("method", "").lower() == "post" and any(map(is_typed, form.iterdescendants()))
        for form in page.iterdescendants("form")
    )


def is_typed(node: Any) -> bool:
    return node.tag in {"textarea", "select"} or (
        node.tag == "input" and node.get("type") not in NOT_TYPED
    )


def says_so(page: str) -> bool:
    return str(SAID) in page
