"""A report in the town's own Word template, or in ours.

A town's template is filled as whatever is sent to us is read: in a process of its own, within
bounds. Ours is filled at once.
"""

from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2.exceptions import TemplateError

from gemeinwerk.core import aside
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.progress_reports.errors import BadTemplate
from gemeinwerk.progress_reports.exporting import unclear
from gemeinwerk.progress_reports.exporting.default_template import default_template
from gemeinwerk.progress_reports.exporting.pictures import Picture
from gemeinwerk.progress_reports.exporting.places import Places, filled
from gemeinwerk.progress_reports.exporting.template import NotAllowed, Templates
from gemeinwerk.progress_reports.shown import arrange

_PICTURE = Cm(14)
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
    return undated(stream.getvalue())


def rendered(template: bytes, places: Places, environment: Templates) -> Any:
    """The document with its places filled. Raises BadTemplate."""
    try:
        document = DocxTemplate(BytesIO(template))
        document.render(_with_pictures(places, document), environment, autoescape=True)
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
    except (PackageNotFoundError, ValueError, KeyError, LookupError, SyntaxError, TypeError):
        raise BadTemplate(
            _("Die Vorlage lässt sich nicht füllen. Bitte speichern Sie sie in Word neu.")
        ) from None
    return document


class _Inline(InlineImage):  # type: ignore[misc]
    """A picture in the line, with what is to be said of it."""

    def __init__(self, document: DocxTemplate, picture: Picture) -> None:
        super().__init__(document, BytesIO(picture.png), width=_PICTURE)
        self.said = str(picture)

    def _insert_image(self) -> str:
        part = self.tpl.current_rendering_part
        drawing = part.new_pic_inline(self.image_descriptor, self.width, None)
        drawing.docPr.set("descr", self.said)
        return (
            f"</w:t></w:r><w:r><w:drawing>{drawing.xml}</w:drawing></w:r><w:r>"
            '<w:t xml:space="preserve">'
        )


def _with_pictures(value: Any, document: DocxTemplate) -> Any:
    if isinstance(value, Picture):
        return _Inline(document, value)
    if isinstance(value, dict):
        return {key: _with_pictures(part, document) for key, part in value.items()}
    if isinstance(value, list):
        return [_with_pictures(part, document) for part in value]
    return value


def undated(content: bytes) -> bytes:
    """The same document is the same bytes: no moment in them at which it was packed."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return stream.getvalue()
