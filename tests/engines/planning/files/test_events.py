"""What one event of a calendar says: its length, its title, its state, its own repetitions."""

from datetime import date, time

import pytest

from gemeinwerk.engines.planning.files.busy import read_busy
from gemeinwerk.engines.planning.problem import Span
from tests.engines.planning.files.test_busy import YEAR, calendar, dates, event, refusal


def titles(*blocks, horizon=YEAR):
    found = read_busy(calendar(*blocks), horizon=horizon, start=time(16, 30), minutes=120)
    return [one.reason for one in found.busy]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ("DTSTART:20270407T170000", "7.4."),  # a reminder inside the evening
        ("DTSTART:20270407T163000", "7.4."),  # at its first minute
        ("DTSTART:20270407T183000", ""),
        ("DTSTART:20270407T162959", ""),
        ("DTSTART:20270407T160000\nDURATION:PT30M", ""),
        ("DTSTART:20270407T160000\nDURATION:PT31M", "7.4."),
        ("DTSTART:20270407T160000\nDURATION:PT0S", ""),
        ("DTSTART;VALUE=DATE:20270407\nDURATION:PT0S", "7.4."),  # a day is a day
        ("DTSTART;VALUE=DATE:20270407\nDTEND;VALUE=DATE:20270408", "7.4."),
        # DTEND has the last word, and an endless event ends with the horizon.
        ("DTSTART:20270407T090000\nDURATION:PT9H\nDTEND:20270407T100000", ""),
        ("DTSTART;VALUE=DATE:20271030\nDTEND;VALUE=DATE:29991231", "30.10. 31.10."),
        ("DTSTART;VALUE=DATE:15000101\nDTEND;VALUE=DATE:20270303", ""),  # cut at 500 years
        ("DTSTART;VALUE=DATE:15000101\nDURATION:P300000D", ""),
        ("DTSTART;VALUE=DATE:15000101", ""),
        ("DTSTART;VALUE=DATE:29991231", ""),
    ],
)
def test_how_long_an_event_lasts(lines, taken):
    assert dates(calendar(event(lines))) == taken


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        ("DTSTART:20270407T170000\nDURATION:20270407T180000", "Zeile 7: „DURATION:20270407"),
        ("DTSTART:20270407T170000\nDTEND:20270408", "Zeile 7: „DTEND:20270408“ ist nicht zu lesen"),
        ("DTSTART:20270407T170000\nDURATION:-PT1S", "Zeile 7: Dieser Termin endet, bevor er"),
        ("DTSTART:20270407\nDTEND:20270406", "Zeile 7: Dieser Termin endet, bevor er anfängt."),
        ("DTSTART:PT1H", "Zeile 6: „DTSTART:PT1H“ ist nicht zu lesen."),
        ("DTSTART:14991231", "Zeile 6: „DTSTART:14991231“ ist nicht zu lesen."),
        ("DTSTART:30000101", "Zeile 6: „DTSTART:30000101“ ist nicht zu lesen."),
        (f"DTSTART:{'9' * 70}", f"Zeile 6: „DTSTART:{'9' * 60}“ ist nicht zu lesen."),
        (
            "DTSTART:20270407T170000\nRDATE;VALUE=PERIOD:20270408T170000/20270408T160000",
            "Zeile 7: „RDATE:20270408T170000/20270408T160000“ ist nicht zu lesen.",
        ),
        ("DTSTART:20270407T170000\nRECURRENCE-ID:x", "Zeile 7: „RECURRENCE-ID:x“ ist nicht zu"),
        ("DTSTART:20270407T170000\nEXDATE:20270414T170000,x", "Zeile 7: „EXDATE:20270414T1700"),
    ],
)  # fmt: skip
def test_what_is_no_event_is_refused_with_its_line(lines, begins):
    assert refusal(calendar(event(lines)))[: len(begins)] == begins


def test_a_title_of_two_hundred_signs_is_whole_and_a_longer_one_is_cut():
    def title(text):
        return titles(event("DTSTART;VALUE=DATE:20270407").replace("SVV", text))

    assert title("x" * 200) == ["x" * 200]
    assert title("x" * 201) == ["x" * 199 + "…"]
    assert title("Rat\\n und \\, Tat\u200b") == ["Rat und , Tat"]
    two = [event("DTSTART;VALUE=DATE:20270407", uid=n).replace("SVV", n * 99) for n in "ab"]
    assert titles(*two) == ["a" * 99 + ", " + "b" * 99]
    two = [event("DTSTART;VALUE=DATE:20270407", uid=n).replace("SVV", n * 100) for n in "ab"]
    assert titles(*two) == ["a" * 100 + ", " + "b" * 97 + "…"]


