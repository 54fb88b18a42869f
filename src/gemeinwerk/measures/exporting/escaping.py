"""Texts that stay texts wherever a file is opened: nothing typed by anybody is ever a formula."""

import re

# What spreadsheets take for the beginning of a formula, or strip to get at one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TOKEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def begins_like_formula(text: str) -> bool:
    return text.startswith(_FORMULA)


def for_csv(text: str) -> str:
    """With an apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if begins_like_formula(text) else text


def for_xlsx(text: str) -> str:
    """With characters that XML cannot hold written as _xHHHH_, as Excel itself does."""
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _TOKEN.sub("_x005F_", text))


def printable(text: str) -> str:
    """Without the characters that XML cannot hold and nobody can see."""
    return _CONTROL.sub("", text)
