"""What stands in addresses and hidden fields, where a form would be too much."""

MOST_DIGITS = 18
"""More do not fit into a database's number, and nobody types them."""


def whole_number(text: str | None) -> int | None:
    """ "120" as 120; None for everything that is no whole number from nought upwards."""
    if text is None or not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        return None
    return int(text)
