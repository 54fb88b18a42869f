"""Minutes on paper (PDF declared PDF/UA-1) and as a Word document, with the town's head."""

from io import BytesIO
from typing import Any

import docx
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.paper import on_paper
from gemeinwerk.minutes.approving.shown import Item, Shown, shown
from gemeinwerk.municipalities.models import Municipality

_FONT = "Arial"  # on every computer that opens it


def pdf(content: dict[str, Any], town: Municipality, foot: str) -> bytes:
    """`foot`: what stands at the foot of each page."""
    with translation.override(GERMAN):
        told = {"shown": shown(content), "town": town, "foot": foot}
        page = render_to_string("minutes/approving/paper.html", told)
        return on_paper(page, f"{_STYLES}:root {{ --town: {town.colour} }}")


def word(content: dict[str, Any], town: Municipality, foot: str) -> bytes:
    with translation.override(GERMAN):
        told = shown(content)
        file: Any = docx.Document()
        _set_up(file, told, town, foot)
        _head(file, told)
        for item in told.items:
            _item(file, item, alone=len(told.items) == 1)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _set_up(file: Any, told: Shown, town: Municipality, foot: str) -> None:
    file.core_properties.title, file.core_properties.author = told.heading, town.name
    file.core_properties.language = "de-DE"
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    head = " · ".join(filter(None, (town.name, town.contact_email)))
    section.header.paragraphs[0].text = head
    section.footer.paragraphs[0].text = foot
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "de-DE")
    normal.element.get_or_add_rPr().append(spoken)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12)):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
        for fonts in style.element.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            fonts.set(qn("w:ascii"), _FONT)
            fonts.set(qn("w:hAnsi"), _FONT)


def _head(file: Any, told: Shown) -> None:
    file.add_paragraph(told.heading, style="Title")
    for line in filter(None, (told.concept, told.when, told.place)):
        file.add_paragraph(line)
    if told.reason:
        file.add_paragraph(f"{_('Berichtigt:')} {told.reason}")
    for heading, names in ((_("Anwesend"), told.there), (_("Nicht anwesend"), told.absent)):
        if names:
            file.add_heading(heading, 1)
            for name in names:
                file.add_paragraph(name, style="List Bullet")
    if told.came:
        file.add_heading(_("Anwesend"), 1)
        file.add_paragraph(f"{told.came}, {_('für:')}" if told.came_for else told.came)
        for name in told.came_for:
            file.add_paragraph(name, style="List Bullet")


def _item(file: Any, item: Item, *, alone: bool) -> None:
    if item.title:
        beside = " ({})".format(_("nicht öffentlich")) if item.internal else ""
        file.add_heading(f"{item.number} {item.title}{beside}", 1)
    elif not alone:
        file.add_heading(_("Außerhalb der Tagesordnung"), 1)
    if not item.lines:
        file.add_paragraph(_("Dazu steht nichts im Protokoll."))
    for line in item.lines:
        paragraph = file.add_paragraph()
        if line.label:
            paragraph.add_run(f"{line.label}: ").bold = True
        paragraph.add_run(line.text).bold = bool(line.label)
        if line.told:
            file.add_paragraph(line.told)
        if line.dissent:
            file.add_paragraph(_("Abweichend: {words}").format(words=line.dissent))


_STYLES = """
@page { size: A4; margin: 32mm 22mm 24mm 25mm; font: 400 8pt "Fira Sans", sans-serif;
  @top-left { content: element(head); width: 100% }
  @bottom-left { content: element(foot); width: 90% }
  @bottom-right { content: counter(page) " / " counter(pages); width: 10%; white-space: nowrap } }
body { margin: 0; font: 400 10.5pt/1.45 "Fira Sans", sans-serif }
.head { position: running(head); padding-left: 3mm; border-left: 2.5mm solid var(--town) }
.head p { margin: 0; font-size: 8pt }
.head p:first-child { font-size: 12pt; font-weight: 600 }
.foot { position: running(foot); font-size: 7pt; overflow-wrap: anywhere }
h1 { font-size: 18pt; line-height: 1.25; margin: 0 0 3mm }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid }
p { margin: 0 0 2mm; white-space: pre-line; orphans: 3; widows: 3 }
ul { margin: 0 0 2mm; padding-left: 5mm }
.outcome { margin: 3mm 0; padding-left: 4mm; border-left: 1.2mm solid var(--town);
  break-inside: avoid }
.outcome p { margin: 0 }
.outcome strong { font-weight: 600 }
"""
