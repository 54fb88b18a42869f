"""Files that are cut off, doubled, folded in the middle of a character: read right, or told."""

import pytest

from gemeinwerk import calendar_files
from gemeinwerk.calendar_files import UnreadableCalendar
from gemeinwerk.engines.planning.files.recurrence import Budget, TooMuch
from gemeinwerk.tables.words import Words
from tests.calendar_files.broken import Case, evening, event, ics, reading_of, told

RAT = "03.03. 17:00–19:00 Rat"
GOOD = event(evening())
_FOLDED = "SUMMARY:Ausschuss für Grünflächen".encode()
ALLOWED = 1_000_000
_CUT_AT = _FOLDED.index("ü".encode()) + 1


def with_line(line: bytes) -> bytes:
    return ics(event(evening())).replace(b"SUMMARY:Rat", line)


CASES = [
    # --- the same event more than once
    Case("one event twice", ics(GOOD, GOOD), [RAT]),
    Case(
        "two events with one UID",
        ics(GOOD, event(evening("20270310"))),
        [RAT, "10.03. 17:00–19:00 Rat"],
    ),
    Case(
        "an event in two states: the newer one counts",
        ics(event(f"{evening()}\nSEQUENCE:1"), event(f"{evening('20270310')}\nSEQUENCE:2")),
        ["10.03. 17:00–19:00 Rat"],
    ),
    Case(
        "a sequence that is no number",
        ics(event(f"{evening()}\nSEQUENCE:zwei")),
        [RAT],
    ),
    Case("no UID", ics(GOOD.replace("UID:1\n", "")), [RAT]),
    Case(
        "two events without UID",
        ics(
            GOOD.replace("UID:1\n", ""),
            event(evening("20270310")).replace("UID:1\n", ""),
        ),
        [RAT, "10.03. 17:00–19:00 Rat"],
    ),
    # --- what takes no time
    Case("cancelled", ics(event(f"{evening()}\nSTATUS:CANCELLED")), [], ["1 Termin ist abgesagt"]),
    Case(
        "cancelled in small letters", ics(event(f"{evening()}\nstatus:cancelled")), [], ["abgesagt"]
    ),
    Case("tentative takes time", ics(event(f"{evening()}\nSTATUS:TENTATIVE")), [RAT]),
    Case("free", ics(event(f"{evening()}\nTRANSP:TRANSPARENT")), [], ["als frei gekennzeichnet"]),
    Case(
        "a file that cancels",
        ics(GOOD, head="VERSION:2.0\nMETHOD:CANCEL"),
        [],
        ["METHOD:CANCEL"],
    ),
    Case(
        "busy times without saying why",
        ics("BEGIN:VFREEBUSY\nFREEBUSY:20270303T160000Z/20270303T180000Z\nEND:VFREEBUSY"),
        ["03.03. 17:00–19:00"],
    ),
    Case(
        "busy times that are none",
        ics("BEGIN:VFREEBUSY\nFREEBUSY:immer\nEND:VFREEBUSY", GOOD),
        [RAT],
        ["FREEBUSY:immer"],
    ),
    Case(
        "tasks and journals are no dates", ics("BEGIN:VTODO\nDUE:20270303\nEND:VTODO", GOOD), [RAT]
    ),
    Case(
        "an alarm inside of an event",
        ics(event(f"{evening()}\nBEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5M\nEND:VALARM")),
        [RAT],
    ),
    # --- lines
    Case("lines end as on Unix", ics(GOOD, end="\n"), [RAT]),
    Case("lines end as on an old Mac", ics(GOOD, end="\r"), [RAT]),
    Case("empty lines in between", ics(GOOD.replace("\n", "\n\n")), [RAT]),
    Case(
        "folded inside of a character",
        with_line(_FOLDED[:_CUT_AT] + b"\r\n " + _FOLDED[_CUT_AT:]),
        ["03.03. 17:00–19:00 Ausschuss für Grünflächen"],
    ),
    Case(
        "folded inside of a character of four bytes, after its third",
        with_line(b"SUMMARY:Fest \xf0\x9f\x8e\r\n \x88 am Markt"),
        ["03.03. 17:00–19:00 Fest 🎈 am Markt"],
    ),
    Case(
        "folded with a tab",
        with_line(b"SUMMARY:Stadt\r\n\tfest"),
        ["03.03. 17:00–19:00 Stadtfest"],
    ),
    Case("a line that is none", with_line(b"SUMMARY;x:Rat"), [], ["keine gültige Zeile"]),
    Case(
        "a line that is none, among what nobody asks for",
        with_line(b"SUMMARY:Rat\r\nX-ALT-DESC;FMTTYPE:<html>\r\nDESCRIPTION;;:?"),
        [RAT],
    ),
    Case("no title", with_line(b"SUMMARY:"), ["03.03. 17:00–19:00"]),
    Case(
        "signs that are escaped",
        with_line(b"SUMMARY:Bau\\, Verkehr\\; Umwelt\\nSondersitzung"),
        ["03.03. 17:00–19:00 Bau, Verkehr; Umwelt Sondersitzung"],
    ),
    Case(
        "a title with a parameter and in small letters",
        with_line(b"summary;LANGUAGE=de:Rat"),
        [RAT],
    ),
    Case(
        "a title of thousands of signs is cut",
        with_line(b"SUMMARY:" + b"x" * 5000),
        [f"03.03. 17:00–19:00 {'x' * 199}…"],
    ),
    # --- encodings
    Case(
        "Windows-1252",
        with_line("SUMMARY:Ältestenrat".encode("cp1252")),
        ["03.03. 17:00–19:00 Ältestenrat"],
    ),
    Case("UTF-16", ics(GOOD).decode().encode("utf-16"), [RAT]),
    Case("the mark of UTF-8 before it", b"\xef\xbb\xbf" + ics(GOOD), [RAT]),
    # --- the frame
    Case(
        "two calendars in one file",
        ics(GOOD) + ics(event(evening("20270310"), uid="2")),
        [RAT, "10.03. 17:00–19:00 Rat"],
    ),
    Case("text before the calendar", b"X-WR-CALNAME:Rat\r\n" + ics(GOOD), [RAT]),
    Case("no version", ics(GOOD, head="X-NOTHING:1"), [RAT]),
    Case("an empty calendar", ics(), []),
    Case("what is over is not asked for", ics(event(evening("20200304"))), []),
    Case("cut off in the middle", ics(GOOD)[:-40], refused="nicht geschlossen"),
    Case("an END without a BEGIN", ics("END:VEVENT", GOOD), refused="ist nicht geschlossen"),
    Case("an event without a calendar", GOOD.encode(), refused="BEGIN:VCALENDAR"),
    Case("an empty file", b"", refused="Die Datei ist leer"),
    Case(
        "a web page",
        b"<!DOCTYPE html><html><body>Bitte anmelden</body></html>",
        refused="ist eine Webseite",
    ),
    Case(
        "nested without end", ics(*["BEGIN:VEVENT"] * 30, *["END:VEVENT"] * 30), refused="zu tief"
    ),
]


