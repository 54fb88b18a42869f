"""Which column means which field: proposed from the heading and from what stands below it."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.mapping import money_columns
from gemeinwerk.catalogue_files.mapping.evidence import (
    Facts,
    from_cells_alone,
    looks_like_names,
    weigh,
)
from gemeinwerk.catalogue_files.mapping.profile import Profile, profile_of
from gemeinwerk.catalogue_files.sheets.table import Column, Table
from gemeinwerk.catalogue_files.words import counted, headings, money_headings
from gemeinwerk.catalogue_files.words.money_headings import MoneyHeading
from gemeinwerk.catalogue_files.words.vocabulary import FIELDS, SEVERAL
from gemeinwerk.german import Scale, column_of, fold, is_empty
from gemeinwerk.tables.grid import Row

_POSTS = re.compile(
    r"vz|vbe|fte|(?<!haushalts)(?<!kosten)stellen|personal(?!kosten|k\b|ausgab|mittel)",
    re.IGNORECASE,
)
_WORKING_TIME = re.compile(
    r"(?:person(?:en|al)?|arbeits|mensch|mann)-?(?:tage?|stunden|monate?|wochen)\b|\bPT\b|\bPM\b"
    r"|stunden\b|\bStd\b|\bh/",
    re.IGNORECASE,
)
"""Working hours and days: neither sums nor posts."""
_NO_SUMS = re.compile(f"{_POSTS.pattern}|{_WORKING_TIME.pattern}", re.IGNORECASE)
_SAMPLE = 150
_LEAST = 0.5


@dataclass(frozen=True)
class Proposal:
    """A column and the field it is taken for; ``field`` "" keeps its cells as text.

    ``year``, ``until_year``, ``scale``, ``currency``, ``rhythm`` (of costs), ``per`` (what each of
    them is the price of) and ``role`` (of an indicator's part; "total", "source" or "part" of
    costs) come from the heading, the scale also from a line above it.
    ``samples``: up to three different cells. ``filled``: how many rows say something.
    """

    column: str
    field: str
    confidence: float
    reason: str
    samples: tuple[str, ...] = ()
    filled: int = 0
    hidden: bool = False
    year: int | None = None
    until_year: int | None = None
    scale: int = 1
    currency: str = "EUR"
    rhythm: str = ""
    per: str = ""
    role: str = ""


@dataclass(slots=True)
class _Group:
    """Columns of all sheets that are called the same."""

    key: str
    column: Column
    tables: set[int] = field(default_factory=set)
    values: list[str] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)
    scale: Scale | None = None
    """What a line above the table says its sums are counted in."""

    @property
    def text(self) -> str:
        return f"{self.column.top} {self.column.bottom}"

    @property
    def money(self) -> MoneyHeading | None:
        return money_headings.read(self.text)


def propose(
    tables: list[Table], decided: Mapping[str, str] | None = None, ignore: Iterable[str] = ()
) -> list[Proposal]:
    """A proposal per column, in the order of the sheets. ``decided`` (column -> field or "") is
    what a person said before and is not questioned; ``ignore`` are columns with another use."""
    groups = _groups(tables)
    taken: dict[str, tuple[str, float]] = {}
    decided = dict(decided or {})
    for key in groups:
        if key in decided and (decided[key] in FIELDS or decided[key] == ""):
            taken[key] = (decided[key], 1.0)
    for group in groups.values():
        group.profile = profile_of(group.values)
    money = _tables_with_money(groups)
    for group in groups.values():
        if group.key not in taken and group.key not in ignore and not group.column.hidden:
            group.scores = _scores(group, money)
    _title_without_heading(groups, taken)
    _assign(groups, taken)
    _find_title(groups, taken)
    _explain_states(tables, taken)
    proposals = [
        _proposal(group, taken.get(group.key), group.key in decided) for group in groups.values()
    ]
    return _with_money(proposals, groups)


def signature(columns: Iterable[str]) -> str:
    """The same for files with the same headings, whatever their order and case."""
    names = sorted({fold(name) for name in columns})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _groups(tables: list[Table]) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for number, table in enumerate(tables):
        scale, marked = _scale_around(table), _scales_of_marks(table)
        for column in table.columns:
            group = groups.setdefault(column.key, _Group(column.key, column))
            own = marked.get(counted.mark_of(column.bottom)) or marked.get(
                counted.mark_of(column.top)
            )
            group.scale = group.scale or own or scale
            group.tables.add(number)
            if not column.hidden and group.column.hidden:
                group.column = column
            room = _SAMPLE - len(group.values)
            for row in table.rows[: room * 4]:
                if room <= 0:
                    break
                text = row.cells.get(column.index)
                if text and not is_empty(text):
                    group.values.append(text)
                    room -= 1
    return groups


def _scale_around(table: Table) -> Scale | None:
    """ "Angaben in T€", "alle Beträge in 1.000 €": a short line above the heading, or one that says
    nothing else below the table or in the text around it."""
    above = [counted.said_above(text) for text in _texts(table.above)]
    alone = [counted.said_alone(text) for text in _texts([*table.below, *table.around])]
    return next((scale for scale in (*above, *alone) if scale), None)


def _scales_of_marks(table: Table) -> dict[str, Scale]:
    """ "* in T€" below the table: it speaks of the headings with that mark."""
    found: dict[str, Scale] = {}
    for text in _texts([*table.below, *table.around]):
        found |= counted.said_of_marks(text)
    return found


def _texts(rows: list[Row]) -> list[str]:
    return [text for row in rows for text in row.cells.values()]


def _tables_with_money(groups: dict[str, _Group]) -> set[int]:
    """The tables in which a column of money is beyond doubt."""
    found: set[int] = set()
    alike: dict[int, list[tuple[MoneyHeading, Profile]]] = {}
    for group in groups.values():
        heading = group.money
        if heading is None or group.column.hidden:
            continue
        named = bool(group.scale or counted.named_in(group.text))
        if money_columns.is_surely_money(heading, group.profile, counted=named):
            found |= group.tables
        for number in group.tables:
            alike.setdefault(number, []).append((heading, group.profile))
    return found | {n for n, some in alike.items() if money_columns.are_money_together(some)}


def _scores(group: _Group, money: set[int]) -> dict[str, float]:
    """Field -> how likely, from the heading, corrected by the cells. money: tables that have it."""
    column, profile = group.column, group.profile
    beside_money = bool(group.tables & money) and not _NO_SUMS.search(group.text)
    named = bool(counted.named_in(group.text))
    if beside_money and money_columns.is_money(group.money, profile, counted=named):
        return {"cost": money_columns.LIKELY}
    scores: dict[str, float] = {}
    for text, weight in ((column.bottom, 1.0), (column.top, 0.92)):
        for meaning in headings.meanings(text) if text else ():
            scores[meaning.field] = max(scores.get(meaning.field, 0.0), meaning.score * weight)
    if not column.heading:
        return from_cells_alone(profile)
    if _WORKING_TIME.search(column.heading) and profile.number > 0:
        return {"": money_columns.LIKELY}
    posts = bool(_POSTS.search(column.heading))
    return weigh(Facts(column.heading, profile, scores, posts))


def _assign(groups: dict[str, _Group], taken: dict[str, tuple[str, float]]) -> None:
    """The surest pairs first. A field is given once per table unless several may feed it."""
    pairs = [
        (score, _turn(name, group, place), key, name)
        for place, (key, group) in enumerate(groups.items())
        for name, score in group.scores.items()
        if score >= _LEAST
    ]
    used: dict[str, set[int]] = {}
    for key, (name, _score) in taken.items():
        used.setdefault(name, set()).update(groups[key].tables)
    for score, _turn_of, key, name in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if key in taken:
            continue
        clash = name not in SEVERAL and used.get(name, set()) & groups[key].tables
        if name and (clash or (name in SEVERAL and score < 0.7 and name in used)):
            continue
        taken[key] = (name, score)
        used.setdefault(name, set()).update(groups[key].tables)


def _turn(name: str, group: _Group, place: int) -> int:
    """Of two columns that mean the same the left one has its turn first; of two states the
    newest."""
    year = headings.year_in(group.column.heading) if name == "status" else None
    return place - 10_000 * (year or 0)


def _title_without_heading(
    groups: dict[str, _Group], taken: Mapping[str, tuple[str, float]]
) -> None:
    """Where no heading of a table may mean a title, the first column of names is it that has none,
    or a word we do not know."""
    for number in {number for group in groups.values() for number in group.tables}:
        here = [group for group in groups.values() if number in group.tables]
        if any("title" in one.scores or taken.get(one.key, ("",))[0] == "title" for one in here):
            continue
        bare = [one for one in here if not one.column.heading and not one.column.hidden]
        bare += [one for one in here if not one.scores and one not in bare and one.key not in taken]
        named = next((one for one in bare if looks_like_names(one.profile)), None)
        if named and named.key not in taken:
            named.scores = {"title": _LEAST + 0.1}


def _find_title(groups: dict[str, _Group], taken: dict[str, tuple[str, float]]) -> None:
    """Each table needs a title: the shortest text that is left stands in."""
    for number in {number for group in groups.values() for number in group.tables}:
        here = [group for group in groups.values() if number in group.tables]
        if any(taken.get(group.key, ("", 0))[0] == "title" for group in here):
            continue
        for stand_in in ("description", "goal"):
            found = [g for g in here if taken.get(g.key, ("", 0))[0] == stand_in]
            if found:
                shortest = min(found, key=lambda group: group.profile.length)
                taken[shortest.key] = ("title", 0.5)
                break


def _explain_states(tables: list[Table], taken: dict[str, tuple[str, float]]) -> None:
    """ "Erläuterung" right of the state explains the state, not the measure."""
    for table in tables:
        for before, column in pairwise(table.columns):
            explains = fold(column.heading) in {"erlaeuterung", "erlaeuterungen"}
            name, score = taken.get(column.key, ("", 0.0))
            states = {"status", "status_text"}
            if explains and name == "description" and taken.get(before.key, ("",))[0] in states:
                taken[column.key] = ("status_text", score - 0.1)


def _proposal(group: _Group, found: tuple[str, float] | None, decided: bool) -> Proposal:
    name, score = found or ("", 0.0)
    column = group.column
    text = group.text
    proposal = Proposal(
        column=group.key,
        field=name,
        confidence=round(min(score, 1.0), 2),
        reason=_reason(group, name, score, decided),
        samples=group.profile.samples,
        filled=group.profile.filled,
        hidden=column.hidden,
    )
    if name in {"cost", "fte", "funding"}:
        scale = counted.named_in(text) or (group.scale if name != "fte" else None) or Scale(1)
        year = headings.year_in(text)
        return replace(
            proposal,
            year=year,
            until_year=year,
            scale=scale.factor if name != "fte" else 1,
            currency=scale.currency,
            rhythm=column_of(text).rhythm,
            per=column_of(text).per,
        )
    if name in {"indicator", "baseline", "target"}:
        return replace(proposal, role=headings.role_in(text), year=headings.year_in(text))
    return proposal


def _with_money(proposals: list[Proposal], groups: dict[str, _Group]) -> list[Proposal]:
    """Costs with their years and their role beside the other columns."""
    proposals = _without_net(proposals, groups)
    told = [one for one in proposals if one.field == "cost" and groups[one.column].money]
    headings_of = [heading for one in told if (heading := groups[one.column].money)]
    related = dict(
        zip((one.column for one in told), money_columns.relate(headings_of), strict=True)
    )
    dated = [
        _dated(one, related[one.column]) if one.column in related else one for one in proposals
    ]
    return _counted_together(dated, groups)


def _without_net(proposals: list[Proposal], groups: dict[str, _Group]) -> list[Proposal]:
    """ "Nettokosten" beside other costs are the same once more: what is paid counts, the net sum is
    kept as text."""
    costs = [one for one in proposals if one.field == "cost" and one.reason != _said_before()]
    net = {one.column for one in costs if money_columns.is_net(groups[one.column].text)}
    paid = [groups[one.column] for one in proposals if one.field == "cost"]
    paid = [group for group in paid if not money_columns.is_net(group.text)]
    return [
        replace(one, field="", reason=_("der Nettobetrag; es zählt, was bezahlt wird"))
        if one.column in net and any(groups[one.column].tables & group.tables for group in paid)
        else one
        for one in proposals
    ]


def _counted_together(proposals: list[Proposal], groups: dict[str, _Group]) -> list[Proposal]:
    """ "davon Land" beside "Kosten in T€" is counted in thousands as well."""
    money = [one for one in proposals if one.field in {"cost", "funding"}]
    columns = [
        money_columns.Counted(
            counted.named_in(groups[one.column].text) or groups[one.column].scale,
            money_columns.largest(groups[one.column].values),
            groups[one.column].tables,
            shares=one.role in {"source", "part"},
            belongs=bool(one.role or one.year or one.until_year),
        )
        for one in money
    ]
    factors = dict(zip((one.column for one in money), money_columns.factors(columns), strict=True))
    return [replace(one, scale=factors.get(one.column, one.scale)) for one in proposals]


def _dated(proposal: Proposal, heading: MoneyHeading) -> Proposal:
    if not heading.dated:
        return replace(proposal, role=heading.role)
    return replace(proposal, year=heading.first, until_year=heading.last, role=heading.role)


def _said_before() -> str:
    return _("so zugeordnet, als zuletzt eine Datei mit diesen Überschriften kam")


def _reason(group: _Group, name: str, score: float, decided: bool) -> str:
    if decided:
        return _said_before()
    if group.column.hidden:
        return _("die Spalte ist in der Datei ausgeblendet")
    if not name:
        return _("kein passendes Feld; der Inhalt bleibt als Text erhalten")
    if not group.column.heading:
        return _("keine Überschrift; nach dem Inhalt vermutet")
    return _("nach der Überschrift") if score >= 0.75 else _("nach der Überschrift vermutet")
