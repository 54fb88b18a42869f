"""From the bytes of a file to its contributions."""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from gemeinwerk import tables
from gemeinwerk.contribution_files.errors import UnreadableContributions
from gemeinwerk.contribution_files.results import (
    Column,
    ContributionReading,
    LeftOut,
    ReadContribution,
)
from gemeinwerk.contribution_files.vocabulary import (
    FIELDS,
    HEADINGS,
    KINDS,
    LANGUAGES,
    Platform,
    base,
    platform_of,
    tongue_of,
)
from gemeinwerk.german.text import fold, squash
from gemeinwerk.german.times.dates import parse_date
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Row, Sheet, column_letter
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.words import Words

_LOOK_AT = 20
"""Rows in which the headings of a sheet may stand."""
_SAMPLES = 3
_SHOWN = 80
_TAG = re.compile(r"<(/?)(\w+)[^<>]{0,500}>")
_LINES = (
    "target_group", "name", "email", "organisation", "role", "place_name", "field", "meeting",
    "item",
)  # fmt: skip
_WITHIN = 120
_TONGUES = re.compile(r"\{[^{}]{0,2000}\}")
_IN_A_TONGUE = re.compile(r'"([a-z]{2})"\s*(?:=>|:)\s*"([^"]{0,300})"')
_BREAKS = {"p", "br", "li", "div", "h1", "h2", "h3", "h4", "tr"}
_NOTHING = Words(
    "In dieser Datei ist keine Tabelle mit Beiträgen zu erkennen. Die erste Zeile soll sagen, was "
    "in den Spalten steht, zum Beispiel „Text“, „Datum“, „Handlungsfeld“.",
    "No table of contributions can be recognised in this file. The first row should say what the "
    "columns hold, for example “Text”, “Date”, “Category”.",
)


@dataclass
class _Table:
    sheet: Sheet
    columns: dict[int, str]
    rows: Sequence[Row]
    platform: Platform | None = None
    means: dict[int, str] = field(default_factory=dict)