@pytest.mark.parametrize(
    "case", [one for one in CASES if not one.refused], ids=lambda one: one.name
)
def test_it_is_read_right_or_told(case: Case) -> None:
    reading = reading_of(case.content)
    assert [told(one) for one in reading.events] == case.events
    sentences = [f"{one.place_de}: {one.de}" for one in reading.left_out]
    assert len(sentences) == len(case.left_out), sentences
    for piece, sentence in zip(case.left_out, sentences, strict=True):
        assert piece in sentence


@pytest.mark.parametrize("case", [one for one in CASES if one.refused], ids=lambda one: one.name)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(case: Case) -> None:
    with pytest.raises(UnreadableCalendar) as refusal:
        reading_of(case.content)
    assert case.refused in refusal.value.message


def test_a_calendar_that_repeats_all_day_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the file is, reading ends: a twentieth of what is allowed is tried here."""
    monkeypatch.setattr(calendar_files.ics, "Budget", lambda: Budget(ALLOWED // 20))
    hours = ",".join(map(str, range(24)))
    rule = f"{evening('20270101')}\nRRULE:FREQ=DAILY;BYHOUR={hours}"
    content = ics(*(event(rule, uid=str(n)) for n in range(4)))
    with pytest.raises(UnreadableCalendar, match="wiederholen sich zu oft"):
        reading_of(content)
    with pytest.raises(TooMuch):
        Budget().spend(ALLOWED + 1, Words("Termin", "event"))
