"""Which field of action or goal a cell of our own file names."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from gemeinwerk.catalogue_files.values.keys import FieldBook
from gemeinwerk.german import fold
from gemeinwerk.german.codes import before_title
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import columns

_ALIKE = 55


def meant(name: str, things: Sequence[Document]) -> Document | None:
    """The field or goal a cell names: word for word, by its title, by its number where the title
    is left out or akin; else one that is not on the list."""
    if not name:
        return None
    number, _blank, title = name.partition(" ")
    for thing in things:
        if fold(name) in (fold(columns.named(thing)), fold(thing["title"]), fold(thing["code"])):
            return {"code": thing["code"], "title": thing["title"]}
    for thing in things:
        akin = fuzz.token_set_ratio(fold(title), fold(thing["title"])) >= _ALIKE
        if number == thing["code"] and akin:
            return {"code": thing["code"], "title": thing["title"]}
    # We write the number before the title: none is in doubt.
    found = before_title(name)
    code, title = (found.code, found.title) if found else ("", "")
    new = FieldBook().take(name, code=code, title=title)
    return {"code": new.code, "title": new.title, "unlisted": True}
