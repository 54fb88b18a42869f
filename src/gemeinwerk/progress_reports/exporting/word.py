"""A report in the town's own Word template, or in ours.

A town's template is filled as whatever is sent to us is read: in a process of its own, within
bounds. Ours is filled at once.
"""

from functools import partial
from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError

from gemeinwerk.core import aside
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.progress_reports.errors import BadTemplate
from gemeinwerk.progress_reports.exporting import unclear
from gemeinwerk.progress_reports.exporting.default_template import default_template
from gemeinwerk.progress_reports.exporting.places import Places, filled
from gemeinwerk.progress_reports.exporting.template import NotAllowed, Templates
from gemeinwerk.progress_reports.shown import arrange

SECONDS = 120
"""Five hundred measures in our own template take ten."""


def docx(content: Document, checksum: str, template: bytes | None) -> bytes:
    """Raises BadTemplate where the town's own cannot be filled."""
    places = filled(arrange(content, checksum))
    return fill_apart(template, places) if template else fill(default_template(), places)


def fill_apart(template: bytes, places: Places) -> bytes:
    """Raises BadTemplate, which says whose template it is and what to do about it."""
    bounds = aside.Bounds(SECONDS, settings.UPLOAD_MAX_MEMORY_MB)
    try:
        return aside.run(
            partial(_fill_here, template, places), answer=bytes, refused=BadTemplate, bounds=bounds
        )
    except BadTemplate as refusal:
        raise BadTemplate(
            _(
                "Die Word-Vorlage der Kommune ließ sich nicht füllen; ausgegeben ist nichts. Bitte "
                "eine kleinere hochladen oder die von Gemeinwerk nehmen."
            )
        ) from refusal


def _fill_here(template: bytes, places: Places, *, on_progress: Any) -> bytes:
    return fill(template, places)


def fill(template: bytes, places: Places) -> bytes:
    """Raises BadTemplate, with what of it cannot be read."""
    document, stream = rendered(template, places, Templates()), BytesIO()
    unclear.append_missing(document, places)
    document.save(stream)
    return stream.getvalue()


def rendered(template: bytes, places: Places, environment: Templates) -> Any:
    """The document with its places filled. Raises BadTemplate."""
    try:
        document = DocxTemplate(BytesIO(template))
        document.render(places, environment, autoescape=True)
    except NotAllowed as found:
        raise BadTemplate(
            _("Eine Anweisung der Vorlage füllt nichts und wird nicht ausgeführt: {what}.").format(
                what=found
            )
        ) from None
    except TemplateError as error:
        raise BadTemplate(
            _("Eine Anweisung der Vorlage lässt sich nicht lesen: {error}.").format(error=error)
        ) from None
    except (PackageNotFoundError, ValueError, KeyError, LookupError, SyntaxError):
        raise BadTemplate(
            _("Die Vorlage lässt sich nicht füllen. Bitte speichern Sie sie in Word neu.")
        ) from None
    return document
