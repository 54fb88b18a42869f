"""Which zone a TZID means: a name of the time zone database, one of Windows, or the file's own."""

import io
import re
from collections.abc import Iterable
from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from gemeinwerk.engines.planning.files.icsblocks import Block, Property
from gemeinwerk.engines.planning.problem import ProblemError, Words

_OWN = {
    "DTSTART": re.compile(r"[12]\d{3}[01]\d[0-3]\dT[0-2]\d[0-5]\d[0-5]\d"),
    "TZOFFSETFROM": re.compile(r"[+-][01]\d[0-5]\d(?:[0-5]\d)?"),
    "TZOFFSETTO": re.compile(r"[+-][01]\d[0-5]\d(?:[0-5]\d)?"),
    "RRULE": re.compile(
        r"(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[+-]?[1-5]?[A-Z]{2}|COUNT=\d{1,3}"
        r"|BYMONTHDAY=[-\d,]{1,60}|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=[A-Z]{2}|;)+"
    ),
    "RDATE": re.compile(r"\d{8}T\d{6}(?:,\d{8}T\d{6}){0,300}"),
}
"""What a rule of summer time is made of. Anything else could make the reading endless."""


class Zones:
    """The zones of one file; `home` is where a time without a zone belongs."""

    def __init__(self, home: str, blocks: Iterable[Block]) -> None:
        self.home = ZoneInfo(home)
        self._blocks = {_id(block): block for block in blocks}
        self._known: dict[str, tzinfo] = {}

    def of(self, told: Property) -> tzinfo:
        """The zone of a property's TZID, home without one."""
        name = told.parameters.get("TZID", "").strip().strip('"')
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
        if known:
            return ZoneInfo(known)
        if name in self._blocks:
            return _own_zone(self._blocks[name])
        raise ProblemError(
            told.place,
            Words(
                f"Die Zeitzone „{name[:60]}“ ist unbekannt, und die Datei erklärt sie nicht. Bitte "
                "zum Beispiel Europe/Berlin schreiben.",
                f"The time zone “{name[:60]}” is unknown, and the file does not explain it. Write "
                "Europe/Berlin, for example.",
            ),
        )


@cache
def _database() -> frozenset[str]:
    return frozenset(available_timezones())


def _id(block: Block) -> str:
    told = block.first("TZID")
    return told.value.strip() if told else ""


def _own_zone(block: Block) -> tzinfo:
    lines = ["BEGIN:VTIMEZONE", "TZID:own"]
    for rule in block.blocks:
        if rule.kind in {"STANDARD", "DAYLIGHT"}:
            lines += [f"BEGIN:{rule.kind}", *_rule_lines(rule), f"END:{rule.kind}"]
    try:
        zone = tzical(io.StringIO("\n".join([*lines, "END:VTIMEZONE", ""]))).get()
    except (ValueError, AssertionError, AttributeError, IndexError, KeyError, TypeError) as error:
        raise _unreadable(block.line) from error
    if zone is None:
        raise _unreadable(block.line)
    return zone


def _rule_lines(rule: Block) -> list[str]:
    lines = []
    for name, pattern in _OWN.items():
        for told in rule.all(name):
            value = told.value.strip().upper()
            if not pattern.fullmatch(value):
                raise _unreadable(told.line)
            lines.append(f"{name}:{value}")
    return lines


def _unreadable(line: int) -> ProblemError:
    return ProblemError(
        Words(f"Zeile {line}", f"line {line}"),
        Words(
            "Die Regeln dieser Zeitzone sind nicht zu lesen. Bitte als TZID einen Namen wie "
            "Europe/Berlin verwenden.",
            "The rules of this time zone cannot be read. Use a name such as Europe/Berlin as TZID.",
        ),
    )
