"""The weekly mail that a person may wish for: what is due for them, and what changed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue

WEEKLY = Kind(
    key="desk.weekly",
    label=_("Wochenüberblick"),
    subject=_("{town}: Ihr Wochenüberblick"),
    action=_("Das steht für Sie an, und das hat sich in der letzten Woche geändert."),
    template="desk/notices/weekly.txt",
)
register_kinds(WEEKLY)


def weekly(
    user: User, town: Municipality, *, due: Sequence[Any], changes: Sequence[Any], on: date
) -> None:
    """`due` and `changes` have a `text` and a `url`, in the language of the person."""
    queue(
        WEEKLY.key,
        town=town,
        to=user,
        path=reverse("desk:home"),
        context={
            "due": [(one, address(town, one.url)) for one in due],
            "changes": [(one, address(town, one.url)) for one in changes],
        },
        dedup_key=f"weekly:{user.pk}:{on}",
    )
