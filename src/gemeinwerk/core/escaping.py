"""Texts that stay texts wherever a file is opened: nothing typed by anybody is ever a formula."""

import re
from typing import Any

# What spreadsheets take for the beginning of a formula, or strip to get at one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TOKEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def begins_like_formula(text: str) -> bool:
    return text.startswith(_FORMULA)


def for_csv(text: str) -> str:
    """With an apostrophe before what a spreadsheet would calculate, or what looks as if it had one
    for that reason; `from_csv` takes it away."""
    return f"'{text}" if begins_like_formula(text.lstrip("'")) else text


def from_csv(text: str) -> str:
    """The text as it was before `for_csv`."""
    bare = text.lstrip("'")
    return text[1:] if text != bare and begins_like_formula(bare) else text


def for_xlsx(text: str) -> str:
    """Without characters XML cannot hold; what looks like Excel's _xHHHH_ is not taken for it."""
    return _CONTROL.sub("", _TOKEN.sub("_x005F_", text))


def printable(value: Any) -> Any:
    """A document without the characters that paper cannot show and XML cannot hold."""
    if isinstance(value, str):
        return _CONTROL.sub("", value)
    if isinstance(value, dict):
        return {key: printable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [printable(part) for part in value]
    return value
