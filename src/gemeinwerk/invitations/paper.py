"""Letters for those without e-mail: one page a person, with a QR code and a code to type.

Both lead to the answer page of that one person; they are made when the letters are made, and are
nowhere else.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import docx
import segno
from django.template.loader import render_to_string
from django.urls import reverse
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gemeinwerk.core.paper import on_paper
from gemeinwerk.invitations import links, own_words
from gemeinwerk.invitations.links import Made
from gemeinwerk.invitations.models import Letter
from gemeinwerk.invitations.placeholders import LINK
from gemeinwerk.invitations.tongues import direction
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address


@dataclass(frozen=True)
class Sheet:
    """A page."""

    name: str
    subject: str
    paragraphs: Sequence[str]
    language: str
    url: str
    place: str
    code: str

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def words(self) -> tuple[str, str]:
        return own_words.how_to_answer(self.language)

    @property
    def svg(self) -> str:
        out = io.BytesIO()
        made = segno.make(self.url, error="m", micro=False)
        made.save(out, kind="svg", xmldecl=False, svgns=True, scale=3, border=2, title=self.place)
        return out.getvalue().decode()


def sheet(town: Municipality, letter: Letter, made: Made) -> Sheet:
    """In the place of the link stands the address at which the code is typed."""
    place = address(town, reverse("answering:code"))
    body = letter.body.replace(LINK, place)
    return Sheet(
        name=str(letter.invitation),
        subject=letter.subject,
        paragraphs=[one.strip() for one in body.split("\n\n") if one.strip()],
        language=letter.language,
        url=address(town, made.path),
        place=place,
        code=links.written(made.code),
    )


def pdf(town: Municipality, sheets: Sequence[Sheet]) -> bytes:
    page = render_to_string("invitations/letters.html", {"sheets": sheets, "town": town})
    return on_paper(page, _STYLES)


def word(town: Municipality, sheets: Sequence[Sheet]) -> bytes:
    file: Any = docx.Document()
    file.core_properties.title, file.core_properties.author = sheets[0].subject, town.name
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    for number, one in enumerate(sheets):
        _on_a_page(file, one, town, first=not number)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _on_a_page(file: Any, one: Sheet, town: Municipality, *, first: bool) -> None:
    if not first:
        file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _paragraph(file, town.name, one)
    _paragraph(file, one.name, one)
    _paragraph(file, one.subject, one).runs[0].bold = True
    for text in one.paragraphs:
        _paragraph(file, text, one)
    heading, how = one.words
    _paragraph(file, heading, one).runs[0].bold = True
    _paragraph(file, how, one)
    _paragraph(file, f"{one.place}   {one.code}", one)
    picture = io.BytesIO()
    segno.make(one.url, error="m", micro=False).save(picture, kind="png", scale=6, border=2)
    picture.seek(0)
    file.add_picture(picture, width=Cm(3.5))


def _paragraph(file: Any, text: str, one: Sheet) -> Any:
    made = file.add_paragraph(text)
    if one.direction == "rtl":
        made._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in made.runs:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), one.language)
        run._r.get_or_add_rPr().append(language)
    return made


_STYLES = """
@page { size: A4; margin: 25mm 22mm 20mm 25mm }
body { font-family: "Fira Sans", sans-serif; font-size: 11pt; line-height: 1.45 }
article { break-after: page }
article:last-child { break-after: auto }
.to { margin-block: 15mm 12mm }
h1 { font-size: 13pt; font-weight: 600; margin-block-end: 6mm }
p { white-space: pre-line }
.answer { margin-block-start: 10mm; break-inside: avoid }
.answer h2 { font-size: 11pt; font-weight: 600 }
.code { font-size: 14pt; letter-spacing: 1pt }
svg { width: 35mm; height: 35mm }
"""
