"""What two sources say differently stands in every report, whatever a town's template names.

What counts is what is read in the filled document: a place within a condition that never holds, or
a loop that prints nothing, names it and is silent all the same.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from docx.oxml.ns import qn

from gemeinwerk.progress_reports.exporting.places import Places

_HEADING = "Heading 1"


def append_missing(document: Any, places: Places) -> None:
    """At the end, below a heading: each contradiction that is not told word by word."""
    lines = missing(document, places)
    if not lines:
        return
    heading = document.add_paragraph()
    heading.add_run(_("Was zwei Quellen verschieden sagen")).bold = True
    if _HEADING in document.styles:
        heading.style = document.styles[_HEADING]
    for line in lines:
        document.add_paragraph(line)


def missing(document: Any, places: Places) -> list[str]:
    """The contradictions that cannot be read in a filled document, each with its measure."""
    unclear = places["widersprueche"]
    said = _squeezed("".join(_texts(document))) if unclear else ""
    wanted = Counter(_squeezed(one["satz"]) for one in unclear)
    return [
        f"{one['nummer']} {one['satz']}".strip()
        for one in unclear
        if said.count(_squeezed(one["satz"])) < wanted[_squeezed(one["satz"])]
    ]


def _texts(document: Any) -> Iterator[str]:
    for element in document.element.body.iter(qn("w:t")):
        yield element.text or ""


def _squeezed(text: str) -> str:
    """Spaces and breaks are another matter in Word, and a filter may make letters large."""
    return "".join(text.split()).casefold()
