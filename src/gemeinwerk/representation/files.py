"""A release as files anybody can take along: JSON, whose hash the ledger keeps, and CSV."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from gemeinwerk.representation.counting import Document
from gemeinwerk.representation.questions import NAMES
from gemeinwerk.representation.telling import answer_in_words


def as_file(content: Document) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def heads() -> list[str]:
    return [
        _("Tabelle"), _("Antwort"), _("und"), _("Anzahl"), _("weggelassen"), _("mindestens"),
        _("höchstens"), _("Anteil mindestens"), _("Anteil höchstens"),
    ]  # fmt: skip


def rows(content: Document) -> Iterator[list[object]]:
    """A line for each cell, margins too: what is left out is marked, and says between what it
    lies. Shares are of all who were asked."""
    for table in content["tables"]:
        keys = table["table"].split("/")
        name = " × ".join(str(NAMES[key]) for key in keys)
        for cell in table["cells"]:
            said = [answer_in_words(content, key, cell[key])[0] if key in cell else _("zusammen")
                    for key in keys]  # fmt: skip
            count = cell["count"]
            least, most = cell.get("least", count), cell.get("most", count)
            low, high = cell.get("share", (None, None))
            yield [
                name, said[0], said[1] if len(said) > 1 else "", count,
                _("ja") if count is None else "", least, most, low, high,
            ]  # fmt: skip
