"""Which repetitions a rule gives, which rules are refused, and how much looking each may cost."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gemeinwerk.engines.planning.files.icsblocks import Property
from gemeinwerk.engines.planning.files.recurrence import Budget, Window, repetitions
from gemeinwerk.engines.planning.problem import ProblemError

BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2027, 3, 1, 17)
SPRING = Window(datetime(2027, 3, 1), datetime(2027, 5, 31))


def given(rule, begin=BEGIN, window=SPRING, steps=1_000_000):
    told = Property("RRULE", {}, rule, 7)
    return list(repetitions(told, begin, BERLIN, window, Budget(steps)))


def days(rule, **more):
    return " ".join(f"{one.day}.{one.month}." for one in given(rule, **more))


def refused(rule, **more):
    with pytest.raises(ProblemError) as error:
        given(rule, **more)
    return error.value.in_language("de")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=1000", "FREQ=DAILY;COUNT=1", "FREQ=DAILY;COUNT=100000",
        "FREQ=YEARLY;BYMONTH=1", "FREQ=YEARLY;BYMONTH=12", "FREQ=MONTHLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-31", "FREQ=YEARLY;BYYEARDAY=366",
        "FREQ=YEARLY;BYYEARDAY=-366", "FREQ=YEARLY;BYWEEKNO=53", "FREQ=YEARLY;BYWEEKNO=-53",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=-366", "FREQ=DAILY;BYHOUR=0", "FREQ=DAILY;BYHOUR=23",
        "FREQ=DAILY;BYMINUTE=0", "FREQ=DAILY;BYMINUTE=59", "FREQ=DAILY;BYSECOND=0",
        "FREQ=DAILY;BYSECOND=59", "RSCALE=GREGORIAN;FREQ=DAILY", "FREQ=WEEKLY", " FREQ=WEEKLY ",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))), "FREQ=DAILY;BYHOUR=9,9,9;BYMINUTE="
        "0,5,10,15,20,25,30,35", "FREQ=DAILY;BYHOUR=8,9;BYMINUTE=0,30;BYSECOND=0,1,2,3,4,5",
    ],
)  # fmt: skip
def test_what_a_rule_may_say(rule):
    given(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=1001", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=100001", "FREQ=YEARLY;BYMONTH=0",
        "FREQ=YEARLY;BYMONTH=13", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-32", "FREQ=YEARLY;BYYEARDAY=0", "FREQ=YEARLY;BYYEARDAY=367",
        "FREQ=YEARLY;BYYEARDAY=-367", "FREQ=YEARLY;BYWEEKNO=0", "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYWEEKNO=-54", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=367", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=-367",
        "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;BYHOUR=-1", "FREQ=DAILY;BYMINUTE=60",
        "FREQ=DAILY;BYMINUTE=-1", "FREQ=DAILY;BYSECOND=60", "FREQ=DAILY;BYSECOND=-1",
        "FREQ=HOURLY", "FREQ=MINUTELY", "RSCALE=HEBREW;FREQ=DAILY", "COUNT=3", "", "FREQ=", "x",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",  # 25 times a day
        "FREQ=DAILY;BYHOUR=8,9;BYMINUTE=0,30;BYSECOND=0,1,2,3,4,5,6",
    ],
)  # fmt: skip
def test_a_rule_beyond_that_is_refused_with_its_words(rule):
    assert refused(rule).startswith(f"Zeile 7: Die Wiederholung „{rule}“ ist nicht zu lesen.")


def test_of_a_long_rule_the_beginning_is_shown():
    rule = "FREQ=DAILY;BYHOUR=" + ",".join(["99"] * 30)
    assert f"„{rule[:60]}“" in refused(rule)


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("FREQ=WEEKLY;COUNT=3", "1.3. 8.3. 15.3."),
        ("FREQ=WEEKLY;COUNT=1", "1.3."),
        ("FREQ=WEEKLY;INTERVAL=4", "1.3. 29.3. 26.4. 24.5."),
        ("FREQ=MONTHLY;BYDAY=2MO", "8.3. 12.4. 10.5."),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "31.3. 30.4."),  # the last evening of May is over midnight
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", "29.3. 26.4."),
        ("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270310", "1.3. 3.3. 8.3. 10.3."),  # all of that day
        ("FREQ=WEEKLY;UNTIL=20270308T170000", "1.3. 8.3."),
        ("FREQ=WEEKLY;UNTIL=20270308T165959", "1.3."),
        ("FREQ=WEEKLY;UNTIL=20270308T160000Z", "1.3. 8.3."),  # 17:00 in Berlin
        ("FREQ=WEEKLY;UNTIL=20270308T155959Z", "1.3."),
        ("FREQ=WEEKLY;UNTIL=20270301T170000", "1.3."),
        ("FREQ=WEEKLY;UNTIL=20270301T165959", ""),  # over before it begins
    ],
)  # fmt: skip
def test_what_a_rule_gives(rule, found):
    assert days(rule) == found


@pytest.mark.parametrize(
    ("begin", "rule", "found"),
    [
        (datetime(1990, 1, 1, 17), "FREQ=WEEKLY;INTERVAL=26", "17.5."),
        (datetime(2026, 12, 7, 17), "FREQ=WEEKLY;INTERVAL=4", "1.3. 29.3. 26.4. 24.5."),
        (datetime(2026, 12, 7, 17), "FREQ=WEEKLY;INTERVAL=4;COUNT=4", "1.3."),
        (datetime(2027, 2, 27, 17), "FREQ=DAILY;INTERVAL=45", "13.4. 28.5."),
        (datetime(2027, 2, 28, 23), "FREQ=DAILY;INTERVAL=90", "29.5."),
        (datetime(1904, 2, 29, 17), "FREQ=MONTHLY;INTERVAL=3", "29.5."),
        (datetime(1999, 5, 31, 0), "FREQ=YEARLY", "31.5."),  # the window's last moment
        (datetime(1999, 3, 1, 0), "FREQ=YEARLY", "1.3."),  # and its first
        (datetime(1500, 3, 7, 17), "FREQ=YEARLY", "7.3."),
        (datetime(2999, 3, 7, 17), "FREQ=YEARLY", ""),
    ],
)
def test_a_rule_that_began_long_ago_is_counted_from_its_beginning(begin, rule, found):
    assert days(rule, begin=begin) == found


def test_a_repetition_on_29_february_waits_for_its_year():
    window = Window(datetime(2027, 1, 1), datetime(2033, 1, 1))
    found = given("FREQ=YEARLY", begin=datetime(2024, 2, 29, 17), window=window)
    assert found == [datetime(2028, 2, 29, 17), datetime(2032, 2, 29, 17)]


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        ("FREQ=WEEKLY;COUNT=3", 1 + 4),  # its dates, and the one after the last
        ("FREQ=WEEKLY;UNTIL=20270308", 1 + 3),
        ("FREQ=DAILY;UNTIL=20270308", 1 + 9),
        ("FREQ=DAILY;UNTIL=20270308;BYHOUR=17", 1 + 9),
        ("FREQ=WEEKLY;UNTIL=20270308;BYDAY=MO", 1 + 3),
        ("FREQ=DAILY;UNTIL=20270308T170000;BYMONTH=3", 8 + 9),  # each day is looked at
        ("FREQ=WEEKLY;UNTIL=20270308T170000;BYMONTH=3", 2 + 3),
        ("FREQ=MONTHLY;UNTIL=20270426T170000", 2 * 3 + 3),
        ("FREQ=YEARLY;UNTIL=20270426T170000", 15 + 2),
        ("FREQ=YEARLY;UNTIL=20280301T170000;BYMONTH=3", 15 * 2 + 3),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", 2 * (90 // 28 + 1) + 100_000),  # there is none
    ],
)  # fmt: skip
def test_how_much_looking_a_rule_costs(rule, steps):
    window = Window(SPRING.first, datetime(2029, 1, 1)) if "UNTIL" in rule else SPRING
    given(rule, window=window, steps=steps)
    assert "wiederholen sich zu oft" in refused(rule, window=window, steps=steps - 1)
