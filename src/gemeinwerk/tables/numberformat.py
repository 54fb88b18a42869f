"""Shows a stored number as the sheet shows it: 0.8 under "0 %" is "80 %", 7 under "000" "007".

No digit is rounded away, and a number that a format shows in thousands says so, whatever unit a
heading names: 12500 under "#,##0," is "12,5 Tsd.".
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from gemeinwerk.tables.dateformat import moment_of, shown_moment
from gemeinwerk.tables.grid import Stored

LONGEST_FORMAT = 255
"""Signs: spreadsheets allow no more, and each comma in it divides by a thousand."""
_BARE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
SCALES = {1_000: "Tsd.", 1_000_000: "Mio.", 1_000_000_000: "Mrd."}
_NAMES_SCALE = re.compile(
    r"(?:^|[^a-zäöüß])"
    r"(?:(?:[tkm]|[tkm] ?€|te)(?:[^a-zäöüß]|$)|[tk] ?eur|ts[dn]|tds|tausend|mio|mill|mrd)",
    re.IGNORECASE,
)
_GROUPED_BY_DOTS = re.compile(r"#\.##0(?![.\d#]*,\d*#)")
_DOTS_AND_COMMAS = str.maketrans(".,", ",.")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|_.|\*.'
    r"|(?P<digit>[0#?])|(?P<mark>[.,%])|(?P<plain>[€$£+/():\- ])|."
)


def builtin_format(number: int) -> str:
    return str(BUILTIN_FORMATS.get(number, "General"))


@dataclass(frozen=True, slots=True)
class _Shape:
    """One section of a format. template: digits and other signs where they stand among the digits
    ("00-000"); words: all it shows where it shows no digit."""

    percent: bool = False
    divisor: int = 1
    digits: int = 0
    places: int = 0
    before: str = ""
    after: str = ""
    template: str = ""
    words: str = ""
    nothing: bool = False


def shown(value: str, number_format: str, *, epoch_1904: bool = False) -> tuple[str, Stored | None]:
    """A stored number in German (decimal comma, day before month, the unit of the format), and
    what is stored where the text is not all of it. The text is "" where the format hides it."""
    if len(number_format) > LONGEST_FORMAT:
        number_format = "General"
    try:
        number = Decimal(value)
        if not number.is_finite() or abs(number) > Decimal(10) ** 15:
            return value, None
    except ArithmeticError:  # no number, or one that no program can hold: 1E+999999999
        return value, None
    if number_format == "General":
        return german(number), None
    if _is_date(number_format):
        moment = moment_of(number, epoch_1904)
        if moment is None:
            return german(number), None
        return shown_moment(moment, number_format, number), Stored(moment, number_format)
    section = _section(number, number_format)
    if _GROUPED_BY_DOTS.search(section):  # written by a program that took the German signs
        section = section.translate(_DOTS_AND_COMMAS)
    text = _in_shape(number, _shape(section))
    return text, None if text == german(number) else Stored(number, number_format)


def hides_text(number_format: str) -> bool:
    """Whether a format shows no text: ";;;"."""
    sections = number_format.split(";")
    return len(sections) > 3 and not sections[3].strip()


_is_date = lru_cache(maxsize=2_000)(is_date_format)


def _section(number: Decimal, number_format: str) -> str:
    """The part of the format that is for this number."""
    sections = number_format.split(";")
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        met = zip(sections, conditions, strict=True)
        return next((s for s, found in met if not found or _met(number, found)), sections[0])
    if len(sections) > 2 and number == 0:
        return sections[2]
    return sections[1] if len(sections) > 1 and number < 0 else sections[0]


def _met(number: Decimal, condition: re.Match[str]) -> bool:
    bound = Decimal(condition[2])
    return {
        "<": number < bound, ">": number > bound, "=": number == bound,
        "<=": number <= bound, ">=": number >= bound, "<>": number != bound,
    }[condition[1]]  # fmt: skip


@lru_cache(maxsize=2_000)
def _shape(section: str) -> _Shape:
    bare = _BARE.sub("", section)
    if not section.strip():
        return _Shape(nothing=True)
    if "general" in bare.lower() or "standard" in bare.lower() or "E+" in bare or "?/" in bare:
        return _Shape()
    tokens = list(_TOKEN.finditer(section))
    digits = [place for place, token in enumerate(tokens) if token["digit"]]
    if not digits:
        words = _literals(tokens).strip()
        return _Shape(words=words) if re.search(r"[^\W_]", words) else _Shape()
    dot = next((place for place, token in enumerate(tokens) if token["mark"] == "."), len(tokens))
    whole = [place for place in digits if place < dot]
    commas = sum(token["mark"] == "," for token in tokens[digits[-1] + 1 :])
    fraction = [place for place in digits if place > dot and tokens[place]["digit"] == "0"]
    template = _template(tokens[whole[0] : whole[-1] + 1]) if whole and dot == len(tokens) else ""
    return _Shape(
        "%" in bare,
        1000**commas,
        sum(tokens[place]["digit"] == "0" for place in whole),
        len(fraction),
        _literals(tokens[: digits[0]]),
        _literals(tokens[digits[-1] + 1 :]),
        template,
    )


def _literals(tokens: "list[re.Match[str]]") -> str:
    return "".join(
        token["quoted"] or token["escaped"] or token["currency"] or token["plain"] or ""
        for token in tokens
    )


def _template(tokens: "list[re.Match[str]]") -> str:
    """Digits as "0" among the signs between them; "" where nothing is among them."""
    text = "".join("0" if token["digit"] else _literals([token]) for token in tokens)
    return text if text.strip("0 ") else ""


def _in_shape(number: Decimal, shape: _Shape) -> str:
    if shape.nothing:
        return ""
    if shape.words:
        return shape.words
    if shape.percent:
        return f"{german(number * 100, shape.places)} %"
    if shape.template and number >= 0 and number == number.to_integral_value():
        text = _filled(shape.template, str(int(number)))
    else:
        text = _divided(number, shape)
    code = shape.digits > 1
    before, after = _without_brackets(shape) if number < 0 else (shape.before, shape.after)
    return f"{_before(before, code)}{text}{_after(after, code)}"


def _divided(number: Decimal, shape: _Shape) -> str:
    """In thousands or millions where the format says so, and with that word where it does not."""
    scale = SCALES.get(shape.divisor, "")
    if not scale or number == 0:
        return _padded(german(number, shape.places), shape.digits)
    text = _padded(german(number / shape.divisor, shape.places), shape.digits)
    named = names_scale(shape.before) or names_scale(shape.after)
    return text if named else f"{text} {scale}"


def names_scale(unit: str) -> bool:
    """Whether what stands beside a number says that it counts thousands or millions."""
    return bool(_NAMES_SCALE.search(unit))


def _without_brackets(shape: _Shape) -> tuple[str, str]:
    """A number below nought has its minus; the brackets around it say no more."""
    if "(" in shape.before and ")" in shape.after:
        return shape.before.replace("(", "", 1), shape.after.replace(")", "", 1)
    return shape.before, shape.after


def _filled(template: str, digits: str) -> str:
    """Digits from the right into their places; what is left stands before the first."""
    left, signs = list(digits), list[str]()
    for sign in reversed(template):
        signs.append((left.pop() if left else "0") if sign == "0" else sign)
    return "".join(left) + "".join(reversed(signs))


def _padded(text: str, digits: int) -> str:
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, comma, fraction = text.partition(",")
    return f"{sign}{whole.zfill(digits)}{comma}{fraction}"


def _before(text: str, code: bool) -> str:
    """A code ("K-007") as it stands; a unit apart from its number."""
    if code or not text.strip():
        return text.lstrip()
    if not re.search(r"[^\W_]|€|\$", text):
        return ""
    return f"{text.strip()} " if re.search(r"[\w€$]\s*$", text) else text.lstrip()


def _after(text: str, code: bool) -> str:
    if code:
        return text.rstrip()
    return f" {text.strip()}" if re.search(r"[^\W_]|€|\$", text) else ""


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