def read(
    data: bytes,
    name: str,
    *,
    limits: Limits | None = None,
    mapping: Mapping[str, str] | None = None,
    language: str = "de",
    on_progress: Callable[[int], None] = lambda percent: None,
) -> ContributionReading:
    """Everything a table of contributions holds.

    ``mapping`` (column -> field or "") is what somebody decided; what it leaves open is proposed.
    """
    try:
        book = tables.read(data, limits or Limits(), understood=_understood)
    except UnreadableTable as refusal:
        raise UnreadableContributions(refusal.words.in_language(language)) from refusal
    tables.set_hidden_apart(book)
    on_progress(30)
    reading = ContributionReading(name)
    found = [table for sheet in book.sheets if (table := _table(sheet, mapping or {}))]
    if not any(table.rows for table in found):
        raise UnreadableContributions(_NOTHING.in_language(language))
    several = len(found) > 1
    for table in found:
        reading.platform = reading.platform or (table.platform.name if table.platform else "")
        _columns(table, reading)
        for place, row in enumerate(table.rows):
            if place % 500 == 0:
                on_progress(30 + 70 * place // len(table.rows))
            _row(
                table,
                row,
                reading,
                f"{table.sheet.name}, {row.number}" if several else str(row.number),
            )
    headings = [column for table in found for column in table.columns.values()]
    told = "\n".join(sorted(map(fold, headings)))
    reading.signature = hashlib.sha256(told.encode()).hexdigest()
    return reading


def _understood(cells: list[str]) -> int:
    return sum(_meaning(cell) != "" for cell in cells)


def _meaning(heading: str) -> str:
    return HEADINGS.get(fold(heading), "")


def _table(sheet: Sheet, decided: Mapping[str, str]) -> _Table | None:
    """The table of a sheet: headings are the first row in which most are known."""
    rows = [row for row in sheet.rows if any(text.strip() for text in row.cells.values())]
    if not rows:
        return None

    def known(row: Row) -> int:
        cells = list(row.cells.values())
        return 100 * bool(platform_of(cells)) + _understood(cells)

    head = max(range(min(_LOOK_AT, len(rows))), key=lambda place: (known(rows[place]), -place))
    columns = _named(rows[head])
    table = _Table(sheet, columns, rows[head + 1 :], platform_of(columns.values()))
    table.means = _means(table, decided)
    return table if "text" in table.means.values() or "title" in table.means.values() else None


def _named(head: Row) -> dict[int, str]:
    """What columns are called; two with one name are told apart."""
    seen: Counter[str] = Counter()
    found = {}
    for index, text in sorted(head.cells.items()):
        name = squash(text) or column_letter(index)
        seen[name] += 1
        found[index] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return found


def _means(table: _Table, decided: Mapping[str, str]) -> dict[int, str]:
    """Of each column; of several for one field the first counts, but a text may be in languages."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for index, name in table.columns.items():
        if name in decided:
            field = decided[name] if decided[name] in FIELDS else ""
        elif table.platform:
            field = table.platform.means.get(fold(base(name)), "")
        else:
            field = _meaning(base(name))
        in_languages = bool(tongue_of(name)) and field in {"text", "title", "field"}
        if field in taken and not in_languages:
            field = ""
        taken.add(field)
        found[index] = field
    if "text" not in taken and not decided and not table.platform:
        _longest(table, found)
    return found


def _longest(table: _Table, found: dict[int, str]) -> None:
    """Where no heading says so, what was said is the column with the longest texts."""
    lengths: Counter[int] = Counter()
    for row in table.rows[:200]:
        for index, text in row.cells.items():
            if found.get(index) in {"", "title"}:
                lengths[index] += len(text)
    for index, signs in lengths.most_common(1):
        if signs > 20 * min(len(table.rows), 200):
            found[index] = "text"


def _columns(table: _Table, reading: ContributionReading) -> None:
    there = {one.column for one in reading.columns}
    for index, name in table.columns.items():
        if name in there:
            continue
        cells = (_shortened(row.cells.get(index, "")) for row in table.rows[:200])
        samples = list(dict.fromkeys(filter(None, cells)))[:_SAMPLES]
        reading.columns.append(Column(name, table.means[index], samples))


def _shortened(text: str) -> str:
    line = squash(_plain(text))
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _row(table: _Table, row: Row, reading: ContributionReading, place: str) -> None:
    values: dict[str, str] = {}
    new = ReadContribution(place, "")
    new.within = _within(table, row)
    for index, name in table.columns.items():
        text = _plain(row.cells.get(index, ""), exported=bool(table.platform)).strip()
        if not text:
            continue
        meaning = table.means[index]
        if table.platform and fold(name) == table.platform.key:
            new.source = f"{table.platform.name}: {text}"[:200]
        if meaning and meaning not in values:
            values[meaning] = text
            if meaning == "text" and (tongue := tongue_of(name)):
                new.language = tongue.lower()
        elif not (table.platform and fold(name) == table.platform.key):
            new.extra[name] = text
    for index, text in row.cells.items():
        if index not in table.columns and text.strip():
            new.extra[column_letter(index)] = text.strip()
    _fill(new, values, {meaning: table.columns[index] for index, meaning in table.means.items()})
    if new.text:
        reading.contributions.append(new)
    else:
        cells = " | ".join(text.strip() for text in row.cells.values() if text.strip())
        reading.left_out.append(LeftOut(place, cells))


def _within(table: _Table, row: Row) -> str:
    """Which part of a platform a row is of; "" where the file does not say it."""
    wanted = table.platform.within if table.platform else ()
    there = {fold(name): row.cells.get(index, "") for index, name in table.columns.items()}
    return ", ".join(filter(None, (squash(there.get(name, "")) for name in wanted)))[:_WITHIN]


def _in_one_tongue(text: str) -> str:
    """Names in several languages (`{"de"=>"Wohnen", "en"=>"Housing"}`), as newer platforms export
    lists of them, in German or else the first; any other text as it is."""

    def one(names: re.Match[str]) -> str:
        known = dict(_IN_A_TONGUE.findall(names[0]))
        return f"{known.get('de') or next(filter(None, known.values()), '')};"

    return _TONGUES.sub(one, text).strip("[]") if _TONGUES.search(text) else text


def _fill(new: ReadContribution, values: dict[str, str], names: Mapping[str, str]) -> None:
    new.text, new.title = values.get("text", ""), squash(values.get("title", ""))
    if not new.text:
        new.text, new.title = values.get("title", ""), ""
    if len(new.title) > 200:
        new.text, new.title = f"{new.title}\n\n{new.text}", ""
    for name in _LINES:
        if value := squash(values.get(name, "")):
            if len(value) <= 200 and (name != "email" or "@" in value):
                setattr(new, name, value)
            else:
                new.extra[names[name]] = value
    themes = _in_one_tongue(values.get("themes", ""))
    new.themes = [one.strip() for one in re.split(r"[;,\n]", themes) if one.strip()]
    _understand(new, values, names)


def _understand(new: ReadContribution, values: dict[str, str], names: Mapping[str, str]) -> None:
    """Values of a kind of their own; what they say otherwise is kept beside."""
    if kind := values.get("kind", ""):
        new.kind = KINDS.get(fold(kind), "")
        if not new.kind:
            new.extra[names["kind"]] = kind
    if day := values.get("said_on", ""):
        iso = re.match(r"\d{4}-\d\d-\d\d", day)
        found = parse_date(iso.group() if iso else day.split(" ")[0]) or parse_date(day)
        new.said_on = found.isoformat() if found else ""
        if not found:
            new.extra[names["said_on"]] = day
    if tongue := values.get("language", ""):
        tag = LANGUAGES.get(fold(tongue), "")
        new.language = tag or new.language
        if not tag:
            new.extra[names["language"]] = tongue
    new.latitude = _degrees(values.get("latitude", ""), 90)
    new.longitude = _degrees(values.get("longitude", ""), 180)
    if new.latitude is None or new.longitude is None:
        new.latitude = new.longitude = None
        for name in ("latitude", "longitude"):
            if value := values.get(name, ""):
                new.extra[names[name]] = value


def _degrees(text: str, most: int) -> float | None:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return None
    return round(found, 5) if -most <= found <= most else None  # nan is neither


def _plain(text: str, *, exported: bool = True) -> str:
    """Without the marks of HTML that platforms export."""
    if "<" not in text or not _TAG.search(text):
        return html.unescape(text) if exported else text
    broken = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BREAKS else "", text)
    lines = (line.strip() for line in html.unescape(broken).splitlines())
    return "\n".join(line for line in lines if line)
