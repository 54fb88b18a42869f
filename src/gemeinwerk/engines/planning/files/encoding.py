"""Bytes as text: UTF-8, UTF-16 or Windows-1252, as office programs write it."""

from gemeinwerk.engines.planning.problem import ProblemError, Words

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(content: bytes) -> str:
    """The text. A byte that means nothing in Windows-1252 becomes a replacement character."""
    text = _decoded(content)
    if "\0" in text:
        raise ProblemError(
            "",
            Words(
                "Das ist keine Textdatei. Bitte als CSV oder XLSX speichern, Kalender als ICS.",
                "This is no text file. Save it as CSV or XLSX, calendars as ICS.",
            ),
        )
    return text


def _decoded(content: bytes) -> str:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace")
    head = content[:2000]
    if head[1::2].count(0) > len(head) // 4:
        return content.decode("utf-16-le", "replace")
    if head[0::2].count(0) > len(head) // 4:
        return content.decode("utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