def test_the_same_title_twice_on_a_day_stands_once():
    two = [event("DTSTART;VALUE=DATE:20270407", uid=n) for n in "ab"]
    assert titles(*two) == ["SVV"]


@pytest.mark.parametrize(
    ("states", "taken"),
    [
        (["SEQUENCE:2", "SEQUENCE:10", "SEQUENCE:1"], "8.4."),  # as numbers, not as letters
        (["", "SEQUENCE:1", ""], "8.4."),
        (["SEQUENCE:1", "SEQUENCE:x", "SEQUENCE:-3"], "7.4."),
        (["SEQUENCE:5", "SEQUENCE:1234567890", ""], "7.4."),  # no such number
        (["SEQUENCE:5", "SEQUENCE:999999999", ""], "8.4."),
        (["", "", ""], "7.4. 8.4. 9.4."),
    ],
)
def test_the_latest_state_of_an_event_counts(states, taken):
    blocks = [
        event(f"DTSTART;VALUE=DATE:2027040{day}\n{state}".strip())
        for day, state in enumerate(states, start=7)
    ]
    assert dates(calendar(*blocks)) == taken


def test_events_without_an_id_are_not_states_of_one():
    blocks = [
        event(f"DTSTART;VALUE=DATE:2027040{day}\nSEQUENCE:{day}").replace("UID:1\n", "")
        for day in (7, 8)
    ]
    assert dates(calendar(*blocks)) == "7.4. 8.4."


# --- repetitions and their exceptions -------------------------------------------------------------

TWICE_A_DAY = "DTSTART:20270407T090000\nDURATION:PT8H\nRRULE:FREQ=DAILY;BYHOUR=9,18;COUNT=6"


@pytest.mark.parametrize(
    ("exception", "taken"),
    [
        ("", "7.4. 8.4. 9.4."),
        ("EXDATE:20270408T090000", "7.4. 8.4. 9.4."),  # the one at 18:00 is there still
        ("EXDATE:20270408T090000,20270408T180000", "7.4. 9.4."),
        ("EXDATE;VALUE=DATE:20270408", "7.4. 9.4."),  # all of that day
        ("EXDATE;VALUE=DATE:20270408\nEXDATE;VALUE=DATE:20270409", "7.4."),
        ("EXRULE:FREQ=DAILY;BYHOUR=9,18;COUNT=4", "9.4."),
        ("EXDATE:20270407T090000,20270407T180000", "8.4. 9.4."),  # the very first one too
    ],
)
def test_exceptions_of_an_event_that_is_twice_a_day(exception, taken):
    assert dates(calendar(event(f"{TWICE_A_DAY}\n{exception}".strip()))) == taken


def test_an_exception_of_a_whole_day_in_hours_means_that_day():
    lines = "DTSTART;VALUE=DATE:20270407\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270408T120000"
    assert dates(calendar(event(lines))) == "7.4. 9.4."


def test_an_extra_day_has_the_hour_of_its_event():
    lines = "DTSTART:20270407T170000\nDURATION:PT1H\nRDATE;VALUE=DATE:20270408"
    assert dates(calendar(event(lines))) == "7.4. 8.4."
    assert dates(calendar(event(lines.replace("T17", "T19")))) == ""


WEEKLY = event("DTSTART:20270407T170000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5")


def change(day, hour, *more, to=None, uid="1"):
    begin = f"{to or day}T{hour}0000"
    lines = [f"RECURRENCE-ID{more[0] if more else ''}:{day}T170000", f"DTSTART:{begin}",
             "DURATION:PT1H", *more[1:]]  # fmt: skip
    return event("\n".join(lines), uid)


LATER = ";RANGE=THISANDFUTURE"


