"""Which zone a TZID means: a name of the time zone database, one of Windows, or the file's own."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from dateutil.tz import tzical
from icalendar.parser import unescape_backslash
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from gemeinwerk.engines.planning.files.icsblocks import Block, Property, at_line, shown
from gemeinwerk.engines.planning.files.recurrence import Budget
from gemeinwerk.engines.planning.problem import ProblemError, Words

_MOMENT = r"[12]\d{3}[01]\d[0-3]\dT[0-2]\d[0-5]\d[0-5]\d"
_OFFSET = r"[+-][01]\d[0-5]\d(?:[0-5]\d)?"
_DAY_OF_MONTH = r"(?:[1-9]|1\d|2[0-8])"
_WEEKDAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_RULE = (
    # Every year, and never a day that no year has: dateutil would look for it for long.
    r"(?=.*FREQ=YEARLY)(?!(?=.*BYMONTHDAY).*BYDAY=[+-]?\d)"
    r"(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=(?:0?[1-9]|1[0-2])"
    rf"|BYDAY=[+-]?[1-5]?{_WEEKDAY}|BYMONTHDAY={_DAY_OF_MONTH}(?:,{_DAY_OF_MONTH}){{0,27}}"
    rf"|UNTIL={_MOMENT}Z?|UNTIL=\d{{8}}|WKST={_WEEKDAY}|;)+"
)
_OWN = {
    "DTSTART": re.compile(_MOMENT),
    "TZOFFSETFROM": re.compile(_OFFSET),
    "TZOFFSETTO": re.compile(_OFFSET),
    "RRULE": re.compile(_RULE),
    "RDATE": re.compile(rf"{_MOMENT}(?:,{_MOMENT}){{0,300}}"),
}
"""What a rule of summer time is made of."""
_COST_OF_A_RULE = 2_000
_EARLIEST = "1970"


class Zones:
    """The zones of one file; `home` is where a time without a zone belongs."""

    def __init__(self, home: str, blocks: Iterable[Block], budget: Budget) -> None:
        self.home = ZoneInfo(home)
        self._budget = budget
        self._blocks = {_id(block): block for block in blocks}
        self._known: dict[str, tzinfo] = {}

    def of(self, told: Property) -> tzinfo:
        """The zone of a property's TZID, home without one."""
        name = unescape_backslash(told.parameters.get("TZID", "")).strip().strip('"')
        if not name:
            return self.home
        if name not in self._known:
            self._known[name] = self._found(name, told)
        return self._known[name]

    def _found(self, name: str, told: Property) -> tzinfo:
        plain = name.strip("/")
        names = [plain, WINDOWS_TO_OLSON.get(plain, "")]
        # "/freeassociation.sourceforge.net/Europe/Berlin"
        parts = plain.split("/")
        names += ["/".join(parts[i:]) for i in range(1, len(parts))] if name[0] == "/" else []
        known = next((one for one in names if one in _database()), None)
        if not known and name in self._blocks:
            return _own_zone(self._blocks[name], self._budget)
        # "(UTC+01:00) Amsterdam, Berlin, Bern": as Windows shows it
        cities = re.findall(r"\w+", plain[:200]) if plain.startswith("(") else []
        known = known or next(
            (f"Europe/{city}" for city in cities if f"Europe/{city}" in _database()), None
        )
        if known:
            return ZoneInfo(known)
        raise ProblemError(
            told.place,
            Words(
                f"Die Zeitzone „{shown(name)}“ ist unbekannt, und die Datei erklärt sie nicht. "
                "Bitte zum Beispiel Europe/Berlin schreiben.",
                f"The time zone “{shown(name)}” is unknown, and the file does not explain it. "
                "Write Europe/Berlin, for example.",
            ),
        )


@cache
def _database() -> frozenset[str]:
    return frozenset(available_timezones())


def _id(block: Block) -> str:
    told = block.first("TZID")
    return unescape_backslash(told.value).strip() if told else ""


def _own_zone(block: Block, budget: Budget) -> tzinfo:
    lines = ["BEGIN:VTIMEZONE", "TZID:own"]
    for rule in block.blocks:
        if rule.kind in {"STANDARD", "DAYLIGHT"}:
            budget.spend(_COST_OF_A_RULE, at_line(rule.line))
            lines += [f"BEGIN:{rule.kind}", *_rule_lines(rule), f"END:{rule.kind}"]
    try:
        zone = tzical(io.StringIO("\n".join([*lines, "END:VTIMEZONE", ""]))).get()
    except ValueError as error:
        raise _unreadable(block.line) from error
    if zone is None:
        raise _unreadable(block.line)
    return zone


def _rule_lines(rule: Block) -> Iterator[str]:
    for name, pattern in _OWN.items():
        for told in rule.all(name):
            value = told.value.strip().upper()
            if not pattern.fullmatch(value):
                raise _unreadable(told.line)
            # Outlook lets summer time begin in 1601, and each look at it would count from there.
            if name == "DTSTART" and rule.first("RRULE"):
                value = max(value[:4], _EARLIEST) + value[4:]
            yield f"{name}:{value}"


def _unreadable(line: int) -> ProblemError:
    return ProblemError(
        at_line(line),
        Words(
            "Die Regeln dieser Zeitzone sind nicht zu lesen. Bitte als TZID einen Namen wie "
            "Europe/Berlin verwenden.",
            "The rules of this time zone cannot be read. Use a name such as Europe/Berlin as TZID.",
        ),
    )
