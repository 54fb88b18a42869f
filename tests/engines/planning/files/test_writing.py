"""A plan on its way out, read again by the programs' own means."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from openpyxl.cell import Cell

from gemeinwerk.engines.planning.files.busy import read_busy
from gemeinwerk.engines.planning.files.writing_csv import as_csv
from gemeinwerk.engines.planning.files.writing_ics import as_ics
from gemeinwerk.engines.planning.files.writing_xlsx import as_xlsx
from gemeinwerk.engines.planning.plan import Goal, Meeting, Plan, Status
from gemeinwerk.engines.planning.plan_in_words.goals import LABELS
from gemeinwerk.engines.planning.problem import Busy, Person, Problem, Room, Series, Span

HORIZON = Span(date(2027, 3, 1), date(2027, 10, 31))
STAMP = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)


def series(key: str, *members: str, name: str = "") -> Series:
    return Series(
        key, 1, members, HORIZON.first, HORIZON.last, frozenset({0, 2}), time(16, 30), 120,
        name=name,
    )  # fmt: skip


PROBLEM = Problem(
    HORIZON,
    "BB",
    frozenset({0, 2}),
    time(16, 30),
    120,
    people=(
        Person("p1", ("Rat", "Verwaltung"), name="Anna Arndt"),
        Person("p2", name='=HYPERLINK("x")'),
        Person("p3"),
    ),
    series=(series("auf takt", "p1"), series("wohnen", "p1", "p2", name="+AG Wohnen; Bauen")),
    rooms=(Room("r1", 40, name="Saal, Rathaus"),),
)
PLAN = Plan(
    Status.FEASIBLE,
    1.0,
    meetings=(
        Meeting("wohnen", date(2027, 6, 9), time(16, 30), time(18, 30), "r1", ("p1", "p2")),
        Meeting("auf takt", date(2027, 3, 8), time(16, 30), time(18, 30), None, ("p1",)),
    ),
    goals=(
        Goal("unmet_quotas", 0, 0, True),
        Goal("weakest_group_share", Fraction(1, 3), Fraction(1, 2), False),
    ),
    moves=Goal("moves", 1, 1, True),
)


def test_the_calendar() -> None:
    read = Calendar.from_ical(as_ics(PROBLEM, PLAN, stamp=STAMP))
    assert [
        (
            str(one["SUMMARY"]),
            one.start.replace(tzinfo=None),
            str(one.start.tzinfo),
            one.end - one.start,
            str(one.get("LOCATION", "")),
            str(one["UID"]),
            one.DTSTAMP,
            str(one["DESCRIPTION"]),
        )
        for one in read.events
    ] == [
        (
            "auf takt", datetime(2027, 3, 8, 16, 30), "Europe/Berlin", timedelta(hours=2), "",
            "auf%20takt-20270308@gemeinwerk", STAMP, "Erwartet: 1 von 1 Mitgliedern.",
        ),
        (
            "+AG Wohnen; Bauen", datetime(2027, 6, 9, 16, 30), "Europe/Berlin",
            timedelta(hours=2), "Saal, Rathaus", "wohnen-20270609@gemeinwerk", STAMP,
            "Erwartet: 2 von 2 Mitgliedern.",
        ),
    ]  # fmt: skip
    assert [str(zone["TZID"]) for zone in read.timezones] == ["Europe/Berlin"]


def test_the_calendar_names_nobody_and_is_the_same_each_time() -> None:
    written = as_ics(PROBLEM, PLAN, stamp=STAMP)
    assert written == as_ics(PROBLEM, PLAN, stamp=STAMP)
    assert [name for name in (b"Anna", b"HYPERLINK", b"p1") if name in written] == []


def test_the_calendar_of_one_plan_is_the_busy_dates_of_another() -> None:
    written = as_ics(PROBLEM, PLAN, "en", stamp=STAMP)
    assert read_busy(written, horizon=HORIZON, start=time(18), minutes=60).busy == (
        Busy(date(2027, 3, 8), "auf takt"),
        Busy(date(2027, 6, 9), "+AG Wohnen; Bauen"),
    )


def test_a_meeting_over_midnight_ends_the_next_day() -> None:
    late = Meeting("wohnen", date(2027, 6, 9), time(23), time(1))
    (event,) = Calendar.from_ical(
        as_ics(PROBLEM, Plan(Status.OPTIMAL, 1, (late,)), stamp=STAMP)
    ).events
    assert event.end.replace(tzinfo=None) == datetime(2027, 6, 10, 1)


def test_the_csv_opens_in_excel() -> None:
    written = as_csv(PROBLEM, PLAN)
    assert written.startswith(b"\xef\xbb\xbfDatum;Wochentag;")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [
        ["Datum", "Wochentag", "Beginn", "Ende", "Reihe", "Raum", "Erwartet", "Mitglieder"],
        ["08.03.2027", "Montag", "16:30", "18:30", "auf takt", "", "1", "1"],
        [
            "09.06.2027", "Mittwoch", "16:30", "18:30", "'+AG Wohnen; Bauen", "Saal, Rathaus",
            "2", "2",
        ],
    ]  # fmt: skip


def test_the_csv_in_english() -> None:
    line = as_csv(PROBLEM, PLAN, "en").decode("utf-8-sig").splitlines()[1]
    assert line == "2027-03-08;Monday;16:30;18:30;auf takt;;1;1"


def test_the_workbook() -> None:
    book = load_workbook(io.BytesIO(as_xlsx(PROBLEM, PLAN)))
    values = {page.title: [list(row) for row in page.values] for page in book.worksheets}
    assert values == {
        "Termine": [
            ["Datum", "Wochentag", "Beginn", "Ende", "Reihe", "Raum", "Erwartet", "Mitglieder"],
            [datetime(2027, 3, 8), "Montag", "16:30", "18:30", "auf takt", None, 1, 1],
            [
                datetime(2027, 6, 9), "Mittwoch", "16:30", "18:30", "+AG Wohnen; Bauen",
                "Saal, Rathaus", 2, 2,
            ],
        ],
        "Personen": [
            ["Kennung", "Person", "Reihen", "Teilnahmen", "Termine"],
            [
                "p1", "Anna Arndt", "auf takt, +AG Wohnen; Bauen", 2,
                "08.03.2027 auf takt; 09.06.2027 +AG Wohnen; Bauen",
            ],
            ["p2", '=HYPERLINK("x")', "+AG Wohnen; Bauen", 1, "09.06.2027 +AG Wohnen; Bauen"],
            ["p3", "p3", None, 0, None],
        ],
        "Ziele": [
            ["Ziel", "Wert", "Besser geht es nicht als", "Nachgewiesen das Beste"],
            [LABELS["moves"].de, 1, 1, "ja"],
            [LABELS["unmet_quotas"].de, 0, 0, "ja"],
            [LABELS["weakest_group_share"].de, pytest.approx(1 / 3), 0.5, "nein"],
        ],
    }  # fmt: skip


def test_nothing_in_the_workbook_is_a_formula_and_the_header_stays() -> None:
    book = load_workbook(io.BytesIO(as_xlsx(PROBLEM, PLAN, "en")))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [page.title for page in book.worksheets] == ["Meetings", "People", "Goals"]
    assert {page.freeze_panes for page in book.worksheets} == {"A2"}
    assert {page.print_title_rows for page in book.worksheets} == {"$1:$1"}
    assert book["Meetings"]["A2"].number_format == "yyyy-mm-dd"


def test_without_a_plan_there_are_headings_alone() -> None:
    none = Plan(Status.INFEASIBLE, 1.0)
    book = load_workbook(io.BytesIO(as_xlsx(PROBLEM, none)))
    assert [page.max_row for page in book.worksheets] == [1, 4, 1]
    assert len(as_csv(PROBLEM, none).splitlines()) == 1
    assert Calendar.from_ical(as_ics(PROBLEM, none, stamp=STAMP)).events == []


# --- how the workbook looks -----------------------------------------------------------------------


def told(name: str) -> str:
    """What the calendar shows as the title of a series of that name."""
    problem = replace(PROBLEM, series=(series("auf takt", "p1"), series("wohnen", name=name)))
    return str(Calendar.from_ical(as_ics(problem, PLAN, stamp=STAMP)).events[1]["SUMMARY"])


def cell(value: str) -> Cell:
    """The cell of a series of that name."""
    problem = replace(PROBLEM, series=(series("auf takt", "p1"), series("wohnen", name=value)))
    return load_workbook(io.BytesIO(as_xlsx(problem, PLAN))).worksheets[0]["E3"]


def test_a_column_is_as_wide_as_what_stands_in_it_but_not_wider_than_a_page() -> None:
    page = load_workbook(io.BytesIO(as_xlsx(PROBLEM, PLAN))).worksheets[0]
    widths = {key: one.width for key, one in page.column_dimensions.items()}
    assert (widths["B"], widths["C"], widths["E"]) == (11, 8, 19)  # Wochentag, Beginn, a name
    assert widths["A"] >= len("08.03.2027") + 2
    problem = replace(PROBLEM, series=(series("auf takt", "p1"), series("wohnen", name="x" * 99)))
    page = load_workbook(io.BytesIO(as_xlsx(problem, PLAN))).worksheets[0]
    assert page.column_dimensions["E"].width == 60


def test_the_workbook_prints_on_one_page_across() -> None:
    for page in load_workbook(io.BytesIO(as_xlsx(PROBLEM, PLAN))).worksheets:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.page_setup.fitToHeight == 0
        assert page.sheet_properties.pageSetUpPr.fitToPage is True
        assert page.auto_filter.ref == page.dimensions
        assert page["A1"].font.bold is True
        assert page["A1"].alignment.wrap_text is True


def test_shares_and_days_are_shown_as_such() -> None:
    book = load_workbook(io.BytesIO(as_xlsx(PROBLEM, PLAN)))
    assert book["Termine"]["A2"].number_format == "dd.mm.yyyy"
    assert book["Ziele"]["B4"].number_format == "0.0%"
    assert book["Ziele"]["B3"].number_format == "General"


@pytest.mark.parametrize("text", ["=1+1", "+49 331", "-1", "@SUMME", "＝1", "＋1", "－1", "＠1"])
def test_what_a_spreadsheet_might_calculate_is_a_text(text: str) -> None:
    found = cell(text)
    assert (found.value, found.data_type, found.quotePrefix) == (text, "s", True)
    problem = replace(PROBLEM, series=(series("auf takt", "p1"), series("wohnen", name=text)))
    assert f";'{text};" in as_csv(problem, PLAN).decode("utf-8-sig")


def test_what_looks_like_an_escape_stays_and_what_no_file_can_hold_goes() -> None:
    assert cell("a_x0041_b").value == "a_x005F_x0041_b"  # as Excel writes it itself
    assert cell("a\x00\x08\x0b\x7fb").value == "ab"
    assert told("a\x00b") == "ab"
    assert cell("Wohnen").quotePrefix is False


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(str(cell("x" * 31_999).value)) == 31_999
    assert len(str(cell("x" * 40_000).value)) == 32_000


# --- order, length, language ----------------------------------------------------------------------


def test_the_meetings_of_an_evening_stand_by_their_hour() -> None:
    day = date(2027, 6, 9)
    meetings = [
        Meeting("wohnen", day, time(18), time(19)), Meeting("auf takt", day, time(18), time(19)),
        Meeting("wohnen", day, time(9), time(10)), Meeting("wohnen", date(2027, 6, 8), time(20),
                                                           time(21)),
    ]  # fmt: skip
    rows = as_csv(PROBLEM, Plan(Status.OPTIMAL, 1, tuple(meetings))).decode().splitlines()[1:]
    assert [row.split(";")[2] for row in rows] == ["20:00", "09:00", "18:00", "18:00"]
    assert ["auf takt" in row for row in rows] == [False, False, True, False]


def test_a_meeting_of_a_whole_day_lasts_to_the_same_hour_of_the_next() -> None:
    day = Meeting("wohnen", date(2027, 6, 9), time(16), time(16))
    (event,) = Calendar.from_ical(
        as_ics(PROBLEM, Plan(Status.OPTIMAL, 1, (day,)), stamp=STAMP)
    ).events
    assert event.end - event.start == timedelta(days=1)


def test_the_calendar_in_english_and_of_another_town() -> None:
    text = as_ics(PROBLEM, PLAN, "en", stamp=STAMP, domain="musterstadt").decode()
    assert "PRODID:-//Gemeinwerk//Planning//EN" in text
    assert "PRODID:-//Gemeinwerk//Planning//DE" in as_ics(PROBLEM, PLAN, stamp=STAMP).decode()
    assert "UID:wohnen-20270609@musterstadt" in text
    assert "Expected: 2 of 2 members." in text


def test_the_calendar_explains_its_zone_to_programs_that_do_not_know_it() -> None:
    text = as_ics(PROBLEM, PLAN, stamp=STAMP).decode()
    begins = [line for line in text.splitlines() if line.startswith("DTSTART;")]
    assert begins[-2:] == [
        "DTSTART;TZID=Europe/Berlin:20270308T163000", "DTSTART;TZID=Europe/Berlin:20270609T163000"
    ]  # fmt: skip
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_without_moves_the_goals_alone_are_told() -> None:
    book = load_workbook(io.BytesIO(as_xlsx(PROBLEM, replace(PLAN, moves=None), "en")))
    assert [row[0] for row in book["Goals"].values] == [
        "Goal", LABELS["unmet_quotas"].en, LABELS["weakest_group_share"].en,
    ]  # fmt: skip
    assert [row[3] for row in book["Goals"].values][1:] == ["yes", "no"]


def test_the_people_in_english() -> None:
    book = load_workbook(io.BytesIO(as_xlsx(PROBLEM, PLAN, "en")))
    assert list(book["People"].values)[:2] == [
        ("Id", "Person", "Series", "Attends", "Dates"),
        ("p1", "Anna Arndt", "auf takt, +AG Wohnen; Bauen", 2,
         "2027-03-08 auf takt; 2027-06-09 +AG Wohnen; Bauen"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "german", "english"),
    [
        (7, "Montag", "Monday"), (8, "Dienstag", "Tuesday"), (9, "Mittwoch", "Wednesday"),
        (10, "Donnerstag", "Thursday"), (11, "Freitag", "Friday"), (12, "Samstag", "Saturday"),
        (13, "Sonntag", "Sunday"),
    ],
)  # fmt: skip
def test_every_day_of_the_week(day: int, german: str, english: str) -> None:
    one = Meeting("wohnen", date(2027, 6, day), time(9), time(10))
    plan = Plan(Status.OPTIMAL, 1, (one,))
    assert f";{german};" in as_csv(PROBLEM, plan).decode()
    assert f";{english};" in as_csv(PROBLEM, plan, "en").decode()
