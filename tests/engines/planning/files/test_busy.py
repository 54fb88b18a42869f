"""Which evenings a calendar takes. The evening is 16:30 to 18:30 in Berlin, where not said."""

from datetime import date, time
from pathlib import Path

import pytest

from gemeinwerk.engines.planning.files.busy import BusyFile, read_busy, unavailable_from
from gemeinwerk.engines.planning.problem import Busy, ProblemError, Span

YEAR = Span(date(2027, 3, 1), date(2027, 10, 31))
CUSTOM_ZONE = """\
BEGIN:VTIMEZONE
TZID:Rathaus
X-LIC-LOCATION:anywhere
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*blocks: str) -> bytes:
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""])
    return text.replace("\n", "\r\n").encode()


def event(lines: str, uid: str = "1") -> str:
    return f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:SVV\n{lines}\nEND:VEVENT"


def dates(content: bytes, horizon: Span = YEAR, start: str = "16:30", minutes: int = 120) -> str:
    found = read_busy(content, horizon=horizon, start=time.fromisoformat(start), minutes=minutes)
    return " ".join(f"{one.date.day}.{one.date.month}." for one in found.busy)


def refusal(content: bytes) -> str:
    with pytest.raises(ProblemError) as refused:
        read_busy(content, horizon=YEAR, start=time(16, 30), minutes=120, name="rat.ics")
    return refused.value.in_language("de")


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ("DTSTART;VALUE=DATE:20270407", "7.4."),
        ("DTSTART;VALUE=DATE:20270407\nDTEND;VALUE=DATE:20270407", "7.4."),
        ("DTSTART;VALUE=DATE:20270407\nDTEND;VALUE=DATE:20270409", "7.4. 8.4."),
        ("DTSTART;VALUE=DATE:20270407\nDURATION:P3D", "7.4. 8.4. 9.4."),
        # Over the change to summer time and over the end of the horizon.
        ("DTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270330", "27.3. 28.3. 29.3."),
        ("DTSTART;VALUE=DATE:20271031\nDTEND;VALUE=DATE:20280102", "31.10."),
    ],
)
def test_whole_days(lines: str, taken: str) -> None:
    assert dates(calendar(event(lines))) == taken


@pytest.mark.parametrize(
    ("begin", "end", "taken"),
    [
        ("20270407T153000", "20270407T163000", ""),  # ends as the meeting begins
        ("20270407T153000", "20270407T163100", "7.4."),
        ("20270407T182900", "20270407T200000", "7.4."),
        ("20270407T183000", "20270407T200000", ""),  # begins as it ends
        ("20270407T170000", "20270407T170000", "7.4."),  # a mere reminder
        ("20270407T180000", "20270409T080000", "7.4. 8.4."),
        ("20270407T220000", "20270408T020000", ""),
    ],
)
def test_hours_take_a_date_only_if_they_meet_the_evening(begin: str, end: str, taken: str) -> None:
    assert dates(calendar(event(f"DTSTART:{begin}\nDTEND:{end}"))) == taken


@pytest.mark.parametrize(
    ("begin", "taken"),
    [
        (":20270407T143000Z", "7.4."),  # 16:30 in summer
        (":20270310T143000Z", ""),  # 15:30 in winter
        (";TZID=Europe/Berlin:20270407T163000", "7.4."),
        (";TZID=W. Europe Standard Time:20270407T163000", "7.4."),
        (";TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270407T163000", "7.4."),
        (";TZID=America/New_York:20270407T103000", "7.4."),
        (";TZID=Asia/Tokyo:20270407T233000", "7.4."),
        (";TZID=Rathaus:20270407T163000", "7.4."),
        (";TZID=Rathaus:20270407T153000", ""),
    ],
)
def test_time_zones(begin: str, taken: str) -> None:
    # The zone may be explained after the event that uses it.
    content = calendar(event(f"DTSTART{begin}\nDURATION:PT30M"), CUSTOM_ZONE)
    assert dates(content) == taken


def test_a_zone_of_one_file_is_not_that_of_another() -> None:
    lines = "DTSTART;TZID=Rathaus:20270407T163000\nDURATION:PT30M"
    elsewhere = CUSTOM_ZONE.replace("+0200", "+0900").replace("+0100", "+0900")
    assert dates(calendar(CUSTOM_ZONE, event(lines))) == "7.4."
    assert dates(calendar(elsewhere, event(lines))) == ""


@pytest.mark.parametrize(
    ("day", "wall", "utc"),
    [("20270328", "T163000", "T143000Z"), ("20271031", "T163000", "T153000Z")],
)
def test_on_the_days_on_which_the_clocks_change(day: str, wall: str, utc: str) -> None:
    taken = f"{int(day[6:])}.{int(day[4:6])}."
    for begin in (wall, utc):
        assert dates(calendar(event(f"DTSTART:{day}{begin}\nDURATION:PT1M"))) == taken


def test_a_weekly_event_stays_at_its_hour_when_the_clocks_change() -> None:
    lines = "DTSTART;TZID=Europe/Berlin:20270310T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5"
    assert dates(calendar(event(lines))) == "10.3. 17.3. 24.3. 31.3. 7.4."
    utc = "DTSTART:20270317T173000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
    assert dates(calendar(event(utc)), start="18:30", minutes=30) == "17.3. 24.3."


@pytest.mark.parametrize(
    ("rule", "taken"),
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270630", "3.3. 7.4. 5.5. 2.6."),
        ("RRULE:FREQ=MONTHLY;BYDAY=1WE;COUNT=3", "3.3."),
        ("RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=1WE", "7.4. 7.7. 6.10."),
        ("RRULE:FREQ=YEARLY;BYMONTH=5,9;BYDAY=-1FR", "28.5. 24.9."),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270315T235959Z", "1.3. 3.3. 15.3."),
        ("RRULE:FREQ=WEEKLY;UNTIL=20270301", ""),
        ("RDATE;VALUE=DATE:20270505,20270506", "5.5. 6.5."),
        (
            "RRULE:FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270630\n"
            "EXDATE;VALUE=DATE:20270407\nEXDATE;VALUE=DATE:20270505",
            "3.3. 2.6.",
        ),
    ],
)
def test_repetitions_of_whole_days(rule: str, taken: str) -> None:
    assert dates(calendar(event(f"DTSTART;VALUE=DATE:20270106\n{rule}"))) == taken


def test_an_exception_in_another_zone() -> None:
    lines = (
        "DTSTART;TZID=Europe/Berlin:20270407T170000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n"
        "EXDATE:20270414T150000Z\nEXDATE;VALUE=DATE:20270421"
    )
    assert dates(calendar(event(lines))) == "7.4. 28.4."


def test_an_extra_date_with_a_length_of_its_own() -> None:
    lines = (
        "DTSTART:20270407T120000\nDURATION:PT1H\n"
        "RDATE;VALUE=PERIOD:20270414T120000/20270414T170000,20270421T120000/PT5H"
    )
    assert dates(calendar(event(lines))) == "14.4. 21.4."


def test_single_repetitions_that_were_changed() -> None:
    weekly = "DTSTART:20270407T170000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5"
    moved = "RECURRENCE-ID:20270414T170000\nDTSTART:20270415T170000\nDURATION:PT1H"
    earlier = "RECURRENCE-ID:20270421T170000\nDTSTART:20270421T090000\nDURATION:PT1H"
    dropped = "RECURRENCE-ID:20270428T170000\nDTSTART:20270428T170000\nSTATUS:CANCELLED"
    content = calendar(*map(event, (moved, weekly, earlier, dropped)))
    assert dates(content) == "7.4. 15.4. 5.5."


def test_all_later_repetitions_that_were_changed() -> None:
    weekly = "DTSTART:20270407T170000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5"
    later = (
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270421T170000\nDTSTART:20270422T170000\nDURATION:PT1H"
    )
    assert dates(calendar(event(weekly), event(later))) == "7.4. 14.4. 22.4. 29.4. 6.5."


def test_an_event_that_was_sent_anew_counts_as_it_is_now() -> None:
    old = "SEQUENCE:0\nDTSTART;VALUE=DATE:20270407"
    new = "SEQUENCE:1\nDTSTART;VALUE=DATE:20270408"
    assert dates(calendar(event(new), event(old))) == "8.4."


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "transp:transparent"])
def test_cancelled_or_free_takes_nothing(line: str) -> None:
    assert dates(calendar(event(f"DTSTART;VALUE=DATE:20270407\n{line}"))) == ""


def test_an_evening_that_lasts_over_midnight() -> None:
    content = calendar(event("DTSTART:20270408T003000\nDURATION:PT30M"))
    assert dates(content, start="23:00", minutes=120) == "7.4."


def test_reasons_are_the_titles() -> None:
    one = event("DTSTART;VALUE=DATE:20270407").replace(
        "SVV", "SVV\\, öffentlich\n lich " + "x" * 300
    )
    two = event("DTSTART;VALUE=DATE:20270407", uid="2").replace("SVV", "Fraktion")
    three = event("DTSTART;VALUE=DATE:20270408", uid="3").replace("SUMMARY:SVV\n", "")
    found = read_busy(calendar(two, one, three), horizon=YEAR, start=time(16, 30), minutes=120)
    reason = "Fraktion, SVV, öffentlichlich " + "x" * 300
    assert found.busy == (
        Busy(date(2027, 4, 7), f"{reason[:199]}…"),
        Busy(date(2027, 4, 8), ""),
    )


def test_somebody_s_own_calendar() -> None:
    content = calendar(event("DTSTART;VALUE=DATE:20270407"))
    assert unavailable_from(content, horizon=YEAR, start=time(16, 30), minutes=120) == {
        date(2027, 4, 7)
    }


def test_an_endless_daily_rule_costs_no_time() -> None:
    daily = "DTSTART:19000101T170000\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    many = [event(daily, uid=str(number)) for number in range(100)]
    found = read_busy(calendar(*many), horizon=YEAR, start=time(16, 30), minutes=120)
    assert len(found.busy) == YEAR.days


def test_rules_that_are_long_to_count_and_give_nothing_are_refused() -> None:
    never = "DTSTART:20270101T170000\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"
    many = [event(never, uid=str(number)) for number in range(12)]
    assert dates(calendar(*many[:9])) == ""
    assert refusal(calendar(*many)) == (
        "Zeile 61: Die Termine dieses Kalenders wiederholen sich zu oft. Bitte nur den Zeitraum "
        "der Planung ausgeben."
    )


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"", "rat.ics: Die Datei ist leer."),
        (b"Name;Wann", "rat.ics: Das ist kein Kalender: Es fehlt BEGIN:VCALENDAR."),
        (calendar("BEGIN:VEVENT"), "Zeile 4: BEGIN:VEVENT aus Zeile 3 ist nicht geschlossen."),
        (calendar()[:-16], "Zeile 1: BEGIN:VCALENDAR aus Zeile 1 ist nicht geschlossen."),
        (b"END:VCALENDAR", "Zeile 1: Dieses END hat kein BEGIN."),
        (calendar(event("X-NOTE:a\n b")), "Zeile 3: Diesem Termin fehlt der Anfang"),
        (calendar(event("DTSTART:7.4.2027")), "Zeile 6: „DTSTART:7.4.2027“ ist nicht zu lesen."),
        (calendar(event("DTSTART:20270230")), "Zeile 6: „DTSTART:20270230“ ist nicht zu lesen."),
        (calendar(event("DTSTART:00010101")), "Zeile 6: „DTSTART:00010101“ ist nicht zu lesen."),
        (calendar(event("DTSTART;x:20270407")), "Zeile 6: „DTSTART;x:20270407“ ist keine gültige"),
        (
            calendar(event("DTSTART:20270407\nDTEND:20270407T120000")),
            "Zeile 7: „DTEND:20270407T120000“ ist nicht zu lesen.",
        ),
        (
            calendar(event("DTSTART:20270407T120000\nDTEND:20270407T110000")),
            "Zeile 7: Dieser Termin endet, bevor er anfängt.",
        ),
        (
            calendar(event("DTSTART;TZID=Mond:20270407T120000")),
            "Zeile 6: Die Zeitzone „Mond“ ist unbekannt",
        ),
        (
            calendar(
                CUSTOM_ZONE.replace("YEARLY", "SECONDLY"),
                event("DTSTART;TZID=Rathaus:20270407T120000"),
            ),
            "Zeile 10: Die Regeln dieser Zeitzone sind nicht zu lesen.",
        ),
        (
            calendar(event("DTSTART:20270407T120000\nRRULE:FREQ=SECONDLY")),
            "Zeile 7: Die Wiederholung „FREQ=SECONDLY“ ist nicht zu lesen.",
        ),
        (
            calendar(event("DTSTART:20270407T120000\nRRULE:FREQ=DAILY;INTERVAL=0")),
            "Zeile 7: Die Wiederholung „FREQ=DAILY;INTERVAL=0“ ist nicht zu lesen.",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(content: bytes, begins: str) -> None:
    assert refusal(content)[: len(begins)] == begins


# --- exports of other programs ------------------------------------------------------------------

INPUTS = Path(__file__).parents[5] / "shared/data/inputs"
beside = pytest.mark.skipif(not INPUTS.is_dir(), reason="these files lie beside the repository")
BROKEN = "DTSTART:{}T170000\nDTEND:{}T160000"


def of_file(name: str) -> BusyFile:
    content = (INPUTS / name).read_bytes()
    return read_busy(content, horizon=YEAR, start=time(16, 30), minutes=120, name=name)


@beside
@pytest.mark.parametrize(
    ("name", "taken", "noted"),
    [
        ("zone-escaped-commas.ics", ["2027-04-05"], []),
        ("broken-old-event.ics", ["2027-03-09"], ["Zeile 9"]),
        ("freebusy-only.ics", ["2027-03-08"], []),
        ("last-year-only.ics", [], ["Kalender"]),
    ],
)
def test_calendars_that_offices_sent(name: str, taken: list[str], noted: list[str]) -> None:
    found = of_file(name)
    assert [str(one.date) for one in found.busy] == taken
    assert [place.de for place, _words in found.notes] == noted


@beside
def test_a_calendar_that_holds_nothing_in_time_says_so() -> None:
    ((_place, words),) = of_file("last-year-only.ics").notes
    assert words.de.startswith("In der Zeit der Planung (01.03.2027–31.10.2027) steht nichts")


def test_an_event_that_misses_the_evening_is_in_time_all_the_same() -> None:
    morning = calendar(event("DTSTART:20270407T080000\nDTEND:20270407T090000"))
    found = read_busy(morning, horizon=YEAR, start=time(16, 30), minutes=120)
    assert (found.busy, found.notes) == ((), ())


@pytest.mark.parametrize(
    "lines",
    [
        BROKEN.format(20150308, 20150308),
        BROKEN.format(20300308, 20300308) + "\nRRULE:FREQ=DAILY",
        BROKEN.format(20150308, 20150308) + "\nRRULE:FREQ=DAILY;UNTIL=20160101T000000Z",
        "DTSTART;TZID=Nirgendwo:20150308T170000",
    ],
)
def test_a_broken_event_that_cannot_matter_is_named_and_left_out(lines: str) -> None:
    good = event("DTSTART;VALUE=DATE:20270407", uid="2")
    found = read_busy(calendar(event(lines), good), horizon=YEAR, start=time(16, 30), minutes=120)
    assert [str(one.date) for one in found.busy] == ["2027-04-07"]
    ((place, words),) = found.notes
    assert place.de.startswith("Zeile ")
    assert "wurde ausgelassen" in words.de


@pytest.mark.parametrize(
    "lines",
    [
        BROKEN.format(20270407, 20270407),
        BROKEN.format(20150308, 20150308) + "\nRRULE:FREQ=DAILY",
        BROKEN.format(20150308, 20150308) + "\nRRULE:FREQ=DAILY;UNTIL=20270501T000000Z",
        BROKEN.format(20150308, 20150308) + "\nRDATE:20270407T170000",
        "DTSTART:irgendwann",
        "DTSTART:20150308T170000\nDTEND:20281231",
    ],
)
def test_a_broken_event_that_could_matter_is_refused(lines: str) -> None:
    assert refusal(calendar(event(lines))).startswith("Zeile ")


@pytest.mark.parametrize(
    ("kind", "taken"),
    [("", "8.3."), (";FBTYPE=BUSY-TENTATIVE", "8.3."), (";FBTYPE=FREE", "")],
)
def test_times_that_a_calendar_gives_as_taken(kind: str, taken: str) -> None:
    times = f"FREEBUSY{kind}:20270308T160000Z/PT1H,20270309T040000Z/20270309T050000Z"
    assert dates(calendar(f"BEGIN:VFREEBUSY\n{times}\nEND:VFREEBUSY")) == taken


def test_a_zone_as_windows_shows_it_without_an_explanation() -> None:
    begin = 'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern":20270407T1'
    assert dates(calendar(event(begin + "82959\nDURATION:PT1H"))) == "7.4."
    assert dates(calendar(event(begin + "83000\nDURATION:PT1H"))) == ""
