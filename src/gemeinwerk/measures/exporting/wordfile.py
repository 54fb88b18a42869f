"""The catalogue as a Word document: real headings, one table of two columns per measure.

To be edited, cut up and put into a paper for the council; the import reads it again.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import docx as word
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from gemeinwerk.core.escaping import printable
from gemeinwerk.core.theme import theme
from gemeinwerk.measures.document import document_words
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import word_tables
from gemeinwerk.measures.exporting.book import Book, book
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.exporting.standing import Line, Standing
from gemeinwerk.measures.fields import public

_ROWS = tuple(dict.fromkeys(one.fact_key for one in public() if not one.language))
_LABEL_WIDTH, _TEXT_WIDTH = Cm(4.2), Cm(12.3)
_STANDING_WIDTHS = Cm(1.2), Cm(7.7), Cm(3.2), Cm(2.3), Cm(2.1)
_LATE_WIDTHS = Cm(1.2), Cm(3.6), Cm(2.2), Cm(3.4), Cm(2.1), Cm(4.0)
_FONT = "Arial"  # on every computer that opens it


def docx(
    document: Document, standing: Standing | None = None, selection: Selection | None = None
) -> bytes:
    """Write a catalogue, live or frozen, in the active language."""
    writer = _Writer(document, standing, selection)
    writer.write()
    stream = BytesIO()
    writer.file.save(stream)
    return stream.getvalue()


class _Writer:
    def __init__(
        self, document: Document, standing: Standing | None, selection: Selection | None
    ) -> None:
        self.document: Document = printable(document)
        self.standing = standing
        self.book = book(self.document, standing, selection)
        self.file: Any = word.Document()
        self.colour = RGBColor.from_string(theme(self.book.colour).light.lstrip("#").upper())

    def write(self) -> None:
        self._set_up()
        self._cover(self.book)
        if self.standing:
            self._standing(self.standing)
        self._contents()
        self._about(self.book)
        for chapter in self.book.chapters:
            self._heading(f"{chapter.code} {chapter.title}", 1, new_page=True)
            self._paragraphs(chapter.description)
            self._paragraphs(chapter.goals, style="List Bullet")
            for measure in self._measures_of(chapter.code):
                self._measure(measure)

    def _measures_of(self, code: str) -> Iterable[Document]:
        return (one for one in self.document["measures"] if one["field"]["code"] == code)

    # --- the frame ------------------------------------------------------------------------------

    def _set_up(self) -> None:
        properties = self.file.core_properties
        title = f"{self.book.title} {self.book.period}"
        properties.title = f"{title}. {self.book.told}" if self.book.told else title
        properties.author = self.book.town
        properties.language = "en-GB" if get_language() == "en" else "de-DE"
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.25)
        section.footer.paragraphs[0].text = f"{self.book.title}: {self.book.state}"
        self._styles(properties.language)

    def _styles(self, language: str) -> None:
        styles = self.file.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(10)
        normal.paragraph_format.space_after = Pt(4)
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), language)
        normal.element.get_or_add_rPr().append(spoken)
        for name, size in (("Title", 28), ("Heading 1", 18), ("Heading 2", 13)):
            font = styles[name].font
            font.name, font.size, font.bold, font.color.rgb = _FONT, Pt(size), True, self.colour
            for fonts in styles[name].element.iter(qn("w:rFonts")):
                fonts.attrib.clear()
                fonts.set(qn("w:ascii"), _FONT)
                fonts.set(qn("w:hAnsi"), _FONT)
        for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)

    def _cover(self, of: Book) -> None:
        self._paragraphs([of.town])
        self.file.add_paragraph(of.title, style="Title")
        self._paragraphs(
            line
            for line in (
                of.motto,
                f"{_('Maßnahmenkatalog')} {of.period}",
                of.told,
                of.decision,
                of.state,
                of.selection,
                f"{_('Prüfsumme')} {of.checksum}" if of.checksum else "",
            )
            if line
        )

    def _contents(self) -> None:
        """A table of contents that Word fills when the document is opened."""
        self._heading(_("Inhalt"), 1, new_page=True)
        run = self.file.add_paragraph().add_run()
        for kind, text in (("begin", ""), ("", 'TOC \\o "1-2" \\h \\z \\u'), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)
        update = OxmlElement("w:updateFields")
        update.set(qn("w:val"), "true")
        self.file.settings.element.append(update)

    def _about(self, of: Book) -> None:
        if not (of.aim or of.commission or of.themes):
            return
        self._heading(_("Worum es geht"), 1, new_page=True)
        self._paragraphs([*of.aim, *of.commission])
        self._paragraphs(
            (
                f"{theme['title']}: {theme['description']}"
                if theme["description"]
                else theme["title"]
                for theme in of.themes
            ),
            style="List Bullet",
        )

    def _standing(self, of: Standing) -> None:
        """What a committee reads first: a table whose heading comes again on each page."""
        heading = _("Wo die Maßnahmen am {day} stehen").format(day=of.day)
        self._heading(heading, 1, new_page=True)
        counts = (f"{word_tables.LAMPS[tone]} {n} {word}" for tone, word, n in of.counts)
        self._paragraphs([" · ".join(counts)])
        if of.behind:
            self._heading(_("Hinter der Zusage"), 3)
            headings = (
                _("Nr."), _("Maßnahme"), _("Stand"), of.until, _("Erwartet"),
                _("Heute und Grund"),
            )  # fmt: skip
            rows = [(*self._stand(line), f"{line.today} {line.reason}") for line in of.behind]
            word_tables.table(self.file, headings, rows, _LATE_WIDTHS)
        if of.others:
            self._heading(_("Alle anderen") if of.behind else _("Maßnahmen"), 3)
            short = _("Nr."), _("Maßnahme"), _("Stand"), of.until, _("Erwartet")
            others = [self._stand(line) for line in of.others]
            word_tables.table(self.file, short, others, _STANDING_WIDTHS)

    def _stand(self, line: Line) -> tuple[str, ...]:
        said = f" ({line.today})" if line.today and not line.is_behind else ""
        return (
            line.code,
            line.title,  # alone: the import knows the measure of the sheet below by it
            f"{word_tables.LAMPS[line.tone]} {line.state}{said}",
            "\n".join(filter(None, [line.until, line.promise])) or "–",
            line.expected or "–",
        )

    # --- a measure ------------------------------------------------------------------------------

    def _measure(self, measure: Document) -> None:
        self._heading(f"{measure['code']} {measure['title']}", 2)
        rows = [
            (str(document_words.LABELS[key]), text)
            for key in _ROWS
            if (text := document_words.text_of(key, measure))
        ]
        table = self.file.add_table(rows=0, cols=2, style="Table Grid")
        table.autofit = False
        word_tables.scope(table, heading_row=False)
        for label, text in rows:
            cells = table.add_row().cells
            cells[0].width, cells[1].width = _LABEL_WIDTH, _TEXT_WIDTH
            cells[0].paragraphs[0].add_run(label).bold = True
            self._fill(cells[1], text)
        self.file.add_paragraph()

    def _fill(self, cell: Any, text: str) -> None:
        first, *further = text.split("\n")
        cell.paragraphs[0].add_run(first)
        for line in further:
            cell.add_paragraph(line)

    def _heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        heading = self.file.add_heading(text, level)
        heading.paragraph_format.page_break_before = new_page
        heading.paragraph_format.keep_with_next = True

    def _paragraphs(self, lines: Iterable[str], style: str | None = None) -> None:
        for line in lines:
            self.file.add_paragraph(line, style=style)
