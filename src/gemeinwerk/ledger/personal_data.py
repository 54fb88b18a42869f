"""Where an entry may name people: in what it says in words, which can be blacked out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gemeinwerk.ledger.models import Entry, Head, Ledger, Node
from gemeinwerk.privacy import registry


def black_out(keys: list[Any]) -> None:
    """What named an erased person says nothing any more; its hashes stay (ADR 26)."""
    Entry._base_manager.filter(pk__in=keys).update(salt="", title="", about="", address="")


registry.table(
    Entry,
    _("Nachweisverzeichnis"),
    town="ledger__municipality_id",
    mentions=("title", "about"),
    nothing={
        "kind": registry.CODE,
        "digest": registry.HASH,
        "recorded_at": "a moment",
        "label_hash": registry.HASH,
        "salt": "a random word",
        "address": "an address of the town, which goes with the title",
    },
    kept=_("dauerhaft, nach einer Löschung ohne Titel"),
    after=black_out,
    public=True,
)
for table in (Ledger, Node, Head):
    registry.nothing(table, registry.HASH)
