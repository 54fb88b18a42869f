"""What is measured, from which value to which: indicators in a cell, quantities in a sentence."""

from gemeinwerk.german.indicators.reading import (
    Indicator,
    parse_indicators,
    single_value,
    value_of,
    values_in,
)

__all__ = ["Indicator", "parse_indicators", "single_value", "value_of", "values_in"]
