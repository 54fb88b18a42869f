"""What was typed or sent, made plain: lines as they are kept, numbers that may be none."""

MOST_DIGITS = 18
"""More do not fit into a database's number, and nobody types them."""


def whole_number(text: str | None) -> int | None:
    """ "120" as 120; None for everything that is no whole number from nought upwards."""
    if text is None or not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        return None
    return int(text)


def lines(text: str) -> str:
    """A text with its lines ended as they are kept: browsers send two signs for each end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
