"""R – realistic: what it costs, who pays, and whether the unit has the people."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gemeinwerk.engines.smart.catalogue import Catalogue, CostState, Number
from gemeinwerk.engines.smart.findings import Count, Finding, Rule, Severity
from gemeinwerk.engines.smart.language import shortened
from gemeinwerk.engines.smart.language.cells import names_funding
from gemeinwerk.engines.smart.language.indicators import comma
from gemeinwerk.engines.smart.measure_reading import Reading, filled

MARKED_UNKNOWN = Rule(
    "R401",
    Severity.HINT,
    "Kosten als unbekannt vermerkt",
    "Cost marked as unknown",
    Count(
        "Bei einer Maßnahme sind die Kosten als noch nicht ermittelt vermerkt.",
        "Bei {n} Maßnahmen sind die Kosten als noch nicht ermittelt vermerkt.",
    ),
    Count(
        "One measure has its cost marked as not yet known.",
        "{n} measures have their cost marked as not yet known.",
    ),
)
NO_COST = Rule(
    "R402",
    Severity.WARNING,
    "Kosten fehlen",
    "No cost",
    Count(
        "Eine Maßnahme nennt weder Kosten noch, dass sie unbekannt sind.",
        "{n} Maßnahmen nennen weder Kosten noch, dass sie unbekannt sind.",
    ),
    Count(
        "One measure states neither a cost nor that it is unknown.",
        "{n} measures state neither a cost nor that it is unknown.",
    ),
    frozenset({"cost"}),
    "Die Quelle hat keine Spalte für Kosten: Was die Maßnahmen kosten, steht bei keiner.",
    "The source has no column for cost: no measure says what it costs.",
)
NO_FUNDING = Rule(
    "R403",
    Severity.WARNING,
    "Finanzierung fehlt",
    "No source of funds",
    Count(
        "Eine Maßnahme nennt Kosten, aber nicht, woher das Geld kommt.",
        "{n} Maßnahmen nennen Kosten, aber nicht, woher das Geld kommt.",
    ),
    Count(
        "One measure states a cost but not where the money comes from.",
        "{n} measures state a cost but not where the money comes from.",
    ),
    frozenset({"funding"}),
    "Die Quelle hat keine Spalte für die Finanzierung: Woher das Geld kommt, steht bei keiner "
    "Maßnahme.",
    "The source has no column for the source of funds: no measure says where the money comes from.",
)
TOO_MUCH = Rule(
    "R404",
    Severity.WARNING,
    "Mehr Arbeit als Stellen",
    "More work than posts",
    Count(
        "Eine Maßnahme fällt in ein Jahr, in dem ihrem Fachbereich Stellen fehlen.",
        "{n} Maßnahmen fallen in ein Jahr, in dem ihrem Fachbereich Stellen fehlen.",
    ),
    Count(
        "One measure falls into a year in which its department lacks posts.",
        "{n} measures fall into a year in which their department lacks posts.",
    ),
)
RUNNING = Rule(
    "R405",
    Severity.HINT,
    "Aus laufendem Budget",
    "From the running budget",
    Count(
        "Eine Maßnahme soll aus laufendem Budget bezahlt werden.",
        "{n} Maßnahmen sollen aus laufendem Budget bezahlt werden.",
    ),
    Count(
        "One measure shall be paid from the running budget.",
        "{n} measures shall be paid from the running budget.",
    ),
)
RULES = (MARKED_UNKNOWN, NO_COST, NO_FUNDING, TOO_MUCH, RUNNING)


def look_at(reading: Reading) -> Iterator[Finding]:
    """What the cell of cost says; nothing for what is finished or dropped."""
    if reading.measure.closed:
        return
    state = reading.cost_state
    if state is CostState.UNKNOWN:
        yield _marked_unknown(reading)
    elif state is CostState.MISSING:
        yield _no_cost(reading)
    elif state is CostState.RUNNING:
        yield _running(reading)
    elif state is CostState.STATED and not _funded(reading):
        yield _no_funding(reading)


def _marked_unknown(reading: Reading) -> Finding:
    typed = shortened(reading.measure.cost_text)
    typed_de, typed_en = typed or "noch nicht ermittelt", typed or "not determined yet"
    return Finding(
        reading.measure.key,
        "cost",
        MARKED_UNKNOWN.code,
        Severity.HINT,
        f"Als „{typed_de}“ vermerkt. In Summen erscheint die Maßnahme als „ohne Betrag“, nicht als "
        "null.",
        f"Marked as “{typed_en}”. In totals the measure appears as “no amount”, not as nought.",
        typed_de,
    )


def _no_cost(reading: Reading) -> Finding:
    typed = shortened(reading.measure.cost_text)
    ask_de = "Bitte einen Betrag, „keine zusätzlichen Kosten“ oder „noch nicht ermittelt“ angeben."
    ask_en = "Please give an amount, “no additional cost” or “not yet known”."
    return Finding(
        reading.measure.key,
        "cost",
        NO_COST.code,
        Severity.WARNING,
        f"„{typed}“ sagt nicht, was es kostet. {ask_de}" if typed else f"Kosten fehlen. {ask_de}",
        f"“{typed}” does not say what it costs. {ask_en}"
        if typed
        else f"The cost is missing. {ask_en}",
        typed,
        "18.000 € im Jahr (2025, 2026), 0,2 VZÄ",
        "18,000 € a year (2025, 2026), 0.2 posts",
    )


def _running(reading: Reading) -> Finding:
    typed = shortened(reading.measure.cost_text) or "aus laufendem Budget"
    return Finding(
        reading.measure.key,
        "cost",
        RUNNING.code,
        Severity.HINT,
        f"„{typed}“: Aus welchem Produkt oder welcher Haushaltsstelle, und wofür fehlt das Geld "
        "dann?",
        f"“{typed}”: from which budget line, and what will that money be missing for?",
        typed,
        "aus dem laufenden Budget, Produkt 31510 (Soziale Einrichtungen), etwa 5.000 € im Jahr",
        "from the running budget, product 31510 (social services), about 5,000 € a year",
    )


def _funded(reading: Reading) -> bool:
    measure = reading.measure
    if filled(measure.funding) or names_funding(measure.cost_text):
        return True
    amounts = [cost for cost in measure.costs if cost.amount]
    if measure.costs and not amounts:
        return True
    return bool(amounts) and all(filled(cost.funding) for cost in amounts)


def _no_funding(reading: Reading) -> Finding:
    measure = reading.measure
    typed = shortened(measure.cost_text)
    total = sum((cost.amount for cost in measure.costs if cost.amount), Decimal())
    cost = f"„{typed}“" if typed else f"{total:,.0f} €".replace(",", ".")
    cost_en = f"“{typed}”" if typed else f"{total:,.0f} €"
    return Finding(
        measure.key,
        "funding",
        NO_FUNDING.code,
        Severity.WARNING,
        f"Kosten stehen da ({cost}), aber nicht, woher das Geld kommt.",
        f"There is a cost ({cost_en}), but not where the money comes from.",
        typed,
        "Haushalt 2025/26, Teilhaushalt Soziales; Förderprogramm des Landes beantragt",
        "Budget 2025/26, social affairs; state grant applied for",
    )


def peaks(catalogue: Catalogue, readings: list[Reading]) -> Iterator[Finding]:
    """Measures of one unit that together need more posts in a year than the unit has."""
    register = catalogue.register
    if not register:
        return
    by_unit: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if not reading.measure.closed and reading.measure.fte:
            by_unit[reading.measure.lead].append(reading)
    for unit, group in by_unit.items():
        posts = register.get(unit)
        if posts:
            yield from _peaks_of(unit, group, posts)


def _peaks_of(unit: str, group: list[Reading], posts: Mapping[int, Number]) -> Iterator[Finding]:
    needed: dict[int, Decimal] = defaultdict(Decimal)
    for reading in group:
        for year, fte in reading.measure.fte.items():
            needed[year] += _exact(fte)
    lacking = {y: need - _exact(posts[y]) for y, need in needed.items() if y in posts}
    over = {y: lack for y, lack in lacking.items() if lack > 0}
    for reading in group:
        years = [y for y, fte in reading.measure.fte.items() if y in over and fte]
        if years:
            year = max(years, key=lambda y: (over[y], -y))
            yield _peak(unit, group, reading, year, needed[year], _exact(posts[year]))


def _peak(
    unit: str, group: list[Reading], reading: Reading, year: int, need: Decimal, have: Decimal
) -> Finding:
    number = sum(1 for one in group if one.measure.fte.get(year))
    own = _exact(reading.measure.fte[year])
    if number == 1:
        who_de, who_en = "Diese eine Maßnahme braucht", "This one measure needs"
    else:
        who_de = f"{number} Maßnahmen zusammen brauchen"
        who_en = f"{number} measures together need"
    return Finding(
        reading.measure.key,
        "fte",
        TOO_MUCH.code,
        Severity.WARNING,
        f"{year} reichen die Stellen nicht: {who_de} {comma(need)} VZÄ, "
        f"„{unit}“ hat {comma(have)}. Diese Maßnahme braucht {comma(own)}: später beginnen, "
        "strecken oder Stellen beantragen?",
        f"In {year} the posts do not suffice: {who_en} {need} posts, “{unit}” has "
        f"{have}. This measure needs {own}: begin later, stretch, or ask for posts?",
        comma(own),
    )


def _exact(number: Number) -> Decimal:
    return Decimal(str(number))
