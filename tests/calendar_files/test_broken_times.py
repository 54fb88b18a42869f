"""Zones, hours and repetitions as programs write them wrongly: read right, or told."""

import pytest

from tests.calendar_files.broken import Case, evening, event, ics, reading_of, told

RAT = "03.03. 17:00–19:00 Rat"
RATHAUS = """\
BEGIN:VTIMEZONE
TZID:Rathaus
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
END:VTIMEZONE"""


def zoned(zone: str, *blocks: str) -> bytes:
    return ics(*blocks, event(evening(zone=f";TZID={zone}")))


def repeated(rule: str, *more: str, start: str = "20270303") -> bytes:
    return ics(event("\n".join([evening(start), f"RRULE:{rule}", *more])))


WEEKLY = ["03.03. 17:00–19:00 Rat", "10.03. 17:00–19:00 Rat", "17.03. 17:00–19:00 Rat"]
CASES = [
    # --- zones
    Case("a zone by its Windows name", zoned("W. Europe Standard Time"), [RAT]),
    Case("a Windows name in quotes", zoned('"W. Europe Standard Time"'), [RAT]),
    Case(
        "a zone as Windows shows it",
        zoned('"(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"'),
        [RAT],
    ),
    Case(
        "a zone with the address of a program before it",
        zoned("/freeassociation.sourceforge.net/Europe/Berlin"),
        [RAT],
    ),
    Case("a zone the file explains itself", zoned("Rathaus", RATHAUS), [RAT]),
    Case("a zone nobody explains", zoned("Rathaus"), [], ["Die Zeitzone „Rathaus“ ist unbekannt"]),
    Case(
        "a zone explained with nonsense",
        zoned("Rathaus", RATHAUS.replace("+0200", "zwei")),
        [],
        ["Die Regeln dieser Zeitzone sind nicht zu lesen"],
    ),
    Case("an empty zone", zoned(""), [RAT]),
    Case("a floating time is of the town", ics(event(evening(zone=""))), [RAT]),
    Case(
        "a time in UTC is an hour later in winter",
        ics(event("DTSTART:20270303T160000Z\nDTEND:20270303T180000Z")),
        [RAT],
    ),
    Case(
        "a time in UTC is two hours later in summer",
        ics(event("DTSTART:20270707T150000Z\nDTEND:20270707T170000Z")),
        ["07.07. 17:00–19:00 Rat"],
    ),
    Case(
        "an evening of London",
        ics(event(evening(zone=";TZID=Europe/London"))),
        ["03.03. 18:00–20:00 Rat"],
    ),
    Case(
        "a night in New York is a morning here",
        ics(event(evening(zone=";TZID=America/New_York"))),
        ["03.03.–04.03. 23:00–01:00 Rat"],
    ),
    Case(
        "beginning and end in two zones",
        ics(
            event(
                "DTSTART;TZID=Europe/London:20270303T160000\n"
                "DTEND;TZID=Europe/Berlin:20270303T190000"
            )
        ),
        [RAT],
    ),
    Case(
        "an hour that is not there in spring",
        ics(event("DTSTART;TZID=Europe/Berlin:20270328T023000\nDURATION:PT1H")),
        ["28.03. 03:30–04:30 Rat"],
    ),
    # --- beginning and end
    Case(
        "an end before the beginning",
        ics(event("DTSTART:20270303T190000\nDTEND:20270303T170000")),
        [],
        ["endet, bevor er anfängt"],
    ),
    Case(
        "an end that is not there takes the moment",
        ics(event("DTSTART:20270303T170000")),
        ["03.03. 17:00–17:00 Rat"],
    ),
    Case("a duration", ics(event("DTSTART:20270303T170000\nDURATION:PT2H")), [RAT]),
    Case(
        "a duration that is none",
        ics(event("DTSTART:20270303T170000\nDURATION:zwei Stunden")),
        [],
        ["DURATION:zwei Stunden"],
    ),
    Case(
        "a duration backwards",
        ics(event("DTSTART:20270303T170000\nDURATION:-PT2H")),
        [],
        ["endet, bevor er anfängt"],
    ),
    Case(
        "no beginning",
        ics(event("DTEND:20270303T190000"), event(evening(), uid="2")),
        [RAT],
        ["fehlt der Anfang (DTSTART)"],
    ),
    Case(
        "a beginning in German",
        ics(event("DTSTART:03.03.2027 17:00")),
        [],
        ["DTSTART:03.03.2027 17:00"],
    ),
    Case("a 30 February", ics(event("DTSTART:20270230T170000")), [], ["DTSTART:20270230T170000"]),
    Case("a time with dashes", ics(event("DTSTART:2027-03-03T17:00:00")), [], ["DTSTART:2027-03"]),
    Case("a 25th hour", ics(event("DTSTART:20270303T250000")), [], ["DTSTART:20270303T250000"]),
    Case(
        "an event of ten years",
        ics(event("DTSTART;VALUE=DATE:20200101\nDTEND;VALUE=DATE:20300101")),
        ["01.01.–31.12. Rat"],
    ),
    Case(
        "over midnight",
        ics(event("DTSTART:20270303T200000\nDTEND:20270304T010000")),
        ["03.03.–04.03. 20:00–01:00 Rat"],
    ),
    # --- whole days
    Case("a whole day", ics(event("DTSTART;VALUE=DATE:20270303")), ["03.03. Rat"]),
    Case(
        "a whole day that ends on itself",
        ics(event("DTSTART;VALUE=DATE:20270303\nDTEND;VALUE=DATE:20270303")),
        ["03.03. Rat"],
    ),
    Case(
        "the end of whole days is the day after",
        ics(event("DTSTART;VALUE=DATE:20270303\nDTEND;VALUE=DATE:20270306")),
        ["03.03.–05.03. Rat"],
    ),
    Case("a day without saying that it is one", ics(event("DTSTART:20270303")), ["03.03. Rat"]),
    Case(
        "a day that ends at an hour",
        ics(event("DTSTART;VALUE=DATE:20270303\nDTEND:20270303T190000")),
        [],
        ["ein Ende von derselben Art"],
    ),
    Case(
        "whole days with a zone",
        ics(event("DTSTART;VALUE=DATE;TZID=Europe/Berlin:20270303")),
        ["03.03. Rat"],
    ),
    # --- repetitions
    Case("without end", repeated("FREQ=YEARLY"), [RAT, RAT.replace("03.03.", "03.03.")]),
    Case("a count", repeated("FREQ=WEEKLY;COUNT=3"), WEEKLY),
    Case("until a moment of UTC", repeated("FREQ=WEEKLY;UNTIL=20270317T160000Z"), WEEKLY),
    Case("until a mere day", repeated("FREQ=WEEKLY;UNTIL=20270317"), WEEKLY),
    Case("an end before it begins", repeated("FREQ=WEEKLY;UNTIL=20200101T000000Z"), [RAT]),
    Case(
        "a single repetition is taken out",
        repeated("FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20270310T170000"),
        [WEEKLY[0], WEEKLY[2]],
    ),
    Case(
        "taken out by its mere day",
        repeated("FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20270310"),
        [WEEKLY[0], WEEKLY[2]],
    ),
    Case(
        "taken out in UTC",
        repeated("FREQ=WEEKLY;COUNT=3", "EXDATE:20270310T160000Z"),
        [WEEKLY[0], WEEKLY[2]],
    ),
    Case(
        "an exception that is none",
        repeated("FREQ=WEEKLY;COUNT=3", "EXDATE:kein Tag"),
        [],
        ["EXDATE:kein Tag"],
    ),
    Case(
        "extra days",
        ics(event(f"{evening()}\nRDATE;TZID=Europe/Berlin:20270310T170000,20270317T170000")),
        WEEKLY,
    ),
    Case(
        "extra days as periods",
        ics(event(f"{evening()}\nRDATE;VALUE=PERIOD:20270310T160000Z/PT1H")),
        [RAT, "10.03. 17:00–18:00 Rat"],
    ),
    Case(
        "a repetition moved to another day",
        ics(
            event(f"{evening()}\nRRULE:FREQ=WEEKLY;COUNT=2"),
            event(f"{evening('20270311')}\nRECURRENCE-ID;TZID=Europe/Berlin:20270310T170000"),
        ),
        [RAT, "11.03. 17:00–19:00 Rat"],
    ),
    Case(
        "a repetition that is cancelled",
        ics(
            event(f"{evening()}\nRRULE:FREQ=WEEKLY;COUNT=2"),
            event(
                f"{evening('20270310')}\nRECURRENCE-ID;TZID=Europe/Berlin:20270310T170000\n"
                "STATUS:CANCELLED"
            ),
        ),
        [RAT],
        ["1 Termin ist abgesagt"],
    ),
    Case("a rule without words", repeated("jede Woche"), [], ["Die Wiederholung „jede Woche“"]),
    Case("a rule by the minute", repeated("FREQ=MINUTELY"), [], ["„FREQ=MINUTELY“"]),
    Case("a rule for a day no year has", repeated("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), [RAT]),
    Case(
        "a rule of another calendar", repeated("RSCALE=HEBREW;FREQ=YEARLY"), [], ["RSCALE=HEBREW"]
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_read_right_or_told(case: Case) -> None:
    reading = reading_of(case.content)
    assert [told(one) for one in reading.events] == case.events
    sentences = [f"{one.place_de}: {one.de}" for one in reading.left_out]
    assert len(sentences) == len(case.left_out), sentences
    for piece, sentence in zip(case.left_out, sentences, strict=True):
        assert piece in sentence
