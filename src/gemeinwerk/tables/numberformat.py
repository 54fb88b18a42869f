"""Shows a stored number as the sheet shows it: 0.8 under "0 %" is "80 %", 45292 is a date."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

_LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\(.)|(€)')
_THOUSANDS = re.compile(r"[0#](,+)(?![0#,])")


LONGEST_FORMAT = 255
"""Signs: spreadsheets allow no more, and each comma in it divides by a thousand."""


def builtin_format(number: int) -> str:
    return str(BUILTIN_FORMATS.get(number, "General"))


@lru_cache(maxsize=2_000)
def _shape(number_format: str) -> tuple[bool, bool, int, int, str, str]:
    """Is a date, is a percentage, divided by, least places, text before, text after."""
    if is_date_format(number_format):
        return True, False, 1, 0, "", ""
    section = number_format.split(";")[0]
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", section)
    thousands = _THOUSANDS.search(re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', " ", section))
    first_digit = min((section.find(sign) for sign in "0#?" if sign in section), default=0)
    before = _literals(section[:first_digit])
    after = _literals(section[first_digit:])
    divisor = 1000 ** len(thousands[1]) if thousands else 1
    places = re.search(r"[.](0+)", bare)
    return False, "%" in bare, divisor, len(places[1]) if places else 0, before, after


def _literals(part: str) -> str:
    found = ["".join(groups) for groups in _LITERAL.findall(part)]
    return " ".join(text.strip() for text in found if re.search(r"[^\W_]|€|\$", text))


def shown(value: str, number_format: str, *, epoch_1904: bool = False) -> str:
    """A stored number in German: decimal comma, day before month, the unit of the format."""
    if len(number_format) > LONGEST_FORMAT:
        number_format = "General"
    is_date, percent, divisor, places, before, after = _shape(number_format)
    try:
        number = Decimal(value)
        if not number.is_finite() or abs(number) > Decimal(10) ** 15:
            return value
    except ArithmeticError:  # no number, or one that no program can hold: 1E+999999999
        return value
    if is_date:
        return _date(number, epoch_1904) or german(number)
    if percent:
        return f"{german(number * 100, places)} %"
    text = german(number / divisor if divisor > 1 else number, places)
    return " ".join(part for part in (before, text, after) if part)


def german(number: Decimal, places: int = 0) -> str:
    """At most six places behind the comma, at least `places`; floating point's crumbs are swept
    away."""
    rounded = round(number, 6)
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    _whole, _point, fraction = text.partition(".")
    if len(fraction) < places:
        text = f"{rounded:.{places}f}"
    return "0" if text in {"-0", ""} else text.replace(".", ",")


def _date(number: Decimal, epoch_1904: bool) -> str:
    epoch = CALENDAR_MAC_1904 if epoch_1904 else CALENDAR_WINDOWS_1900
    try:
        moment = from_excel(float(number), epoch)
    except (ValueError, OverflowError):
        return ""
    if isinstance(moment, datetime):
        return german_date(moment)
    return moment.strftime("%H:%M") if isinstance(moment, time) else ""


def german_date(moment: date | datetime) -> str:
    """31.12.2026, with the time of day where there is one."""
    if isinstance(moment, datetime) and (moment.hour or moment.minute):
        return f"{moment:%d.%m.%Y %H:%M}"
    return f"{moment:%d.%m.%Y}"
