"""A report as a spreadsheet with all its data. Texts are never formulas, and every total is counted
from the column "Stand" of the sheet "Maßnahmen".
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.core.theme import theme
from gemeinwerk.measures.document import as_today, indicator_words
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.exporting.catalogue_xlsx import MOST_IN_A_CELL, put
from gemeinwerk.progress_reports.shown import Shown, arrange

Row = Sequence[Any]
_WIDE = 60


def xlsx(content: Document, checksum: str) -> bytes:
    shown = arrange(content, checksum)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = shown.head["title"], shown.town
    colour = theme(shown.colour).light.lstrip("#")
    for name, headings, rows in _sheets(shown):
        _sheet(book.create_sheet(name), headings, rows, colour)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheets(shown: Shown) -> Iterable[tuple[str, Sequence[str], Iterable[Row]]]:
    yield _("Bericht"), (_("Angabe"), _("Wert")), _about(shown)
    states = [str(state.label) for state, _count in shown.states]
    yield _("Zahlen"), (_("Handlungsfeld"), *states, _("zusammen")), _counts(shown)
    yield _("Maßnahmen"), _measure_heads(), _measures(shown)
    yield (
        _("Veränderungen"),
        (_("Nr."), _("Maßnahme"), _("Was sich verändert hat")),
        _changes(shown),
    )
    yield _("Meilensteine"), _milestone_heads(), _milestones(shown)
    yield _("Indikatoren"), _indicator_heads(), _indicators(shown)
    yield _("Messwerte"), _value_heads(), _values(shown)
    yield _("Abweichungen"), _deviation_heads(), _deviations(shown)
    yield _("Widersprüche"), _contradiction_heads(), _contradictions(shown)


def _about(shown: Shown) -> Iterable[Row]:
    head = shown.head
    yield _("Titel"), head["title"]
    yield _("Kommune"), shown.town
    yield _("Konzept"), shown.concept
    yield _("Gremium"), head["body"] or _("alle")
    yield _("Stichtag"), shown.day
    yield _("Prüfsumme des Inhalts (SHA-256)"), shown.checksum
    yield _("Zusammenfassung in einfacher Sprache"), head["summary"]
    yield _("Einleitung"), head["introduction"]
    yield _("Was das Gremium entscheiden soll"), head["asked"]
    yield _("Verglichen"), shown.since


def _counts(shown: Shown) -> Iterable[Row]:
    for field in shown.fields:
        counts = [cell.count for cell in field.cells]
        yield f"{field.code} {field.title}", *counts, len(field.lines)
    yield _("zusammen"), *(count for _state, count in shown.states), shown.size


def _measure_heads() -> Sequence[str]:
    return (
        _("Nr."), _("Maßnahme"), _("Handlungsfeld"), _("Federführung"), _("Stand"),
        _("Umsetzungsstand"), _("Zugesagt bis"), _("Erwartet"), _("Verzug"), _("Grund"),
        _("Ampel"), _("Was ist geschehen?"), _("Was kommt als Nächstes?"), _("Jahr"),
        _("Ausgegeben in Euro"), _("Geplant in Euro"),
    )  # fmt: skip


def _measures(shown: Shown) -> Iterable[Row]:
    for line in shown.lines:
        at, said = line.standing, line.reported or {}
        yield (
            at["code"], at["title"], at["field"], at["lead"], at["word"], at["reported"],
            at["promised"], at["expected"], at["sentence"], at["reason"], said.get("light"),
            said.get("done"), said.get("next_steps"), said.get("year"), said.get("spent"),
            said.get("planned"),
        )  # fmt: skip


def _changes(shown: Shown) -> Iterable[Row]:
    changed = shown.changed
    if not changed:
        return
    for one in changed["new"]:
        yield one["code"], one["title"], _("neu")
    for one in changed["gone"]:
        yield one["code"], one["title"], _("nicht mehr dabei")
    for one in changed["changed"]:
        for sentence in one["sentences"]:
            yield one["code"], one["title"], sentence


def _milestone_heads() -> Sequence[str]:
    return (
        _("Nr."), _("Was dann erreicht ist"), _("Fällig am"), _("Verschoben auf"), _("Grund"),
        _("Erreicht am"),
    )  # fmt: skip


def _milestones(shown: Shown) -> Iterable[Row]:
    for measure in _documents(shown):
        for one in measure["milestones"]:
            days = (day_in_words(one[key]) for key in ("due", "moved_to", "reached_on"))
            due, moved, reached = days
            yield measure["code"], one["title"], due, moved, one["moved_reason"], reached


def _indicator_heads() -> Sequence[str]:
    return (
        _("Nr."), _("Indikator"), _("Ausgangswert"), _("Zielwert"), _("Aussage"), _("Quelle"),
    )  # fmt: skip


def _indicators(shown: Shown) -> Iterable[Row]:
    for measure in _documents(shown):
        for one in ({**row, "places": ""} for row in measure["indicators"]):
            yield (
                measure["code"], one["name"], indicator_words.baseline(one),
                indicator_words.target(one), indicator_words.in_full(one), one["source"],
            )  # fmt: skip


def _value_heads() -> Sequence[str]:
    return _("Nr."), _("Indikator"), _("Tag"), _("Wert"), _("Quelle"), _("Bemerkung")


def _values(shown: Shown) -> Iterable[Row]:
    for measure in _documents(shown):
        for one in measure["values"]:
            yield (
                measure["code"], one["indicator"], day_in_words(one["day"]), one["value"],
                one["source"], one["remark"],
            )  # fmt: skip


def _deviation_heads() -> Sequence[str]:
    return (
        _("Nr."), _("Maßnahme"), _("Was weicht ab?"), _("Ursache"), _("Vorschlag"),
        _("Kosten des Vorschlags in Euro"), _("Gewünschte Entscheidung"), _("Wer entscheidet?"),
        _("Entschieden"),
    )  # fmt: skip


def _deviations(shown: Shown) -> Iterable[Row]:
    for one in [*shown.waiting, *shown.going_on]:
        decided = "\n".join(f"{it['day_words']}: {it['words']}" for it in one["decisions"])
        cause = ": ".join(filter(None, [one["cause"], one["cause_text"]]))
        yield (
            one["code"], one["title"], one["off"], cause, one["correction"], one["cost"],
            one["wanted"], one["decider"], decided,
        )  # fmt: skip


def _contradiction_heads() -> Sequence[str]:
    return (
        _("Nr."), _("Worum geht es?"), _("Stand vom"), _("Der eine Wert"), _("steht wo?"),
        _("Der andere Wert"), _("steht wo?"),
    )  # fmt: skip


def _contradictions(shown: Shown) -> Iterable[Row]:
    for one in shown.contradictions:
        yield (
            one["code"], one["subject"], day_in_words(one["day"]), one["first"],
            one["first_source"], one["second"], one["second_source"],
        )  # fmt: skip


def _documents(shown: Shown) -> Iterable[Document]:
    return map(as_today, shown.content["catalogue"]["measures"])


def _sheet(sheet: Worksheet, headings: Sequence[str], rows: Iterable[Row], colour: str) -> None:
    sheet.append(list(headings))
    widths = [len(heading) + 2 for heading in headings]
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            if value not in (None, ""):
                cut = value[:MOST_IN_A_CELL] if isinstance(value, str) else value
                put(sheet.cell(number, place), cut)
                widths[place - 1] = max(widths[place - 1], len(str(value)))
    for place, width in enumerate(widths, start=1):
        head = sheet.cell(1, place)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=colour)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = min(width + 1, _WIDE)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