@pytest.mark.parametrize(
    ("changes", "taken"),
    [
        ([change("20270421", "17", LATER, to="20270422")], "7.4. 14.4. 22.4. 29.4. 6.5."),
        ([change("20270421", "17", LATER.lower(), to="20270422")], "7.4. 14.4. 22.4. 29.4. 6.5."),
        ([change("20270421", "17", ";RANGE=X", to="20270422")], "7.4. 14.4. 22.4. 28.4. 5.5."),
        ([change("20270421", "09", LATER)], "7.4. 14.4."),
        ([change("20270421", "17", LATER, "STATUS:CANCELLED")], "7.4. 14.4."),
        ([change("20270421", "17", "", "STATUS:CANCELLED")], "7.4. 14.4. 28.4. 5.5."),
        (  # a change of a change
            [change("20270414", "09", LATER), change("20270428", "17", LATER, to="20270429")],
            "7.4. 29.4. 6.5.",
        ),
        (  # the first changes all
            [change("20270407", "17", LATER, to="20270408")], "8.4. 15.4. 22.4. 29.4. 6.5."
        ),
        (  # one of the later ones is where it says itself
            [change("20270414", "17", LATER, to="20270415"),
             change("20270428", "17", "", to="20270430")],
            "7.4. 15.4. 22.4. 30.4. 6.5.",
        ),
        ([change("20270421", "17", to="20270422", uid="2")], "7.4. 14.4. 21.4. 22.4. 28.4. 5.5."),
    ],
)  # fmt: skip
def test_repetitions_that_were_changed(changes, taken):
    assert dates(calendar(WEEKLY, *changes)) == taken


def test_a_change_of_an_event_that_takes_no_time_can_take_some():
    free = WEEKLY.replace("RRULE", "TRANSP:TRANSPARENT\nRRULE")
    assert dates(calendar(free, change("20270421", "17"))) == "21.4."


# --- around the horizon ---------------------------------------------------------------------------


def seen(lines, horizon=YEAR):
    found = read_busy(
        calendar(event(lines)), horizon=horizon, start=time(16, 30), minutes=120, name="rat.ics"
    )
    return not found.notes


@pytest.mark.parametrize(
    ("lines", "inside"),
    [
        ("DTSTART:20270301T080000\nDURATION:PT1H", True),  # the first day
        ("DTSTART:20270228T080000\nDURATION:PT1H", False),
        ("DTSTART:20270228T230000\nDURATION:PT2H", True),
        ("DTSTART:20271031T230000\nDURATION:PT1H", True),  # the last day
        ("DTSTART:20271101T000000\nDURATION:PT1H", False),
        ("DTSTART:20261101T000000\nDURATION:P500D", True),  # all of it
    ],
)
def test_an_event_within_the_time_of_the_plan_is_seen_at_any_hour(lines, inside):
    assert seen(lines) is inside


def test_what_began_before_the_horizon_or_lasts_over_midnight_counts():
    one_day = Span(date(2027, 4, 8), date(2027, 4, 8))
    for lines, taken in (
        ("DTSTART:20270407T233000\nDURATION:PT18H", "8.4."),
        ("DTSTART:20270407T233000\nDURATION:PT17H", ""),
        ("DTSTART;VALUE=DATE:20270301\nDURATION:P60D", "8.4."),
        ("DTSTART:20260407T170000\nDURATION:PT1H\nRRULE:FREQ=DAILY", "8.4."),
        ("DTSTART:20260407T170000\nDURATION:P3DT1H\nRRULE:FREQ=YEARLY;COUNT=2", "8.4."),
        ("DTSTART:20270409T170000\nDURATION:PT1H", ""),
    ):
        assert dates(calendar(event(lines)), horizon=one_day) == taken


def test_a_rule_of_the_nineties_reaches_today():
    rat = "DTSTART:19960902T170000\nDURATION:PT2H\nRRULE:FREQ=MONTHLY;BYDAY=1MO"
    assert dates(calendar(event(rat))) == "1.3. 5.4. 3.5. 7.6. 5.7. 2.8. 6.9. 4.10."


def test_taken_times_have_no_title_and_no_length_need_be_given():
    times = "BEGIN:VFREEBUSY\nFREEBUSY:20270308T160000Z/20270308T170000Z,20270309T160000Z/PT1H\n"
    content = calendar(times + "FREEBUSY;FBTYPE=free:20270310T160000Z/PT1H\nEND:VFREEBUSY")
    found = read_busy(content, horizon=YEAR, start=time(16, 30), minutes=120)
    assert [(one.date.day, one.reason) for one in found.busy] == [(8, ""), (9, "")]
