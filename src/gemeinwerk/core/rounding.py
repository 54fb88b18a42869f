"""A number as it is shown: with so many digits after the comma as somebody chose for it."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

AS_ENTERED = ""
_MOST = 4
"""Digits after the comma that any column of ours keeps."""


def shown(value: float | Decimal, places: str = AS_ENTERED) -> str:
    """``places``: "0", "1", …; "" for as many as there are. A half goes away from nought.

    What is not nought is never shown as nought: it gets as many digits more as it needs for one
    that says something, 0,3 instead of 0.
    """
    exact = Decimal(str(value))
    exponent = exact.normalize().as_tuple().exponent
    own = max(-exponent, 0) if isinstance(exponent, int) else 0
    digits = int(places) if places.isdecimal() else min(own, _MOST)
    if exact and not _cut(exact, digits):
        digits = -exact.adjusted()
    return number_format(
        _cut(exact, digits), decimal_pos=digits, use_l10n=True, force_grouping=True
    )


def _cut(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0
