"""Our own Word template: filled where a town has none, and the beginning of its own."""

from functools import cache
from io import BytesIO
from typing import Any

import docx as word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gemeinwerk.measures.exporting.word_tables import table

_FONT = "Arial"  # on every computer that opens it
_MEASURES = Cm(1.3), Cm(5.2), Cm(3.0), Cm(2.4), Cm(4.6)
_COUNTS = Cm(10), Cm(3)
_VALUES = Cm(4), Cm(6), Cm(4)


@cache
def default_template() -> bytes:
    file = word.Document()
    set_up(file, "{{ titel }}", "{{ kommune }}", "{{ pruefsumme }}")
    _cover(file)
    _texts(file)
    _decisions(file)
    _fields(file)
    _changes(file)
    _contradictions(file)
    _indicators(file)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def set_up(file: Any, title: str, town: str, checksum: str) -> None:
    """Page, faces and language of a report, with its checksum at the foot of each page."""
    file.core_properties.title, file.core_properties.author = title, town
    file.core_properties.language = "de-DE"
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.footer.paragraphs[0].text = f"{title}. Prüfsumme {checksum}"
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "de-DE")
    normal.element.get_or_add_rPr().append(spoken)
    for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 12), ("Heading 3", 10)):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
        for fonts in style.element.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            fonts.set(qn("w:ascii"), _FONT)
            fonts.set(qn("w:hAnsi"), _FONT)


def _cover(file: Any) -> None:
    file.add_paragraph("{{ titel }}", style="Title")
    _lines(
        file,
        "{{ konzept }}, {{ kommune }}",
        "{%p if gremium %}",
        "Für: {{ gremium }}",
        "{%p endif %}",
        "Stand {{ stichtag }}",
        "Prüfsumme des Inhalts (SHA-256): {{ pruefsumme }}",
    )


def _texts(file: Any) -> None:
    for name, heading in (
        ("zusammenfassung", "Zusammenfassung in einfacher Sprache"),
        ("einleitung", "Einleitung"),
    ):
        _lines(file, f"{{%p if {name} %}}")
        file.add_heading(heading, 1)
        _each(file, name)
        _lines(file, "{%p endif %}")


def _each(file: Any, name: str, style: str | None = None) -> None:
    _lines(file, f"{{%p for absatz in {name} %}}")
    file.add_paragraph("{{ absatz }}", style=style)
    _lines(file, "{%p endfor %}")


def _decisions(file: Any) -> None:
    _lines(file, "{%p if entscheidungen or abweichungen or erbeten %}")
    file.add_heading("Abweichungen und erbetene Entscheidungen", 1)
    _each(file, "erbeten")
    _lines(file, "{%p for e in entscheidungen %}")
    file.add_heading("{{ e.nummer }} {{ e.titel }}", 2)
    _lines(
        file,
        "{{ e.abweichung }} Ursache: {{ e.ursache }}",
        "{%p if e.vorschlag %}",
        "Vorschlag: {{ e.vorschlag }} {{ e.kosten }}",
        "{%p endif %}",
        "{%p if e.wunsch %}",
        "Gewünschte Entscheidung: {{ e.wunsch }}",
        "{%p endif %}",
        "Es entscheidet: {{ e.wer }} {% if e.bis %}bis {{ e.bis }}{% endif %}",
        "{%p endfor %}",
        "{%p for e in abweichungen %}",
    )
    file.add_heading("{{ e.nummer }} {{ e.titel }}", 2)
    _lines(
        file,
        "{{ e.abweichung }} Ursache: {{ e.ursache }}",
        "{%p for it in e.entscheidungen %}",
        "Entscheidung vom {{ it.tag }}, {{ it.ergebnis }}: {{ it.wortlaut }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p endif %}",
    )


def _fields(file: Any) -> None:
    file.add_heading("Überblick und Maßnahmen", 1)
    _lines(
        file,
        "{{ anzahl }} Maßnahmen; umgesetzt: {{ umgesetzt }}, hinter der Zusage: "
        "{{ hinter_der_zusage }}.",
    )
    rows = [("{%tr for s in staende %}", ""), ("{{ s.stand }}", "{{ s.anzahl }}"),
            ("{%tr endfor %}", "")]  # fmt: skip
    table(file, ("Stand", "Maßnahmen"), rows, _COUNTS)
    _lines(file, "{%p for f in felder %}")
    file.add_heading("{{ f.nummer }} {{ f.titel }}", 2)
    _lines(file, "{%p if f.massnahmen %}")
    table(
        file,
        ("Nr.", "Maßnahme", "Stand", "Zugesagt bis", "Was war, was kommt"),
        [
            ("{%tr for m in f.massnahmen %}", "", "", "", ""),
            (
                "{{ m.nummer }}",
                "{{ m.titel }} ({{ m.federfuehrung }})",
                "{{ m.stand }} {{ m.gemeldet }}",
                "{{ m.zugesagt }} {% if m.erwartet %}erwartet {{ m.erwartet }}{% endif %}",
                "{{ m.verzug }} {{ m.grund }} {{ m.geschehen }} {{ m.naechstes }} {{ m.geld }}",
            ),
            ("{%tr endfor %}", "", "", "", ""),
        ],
        _MEASURES,
    )
    _lines(file, "{%p endif %}", "{%p endfor %}")


def _changes(file: Any) -> None:
    _lines(file, "{%p if veraenderungen %}")
    file.add_heading("Was sich verändert hat", 1)
    _lines(file, "Verglichen {{ verglichen }}.", "{%p for v in veraenderungen %}")
    file.add_heading("{{ v.nummer }} {{ v.titel }}", 3)
    _each(file, "v.saetze", "List Bullet")
    _lines(file, "{%p endfor %}", "{%p endif %}")


def _contradictions(file: Any) -> None:
    _lines(file, "{%p if widersprueche %}")
    file.add_heading("Was zwei Quellen verschieden sagen", 1)
    _lines(
        file, "{%p for w in widersprueche %}", "{{ w.nummer }} {{ w.satz }}", "{%p endfor %}",
        "{%p endif %}",
    )  # fmt: skip


def _indicators(file: Any) -> None:
    _lines(file, "{%p if indikatoren %}")
    file.add_heading("Indikatoren", 1)
    _lines(file, "{%p for i in indikatoren %}")
    file.add_heading("{{ i.nummer }} {{ i.name }}", 3)
    _lines(file, "{{ i.aussage }}", "{%p if i.schaubild %}", "{{ i.schaubild }}", "{%p endif %}")
    rows = [("{%tr for w in i.werte %}", "", ""), ("{{ w.tag }}", "{{ w.wert }}", "{{ w.art }}"),
            ("{%tr endfor %}", "", "")]  # fmt: skip
    table(file, ("Tag", "Wert", "Art"), rows, _VALUES)
    _lines(file, "{%p endfor %}", "{%p endif %}")


def _lines(file: Any, *lines: str) -> None:
    for line in lines:
        file.add_paragraph(line)
