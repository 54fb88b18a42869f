"""A report in the town's own Word template, or in ours."""

from io import BytesIO

from docxtpl import DocxTemplate

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.progress_reports.exporting.default_template import default_template
from gemeinwerk.progress_reports.exporting.places import Places, filled
from gemeinwerk.progress_reports.exporting.template import Templates
from gemeinwerk.progress_reports.shown import arrange


def docx(content: Document, checksum: str, template: bytes | None) -> bytes:
    return fill(template or default_template(), filled(arrange(content, checksum)), Templates())


def fill(template: bytes, places: Places, environment: Templates) -> bytes:
    """Raises what the template's language raises where it cannot be read (`TemplateError`)."""
    document = DocxTemplate(BytesIO(template))
    document.render(places, environment, autoescape=True)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
