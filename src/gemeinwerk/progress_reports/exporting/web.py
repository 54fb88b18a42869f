"""A report as a page: within ours, or as a file of its own that needs nothing else."""

from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from gemeinwerk.core.escaping import printable
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.theme import theme
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.progress_reports.content.participation import is_of_participation
from gemeinwerk.progress_reports.shown import Shown, arrange
from gemeinwerk.progress_reports.shown_participation import ShownParticipation

_HERE = Path(__file__).parent
_STATIC = _HERE.parent / "static" / "progress_reports"
_BODY, _PAGE, _PARTICIPATION = (
    f"progress_reports/exporting/{name}.html" for name in ("body", "page", "participation")
)


def body(content: Document, checksum: str = "") -> SafeString:
    """What stands within one of our pages, below its heading: German, whatever they speak."""
    with translation.override(GERMAN):
        template, shown = _arranged(content, checksum)
        return mark_safe(render_to_string(template, {"shown": shown}))


def page(content: Document, checksum: str, *, paper: str = "") -> str:
    """A whole page with its styles; ``paper``: those it has beside them in print."""
    content = printable(content)
    with translation.override(GERMAN):
        template, shown = _arranged(content, checksum)
        styles = mark_safe(town_colours(shown.colour) + _alone() + (paper or _on_screens()))
        told = {"shown": shown, "styles": styles, "paper": bool(paper), "body": template}
        return render_to_string(_PAGE, told)


def _arranged(content: Document, checksum: str) -> tuple[str, Shown | ShownParticipation]:
    """The template of its kind, and what that is filled with."""
    if is_of_participation(content):
        return _PARTICIPATION, ShownParticipation(content, checksum)
    return _BODY, arrange(content, checksum)


def town_colours(colour: str) -> str:
    return f":root{{--town:{theme(colour).light}}}"


@cache
def _alone() -> str:
    """The styles of a report that stands alone, on whatever."""
    return "".join(
        path.read_text("utf-8") for path in (_STATIC / "report.css", _HERE / "alone.css")
    )


@cache
def _on_screens() -> str:
    return (_STATIC / "screen.css").read_text("utf-8")
