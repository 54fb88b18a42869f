"""Costs, posts and funding of a measure, from one or several columns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.mapping.proposals import Proposal
from gemeinwerk.catalogue_files.results import ReadCost, ReadMeasure
from gemeinwerk.catalogue_files.words.money_headings import is_account, is_rate, source_name
from gemeinwerk.german import (
    Amount,
    Amounts,
    Source,
    fold,
    is_empty,
    parse_amounts,
    parse_number,
    squash,
)

STATES = {"nought": "none", "unknown": "unknown", "running": "running"}
_ORDER = ("stated", "unknown", "running", "none", "")
_NOTE_LENGTH = 300
_LARGEST = Decimal("999999999999")
_FUNDING = [
    ("grant", r"foerder|zuwendung|zuschuss|bundesm|landesm|\b(?:land|bund|eu)\b|esf|amif|kfw"),
    ("third_party", r"dritt|sponsor|spende|stiftung|private|traeger"),
    ("present", r"vorhanden|bestehend|laufend|eigenmittel|bordmittel|gesichert"),
    ("budget", r"haushalt|\bhh\b|\bhhpl\b|budget|produkt|kommun|staedtisch|stadt"),
    ("open", r"\boffen|noch zu klaeren|ungeklaert|zu klaeren|noch nicht"),
]  # fmt: skip
_IN_PERCENT = re.compile(r"%|prozent|v\. ?h\.")
_OF_POSTS = re.compile(r"vz|vbe|fte|stelle")
_OF_BOTH = re.compile(r"ressourcen|^aufwand$|^bedarf$|personal- und sach|sach- und personal")
_TWO_RHYTHMS = re.compile(
    r"(?:gesamt|einmalig|investiv)\w{0,10} ?(?:/|,|und|bzw\.?) ?(?:pro jahr|jaehrl|laufend|p\. ?a)"
    r"|(?:pro jahr|jaehrlich|laufend|p\. ?a\.?)\w* ?(?:/|,|und|bzw\.?) ?(?:gesamt|einmal|invest)"
)
_NO_POSTS, _NO_SUM = 1_000, 100
"""Bare numbers from the one on are no posts, and below the other perhaps no sum."""
BOUNDS = {"most": "höchstens", "least": "mindestens"}
_FUNDING_PATTERNS = [(name, re.compile(pattern)) for name, pattern in _FUNDING]


@dataclass(frozen=True)
class Cell:
    """A cell of a column that feeds a field."""

    proposal: Proposal
    text: str


@dataclass(frozen=True)
class Money:
    """What became of the cells. ``partly``: those that no line of costs says all of, with the words
    no value says. ``homeless``: those no text keeps. ``remarks``: what a person has to look at."""

    partly: list[tuple[Cell, str]]
    homeless: list[Cell]
    remarks: list[str]


def read_money(
    measure: ReadMeasure, cost: list[Cell], fte: list[Cell], funding: list[Cell]
) -> Money:
    """Fills costs, prices, cost_state and the texts."""
    found = Money([], [], [])
    states: set[str] = set()
    unpriced: list[tuple[Cell, str]] = []
    columns: list[tuple[Cell, list[ReadCost]]] = []
    for cells, bare in ((cost, "money"), (fte, "posts")):
        for cell in cells:
            read = _read(cell, bare)
            lines = [_line(part, cell.proposal) for part in read.parts if part.high]
            columns.append((cell, lines))
            strange = read.state == "unclear" or not all(map(_is_kept, lines))
            if strange or read.rest:
                found.partly.append((cell, read.rest))
            state = STATES.get(read.state, "")
            if bare == "money":
                states.add(state)
                unpriced.append((cell, state))
            elif state in {"unknown", "running"} and not is_empty(cell.text):
                found.partly.append((cell, squash(cell.text)))  # of posts nothing says that
    lines = _related(columns, found)
    measure.costs += [line for line in lines if _is_kept(line)]
    measure.prices += [line for line in lines if not _is_kept(line)]
    if any(line.kind != "fte" for line in measure.costs):
        states.add("stated")
    measure.cost_state = next((state for state in _ORDER if state in states), "")
    found.partly.extend(
        (cell, squash(cell.text))
        for cell, state in unpriced
        if state not in {"", measure.cost_state} and not is_empty(cell.text)
    )
    measure.cost, measure.fte, measure.funding = map(_joined, (cost, fte, funding))
    funds = [cell for cell in funding if not is_empty(cell.text)]
    without_line = _take_funding(measure, funds)
    found.homeless.extend(without_line)
    if len(squash(_joined(funds))) > _NOTE_LENGTH and not without_line:
        found.partly.extend((cell, squash(cell.text)) for cell in funds)
    lost = [cell for cell, rest in found.partly if cell in fte and rest == squash(cell.text)]
    found.homeless.extend(lost)
    return found


def _read(cell: Cell, bare: str) -> Amounts:
    proposal = cell.proposal
    read = partial(
        parse_amounts, scale=Decimal(proposal.scale), year=proposal.year, currency=proposal.currency
    )
    number = parse_number(cell.text.strip().removesuffix("%").rstrip())
    heading = fold(proposal.column)
    if _TWO_RHYTHMS.search(heading):
        found = read(cell.text, bare=bare)
        untold = any(part.kind == "money" and not part.rhythm for part in found.parts)
        return _unclear(cell) if untold else found
    if number is None:
        return read(cell.text, bare=bare)
    if bare == "posts" and _IN_PERCENT.search(heading):
        share = f"{number / 100:f}".replace(".", ",")
        return replace(read(share, bare=bare), text=cell.text)
    if bare == "posts" and number >= _NO_POSTS:  # a sum: no measure has a thousand posts
        if _OF_POSTS.search(heading):
            return _unclear(cell)
        return read(cell.text, bare="money")
    if bare == "money" and _OF_BOTH.search(heading) and proposal.scale == 1 and number < _NO_SUM:
        return _unclear(cell)
    return read(cell.text, bare=bare)


def _unclear(cell: Cell) -> Amounts:
    return Amounts((), "unclear", running=False, rest=squash(cell.text), text=cell.text)


def _related(columns: list[tuple[Cell, list[ReadCost]]], found: Money) -> list[ReadCost]:
    """A column "gesamt" is compared with the others and never added to them; columns that name
    where money comes from are parts of it."""
    roles: dict[str, list[tuple[Cell, ReadCost]]] = {}
    for cell, lines in columns:
        for line in lines:
            role = cell.proposal.role if line.kind not in {"fte", "each"} else ""
            roles.setdefault(role, []).append((cell, line))
    totals, sources = roles.get("total", []), roles.get("source", [])
    others = [line for _cell, line in roles.get("", [])]
    others += _parts(totals, roles.get("part", []), found)
    money = [line for line in others if line.kind not in {"fte", "each"}]
    if money and totals:
        _compare(totals, money, found)
    elif totals:
        money = [line for _cell, line in totals]
        others += money
    if not sources:
        return others
    if not money:
        return others + [_funded(line, cell) for cell, line in sources]
    together = _together([line for _cell, line in sources])
    if len(money) == 1 and together <= _of(money[0]):
        money[0].sources += [_source(cell, line) for cell, line in sources]
        _fund_by_sources(money[0])
        return others
    found.partly.extend((cell, squash(cell.text)) for cell, _line in sources)
    if together > _together(money):
        found.remarks.append(
            _("Die Geldgebenden tragen zusammen {parts} €, die Kosten sind {total} €.").format(
                parts=_german(together), total=_german(_together(money))
            )
        )
    return others


def _parts(
    totals: list[tuple[Cell, ReadCost]], parts: list[tuple[Cell, ReadCost]], found: Money
) -> list[ReadCost]:
    """ "davon Personalkosten" beside a total: all parts stand for it, some are only told."""
    lines = [line for _cell, line in parts]
    if not totals or _together(lines) == _of(totals[0][1]):
        return lines
    found.partly.extend((cell, squash(cell.text)) for cell, _line in parts)
    return []


def _compare(totals: list[tuple[Cell, ReadCost]], money: list[ReadCost], found: Money) -> None:
    """What a total says is said by its parts; where the two differ a person has to look."""
    parts = _together(money)
    yearly = any(line.rhythm in {"yearly", "monthly"} for line in money)
    for cell, line in totals:
        if _of(line) == parts:
            continue
        found.partly.append((cell, squash(cell.text)))
        if not yearly:
            found.remarks.append(
                _("In „{column}“ steht {total} €, die Teile ergeben {parts} €.").format(
                    column=cell.proposal.column, total=_german(_of(line)), parts=_german(parts)
                )
            )


def _of(line: ReadCost) -> Decimal:
    return line.amount or Decimal(0)


def _together(lines: Iterable[ReadCost]) -> Decimal:
    return sum((_of(line) for line in lines), Decimal(0))


def _source(cell: Cell, line: ReadCost) -> Source:
    return Source(source_name(cell.proposal.column), _of(line))


def _funded(line: ReadCost, cell: Cell) -> ReadCost:
    line.sources = line.sources or [_source(cell, line)]
    _fund_by_sources(line)
    return line


def _fund_by_sources(line: ReadCost) -> None:
    """One kind of funds only where all sources are of it and make up the whole."""
    kinds = {funding_kind(source.name) for source in line.sources}
    whole = sum((source.amount for source in line.sources), Decimal(0)) == line.high
    line.funding = kinds.pop() if len(kinds) == 1 and whole else ""
    told = [f"{one.name} {_german(one.amount)} €" for one in line.sources]
    line.funding_text = "; ".join(told)[:_NOTE_LENGTH]


def _line(part: Amount, proposal: Proposal) -> ReadCost:
    rhythm = part.rhythm or (proposal.rhythm if part.kind == "money" else "")
    if proposal.per and part.kind == "money" and not part.sources:
        part = replace(part, kind="each", per=proposal.per)
    yearly = part.high * 12 if rhythm == "monthly" and part.kind == "money" else part.high
    first, last = _years(part, proposal)
    if first and last and last < first:
        first = last = None
    line = ReadCost(
        kind=_kind(part, rhythm),
        amount=min(yearly, _LARGEST).quantize(Decimal("0.01")),
        year=first,
        until_year=last if last != first else None,
        approximate=part.approximate or part.low != part.high,
        note="; ".join(_notes(part, rhythm))[:_NOTE_LENGTH],
        low=part.low,
        high=part.high,
        rhythm=rhythm,
        currency=part.currency,
        sources=list(part.sources),
        label=part.label,
        per=part.per,
        bound=part.bound,
        first_year=first,
        last_year=last,
    )
    if line.sources:
        _fund_by_sources(line)
    return line


def _years(part: Amount, proposal: Proposal) -> tuple[int | None, int | None]:
    """What the cell says; where it says nothing, what the heading does."""
    own = {part.first_year, part.last_year} - {None}
    if own <= {proposal.year} and (proposal.year or proposal.until_year):
        return proposal.year, proposal.until_year
    return part.first_year, part.last_year


def _is_kept(line: ReadCost) -> bool:
    """Whether a catalogue can hold it: no price per piece, no money but euro."""
    return line.kind != "each" and line.currency in {"EUR", ""}


def _kind(part: Amount, rhythm: str) -> str:
    if part.kind == "posts":
        return "fte"
    if part.kind == "each":
        return "each"
    return "recurring" if rhythm in {"yearly", "monthly"} else "one_off"


def _notes(part: Amount, rhythm: str) -> list[str]:
    notes = [part.label] if part.label else []
    if part.low != part.high:
        notes.append(f"{_german(part.low)}–{_german(part.high)}")
    if part.bound:
        notes.append(f"{BOUNDS[part.bound]} {_german(part.high)}")
    if rhythm == "monthly":
        notes.append(f"{_german(part.high)} je Monat")
    return notes


def _german(number: Decimal) -> str:
    text = f"{number.normalize():f}"
    whole, _point, fraction = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped


def _joined(cells: list[Cell]) -> str:
    """One text; where several columns say something each says its name."""
    filled = [cell for cell in cells if not is_empty(cell.text)] or cells[:1]
    if len(filled) == 1:
        return filled[0].text
    return "; ".join(f"{cell.proposal.column}: {squash(cell.text)}" for cell in filled)


def funding_kind(text: str) -> str:
    """The source of funds a text names, a value of models.Funding; "" where it names none."""
    folded = fold(text)
    return next((name for name, pattern in _FUNDING_PATTERNS if pattern.search(folded)), "")


def _take_funding(measure: ReadMeasure, funding: list[Cell]) -> list[Cell]:
    """The source of funds belongs to the lines of money, or to a sum not yet known.

    Gives the cells for which there is no such line.
    """
    text = squash(_joined(funding)) if funding else ""
    lines = [line for line in measure.costs if line.kind != "fte"]
    if text and not lines and measure.cost_state == "unknown":
        lines = [ReadCost("one_off", None)]
        measure.costs += lines
    sources = _sources(funding, lines[0]) if len(lines) == 1 else []
    for line in lines if text else ():
        line.funding, line.funding_text = funding_kind(text), text[:_NOTE_LENGTH]
    if sources and not lines[0].sources:
        lines[0].sources = sources
        if any(one.name not in text for one in sources):  # the column says it, not the cell
            _fund_by_sources(lines[0])
    return [] if lines else funding


def _sources(cells: list[Cell], line: ReadCost) -> list[Source]:
    """ "Bund 60.000 €, Stadt 30.000 €" beside costs of 90.000 €, or a column "Eigenanteil"."""
    found: list[Source] = []
    for cell in cells:
        named = cell.proposal.column
        for part in () if is_rate(named) or is_account(named) else _read(cell, "money").parts:
            if part.kind == "money" and part.currency == line.currency:
                found += part.sources or (Source(source_name(cell.proposal.column), part.high),)
    together = sum((one.amount for one in found), Decimal(0))
    return found if line.high is not None and together <= line.high else []
