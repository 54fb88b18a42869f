"""A file and what the check says of it, in sentences for a terminal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.catalogue_files.results import Reading, ReadMeasure
from gemeinwerk.core.quoting import quoted
from gemeinwerk.engines import smart
from gemeinwerk.measures.importing.checked_file import Checked, name_of


def tell(checked: Checked, language: str) -> str:
    """All of it: what was read, what is said of the catalogue and of each measure, what is left."""
    reading = checked.reading
    by_measure: dict[str | None, list[smart.Finding]] = {}
    for finding in checked.findings:
        by_measure.setdefault(finding.measure, []).append(finding)
    lines = [_holds(reading), *(f"  {note}" for note in reading.notes)]
    if by_measure.get(None):
        lines += ["", _("Katalog als Ganzes"), *_said(by_measure[None], language)]
    for measure in reading.measures:
        if measure.code in by_measure:
            lines += ["", _head(measure), *_said(by_measure[measure.code], language)]
    lines += _questions(reading)
    lines += _left(reading)
    lines += ["", *_summary(checked, language)]
    return "\n".join(lines)


def holds(reading: Reading) -> list[str]:
    """What a file holds, and what its columns became."""
    lines = [_holds(reading), *(f"  {note}" for note in reading.notes), "", _("Spalten")]
    lines += [f"  {report.column}: {report.text}" for report in reading.columns]
    return [*lines, *_questions(reading), *_left(reading)]


def _holds(reading: Reading) -> str:
    fields, measures, notes = len(reading.fields), len(reading.measures), reading.note_count
    parts = [
        ngettext("{n} Handlungsfeld", "{n} Handlungsfelder", fields).format(n=fields),
        ngettext("{n} Maßnahme", "{n} Maßnahmen", measures).format(n=measures),
    ]
    if notes:
        parts.append(ngettext("{n} Sachstand", "{n} Sachstände", notes).format(n=notes))
    return f"{reading.file}: {', '.join(parts)}"


def _head(measure: ReadMeasure) -> str:
    name = name_of(measure)
    row = _("Zeile {row}").format(row=measure.row)
    place = f"{measure.sheet}, {row}" if measure.sheet else row
    title = "" if name == measure.title else measure.title
    return f"{' '.join(part for part in (name, title) if part)} ({place})"


def _said(findings: list[smart.Finding], language: str) -> Iterator[str]:
    marks = {
        smart.Severity.ERROR: _("Fehler"),
        smart.Severity.WARNING: _("Warnung"),
        smart.Severity.HINT: _("Hinweis"),
    }
    for one in findings:
        text = one.text_en if language == "en" else one.text_de
        yield f"  {one.code} {marks[one.severity]}: {text}"


def _questions(reading: Reading) -> list[str]:
    if not reading.questions:
        return []
    lines = ["", _("Diese Wörter haben kein Gegenstück unter den Umsetzungsständen:")]
    for one in reading.questions:
        times = ngettext("{n}-mal", "{n}-mal", one.count).format(n=one.count)
        lines.append(f"  {one.column}: {quoted(one.word)} ({times})")
    return lines


def _left(reading: Reading) -> list[str]:
    lines = []
    unread, outside = len(reading.unread), len(reading.outside)
    struck, hidden = len(reading.struck), len(reading.hidden)
    if unread:
        lines.append(
            ngettext(
                "{n} Zelle ist keinem Feld zugeordnet oder nicht sicher verstanden.",
                "{n} Zellen sind keinem Feld zugeordnet oder nicht sicher verstanden.",
                unread,
            ).format(n=unread)
        )
    if outside:
        lines.append(
            ngettext(
                "{n} Text steht außerhalb der Tabelle.",
                "{n} Texte stehen außerhalb der Tabelle.",
                outside,
            ).format(n=outside)
        )
    if struck:
        lines.append(
            ngettext(
                "{n} Text ist durchgestrichen und wurde nicht gelesen.",
                "{n} Texte sind durchgestrichen und wurden nicht gelesen.",
                struck,
            ).format(n=struck)
        )
    if hidden:
        lines.append(
            ngettext(
                "{n} Text ist ausgeblendet und wurde nicht gelesen.",
                "{n} Texte sind ausgeblendet und wurden nicht gelesen.",
                hidden,
            ).format(n=hidden)
        )
    return ["", *lines, _("Einzeln mit --format json.")] if lines else []


def _summary(checked: Checked, language: str) -> Iterator[str]:
    summary = smart.summary(checked.findings)
    yield _("Zusammenfassung") if summary else _("Nichts zu beanstanden.")
    for line in summary:
        yield f"  {line.code} {line.en if language == 'en' else line.de}"
