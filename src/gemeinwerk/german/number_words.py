"""Whole numbers in German words: "zwanzig", "hundert", "zwölftausendfünfhundert"."""

_UNITS = {
    "ein": 1, "eine": 1, "einer": 1, "einen": 1, "eines": 1, "einem": 1, "eins": 1, "zwei": 2,
    "zwo": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fuenfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fuenfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_LONGEST = 60


def whole_number(word: str) -> int | None:
    """The number a folded word below a million says, None where it says none. "tausend" alone is
    a scale and no number."""
    if len(word) > _LONGEST:
        return None
    thousands, found, rest = word.partition("tausend")
    if not found:
        return _below_thousand(word)
    many = _below_thousand(thousands) if thousands else None
    few = _below_thousand(rest.removeprefix("und")) if rest else 0
    return None if many is None or few is None else many * 1_000 + few


def _below_thousand(word: str) -> int | None:
    hundreds, found, rest = word.partition("hundert")
    if not found:
        return _below_hundred(word)
    many = _UNITS.get(hundreds, 0) if hundreds else 1
    few = _below_hundred(rest.removeprefix("und")) if rest else 0
    return None if not 0 < many < 10 or few is None else many * 100 + few


def _below_hundred(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    unit, found, ten = word.partition("und")
    if not found:
        return _TENS.get(word)
    one, tens = _UNITS.get(unit, 0), _TENS.get(ten, 0)
    return tens + one if tens and 0 < one < 10 else None
