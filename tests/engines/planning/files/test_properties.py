"""Whatever a file holds, it is read or refused with a sentence; nothing else can happen."""

from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.engines.planning.files.availability import availability
from gemeinwerk.engines.planning.files.busy import read_busy
from gemeinwerk.engines.planning.files.people import read_people
from gemeinwerk.engines.planning.files.phrases import NotUnderstood
from gemeinwerk.engines.planning.problem import ProblemError, Span
from tests.alike import examples
from tests.engines.planning.files.test_busy import CUSTOM_ZONE, calendar, event
from tests.engines.planning.files.test_people import workbook

HORIZON = Span(date(2027, 3, 1), date(2027, 10, 31))
DATES = [HORIZON.first + timedelta(days=7 * week) for week in range(30)]
CALENDAR = calendar(
    CUSTOM_ZONE,
    event(
        "DTSTART;TZID=Rathaus:20270310T180000\nDURATION:PT1H\n"
        "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1WE;UNTIL=20271001T000000Z\n"
        "EXDATE;TZID=Europe/Berlin:20270407T180000\nRDATE;VALUE=PERIOD:20270414T120000/PT5H"
    ),
    event("RECURRENCE-ID;RANGE=THISANDFUTURE:20270505T160000Z\nDTSTART:20270506T160000Z"),
    event("DTSTART;VALUE=DATE:20270407\nDTEND;VALUE=DATE:20270409\nSTATUS:CONFIRMED", uid="2"),
)
TABLE = (
    "Kennung;Name;Gruppen;Reihen;Verfügbarkeit;Mo 08.03.2027;10.3.27;2027-03-15\n"
    'p1;Anna;"Rat; Amt";Wohnen/Arbeit;Mo, Mi nach 17 Uhr;x;;nein\n'
    "p2;Ben;;;Mo & Mi, nicht 12.05.–19.05.;(ja);ab 17 Uhr;\n"
).encode()
BOOK = workbook(["Name", "Wann", date(2027, 3, 8)], ["Anna", "Mo–Do", 1], ["Ben", None, "x"])
PIECES = st.sampled_from(
    [
        "Mo", "Mittwoch", "werktags", "immer", "nie", "nicht", "außer", "sonst", "und", ",", ";",
        ".", "–", "-", "bis", "ab", "nach", "vor", "zwischen", "am", "17", "5", "pm", "Uhr",
        "16:30", "16.30", "12.05.", "12.", "31.02.2027", "2027-05-12", "Mai", "im", "von", "99",
        "(", "abends", "24 Uhr", "0",
    ]
)  # fmt: skip

few = settings(max_examples=examples(150))


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Some stretches of a good file cut out, doubled or written over."""
    content = whole
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(content)))
        last = draw(st.integers(first, min(len(content), first + 12)))
        piece = draw(
            st.one_of(
                st.just(content[first:last] * 2),
                st.binary(max_size=4),
                st.sampled_from([b"", b"0", b"9", b"-", b":", b";", b",", b"\n", b"T", b"=", b'"']),
            )
        )
        content = content[:first] + piece + content[last:]
    return content


def busy_or_refused(content: bytes) -> None:
    try:
        found = read_busy(content, horizon=HORIZON, start=time(16, 30), minutes=120)
    except ProblemError:
        return
    assert [one.date for one in found.busy if one.date not in HORIZON] == []


def people_or_refused(content: bytes) -> None:
    try:
        found = read_people(
            content, "x", horizon=HORIZON, dates=DATES, start=time(16, 30), minutes=120
        )
    except ProblemError:
        return
    assert {day for one in found.people for day in one.unavailable} <= set(DATES)
    assert {one for ids in found.members.values() for one in ids} <= {p.id for p in found.people}


@few
@given(st.one_of(st.binary(max_size=300), damaged(CALENDAR)))
def test_any_calendar(content: bytes) -> None:
    busy_or_refused(content)


@few
@given(st.one_of(st.binary(max_size=300), damaged(TABLE), damaged(TABLE.replace(b";", b"\t"))))
def test_any_table(content: bytes) -> None:
    people_or_refused(content)


@few
@given(damaged(BOOK))
def test_any_workbook(content: bytes) -> None:
    people_or_refused(content)


@few
@given(st.lists(PIECES, max_size=9))
def test_any_words(pieces: list[str]) -> None:
    try:
        said = availability(" ".join(pieces), HORIZON)
    except NotUnderstood:
        return
    free = [day for day in DATES if said.can_come(day, time(16, 30), 120)]
    # Who can come for longer can come for less.
    assert [day for day in free if not said.can_come(day, time(16, 45), 30)] == []
