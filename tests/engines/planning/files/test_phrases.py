"""Words about time at their edges: first and last days, hours and minutes, both languages."""

from datetime import date, time, timedelta

import pytest

from gemeinwerk.engines.planning.files.availability import availability
from gemeinwerk.engines.planning.files.hours import Hours, minute_of
from gemeinwerk.engines.planning.files.phrases import NotUnderstood
from gemeinwerk.engines.planning.problem import Span

YEAR = Span(date(2027, 1, 1), date(2027, 12, 31))
TWO_YEARS = Span(date(2027, 9, 1), date(2028, 10, 31))


def runs(text, horizon=YEAR):
    """The days one can come to a meeting at 16:30, as stretches from first to last."""
    said = availability(text, horizon)
    days = [horizon.first + timedelta(n) for n in range(horizon.days)]
    free = [day for day in days if said.can_come(day, time(16, 30), 120)]
    begins = [day for day in free if day - timedelta(1) not in free]
    ends = [day for day in free if day + timedelta(1) not in free]
    return [f"{first:%d.%m.%y}–{last:%d.%m.%y}" for first, last in zip(begins, ends, strict=True)]


def refused(text, horizon=YEAR):
    with pytest.raises(NotUnderstood) as error:
        availability(text, horizon)
    return error.value.piece


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("im Mai", ["01.05.27–31.05.27"]),
        ("in June", ["01.06.27–30.06.27"]),
        ("Mai bis August", ["01.05.27–31.08.27"]),
        ("from May to August", ["01.05.27–31.08.27"]),
        ("von Mai bis August", ["01.05.27–31.08.27"]),
        ("ab Mai bis August", ["01.05.27–31.08.27"]),
        ("im Mai und ab Oktober", ["01.05.27–31.05.27", "01.10.27–31.12.27"]),
        ("bis März und ab Oktober", ["01.01.27–31.03.27", "01.10.27–31.12.27"]),
        ("im April, im Mai", ["01.04.27–31.05.27"]),
        (
            "20.12.–05.01. und im Februar",
            ["01.01.27–05.01.27", "01.02.27–28.02.27", "20.12.27–31.12.27"],
        ),
        ("01.04.–10.04. und 11.04.–12.04.", ["01.04.27–12.04.27"]),
        ("November–Februar", ["01.01.27–28.02.27", "01.11.27–31.12.27"]),
        ("ab Oktober", ["01.10.27–31.12.27"]),
        ("since October", ["01.10.27–31.12.27"]),
        ("bis März", ["01.01.27–31.03.27"]),
        ("bis Ende März", ["01.01.27–31.03.27"]),
        ("until the end of March", ["01.01.27–31.03.27"]),
        ("nicht ab Oktober", ["01.01.27–30.09.27"]),
        ("nicht bis März", ["01.04.27–31.12.27"]),
        ("ab 12.05.", ["12.05.27–31.12.27"]),
        ("nach dem 12.05.", ["13.05.27–31.12.27"]),
        ("after May 12", ["13.05.27–31.12.27"]),
        ("bis 12.05.", ["01.01.27–12.05.27"]),
        ("bis zum 12.05.2027", ["01.01.27–12.05.27"]),
        ("vor dem 12.05.", ["01.01.27–11.05.27"]),
        ("before 12 May", ["01.01.27–11.05.27"]),
        ("nicht ab 12.05.", ["01.01.27–11.05.27"]),
        ("nicht vor 12.05.", ["12.05.27–31.12.27"]),
        ("ab 31.12.", ["31.12.27–31.12.27"]),
        ("bis 01.01.", ["01.01.27–01.01.27"]),
        ("10.–12.05.", ["10.05.27–12.05.27"]),
        ("10.05.-12.05", ["10.05.27–12.05.27"]),
        ("10.05. bis 12.05.2027", ["10.05.27–12.05.27"]),
        ("zwischen dem 10.05. und 12.05.", ["10.05.27–12.05.27"]),
        ("between May 10 and May 12", ["10.05.27–12.05.27"]),
        ("10.05.–10.05.", ["10.05.27–10.05.27"]),
        ("20.12.–05.01.", ["01.01.27–05.01.27", "20.12.27–31.12.27"]),
        ("20.12.–05.01.2028", ["20.12.27–31.12.27"]),  # from December of the year before
        ("20.12.–05.01.2027", ["01.01.27–05.01.27"]),
        ("01.05.–10.05.2027", ["01.05.27–10.05.27"]),
        ("10.04.–10.05.2027", ["10.04.27–10.05.27"]),
        ("10.05.2027", ["10.05.27–10.05.27"]),
    ],
)
def test_from_which_day_to_which(text, free):
    assert runs(text) == free


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("ab 12.11.", ["12.11.27–31.10.28"]),  # only one such day is in the time of the plan
        ("bis 12.01.", ["01.09.27–12.01.28"]),
        ("nicht im Dezember", ["01.09.27–30.11.27", "01.01.28–31.10.28"]),
        ("12.09.2028", ["12.09.28–12.09.28"]),
        ("nicht 20.12.–05.01.", ["01.09.27–19.12.27", "06.01.28–31.10.28"]),
    ],
)
def test_over_new_year(text, free):
    assert runs(text, TWO_YEARS) == free


@pytest.mark.parametrize(
    "text", ["ab 12.10.", "bis 12.09.", "vor 01.10.", "ab Mai", "bis Mai", "ab 31.02."]
)  # fmt: skip
def test_over_new_year_it_must_be_clear_which_year_is_meant(text):
    assert refused(text, TWO_YEARS)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("12.05.2027–10.05.2027", "12.05.2027–10.05.2027"),  # backwards
        ("12.05.2027–10.06.", "12.05.2027–10.06."),  # a year at the beginning alone
        ("Mo 11.05.", "mo 11.05."),  # a Tuesday
        ("Mo 31.02.", "31.02."),
        ("17–17 Uhr", "17–17 uhr"),
        ("19–17 Uhr", "19–17 uhr"),
        ("ab 25 Uhr", "ab 25 uhr"),
        ("von 5 bis 7", "von 5 bis 7"),
        ("ab 13 pm", "ab 13 pm"),
        ("ab 0 am", "ab 0 am"),
        ("ab 24:01", "ab 24:01"),
        ("x" * 60, "x" * 40),
        ("Mo und " + "y" * 60, "y" * 40),
    ],
)
def test_what_cannot_be_is_refused_with_its_piece(text, piece):
    assert refused(text) == piece


def can(text, start, minutes=60):
    return availability(text, YEAR).can_come(date(2027, 5, 10), time.fromisoformat(start), minutes)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ab 17 Uhr", "17:00", "22:59"),
        ("from 5 pm", "17:00", "22:59"),
        ("nach 17:30", "17:30", "22:59"),
        ("bis 18 Uhr", "00:00", "17:00"),
        ("before 6 p.m.", "00:00", "17:00"),
        ("spätestens 18.30 Uhr", "00:00", "17:30"),
        ("16–19 Uhr", "16:00", "18:00"),
        ("zwischen 16 und 19 Uhr", "16:00", "18:00"),
        ("4-7 pm", "16:00", "18:00"),
        ("11 am - 1 pm", "11:00", "12:00"),
        ("12-2 pm", "12:00", "13:00"),
        ("ab 12 am", "00:00", "22:59"),
        ("ab 12 pm", "12:00", "22:59"),
        ("7-9", "07:00", "08:00"),
        ("6-8 Uhr", "06:00", "07:00"),
        ("6:00-8:00", "06:00", "07:00"),
        ("von ca. 16 Uhr bis etwa 19 Uhr", "16:00", "18:00"),
        ("vormittags", "00:00", "11:00"),
        ("nachmittags", "12:00", "22:59"),
        ("in the afternoon", "12:00", "22:59"),
        ("abends", "17:00", "22:59"),
        ("um 17 Uhr", "17:00", "22:59"),
        ("17 Uhr 30", "17:30", "22:59"),
        ("16 Uhr bis 24 Uhr", "16:00", "22:59"),
    ],
)
def test_the_first_and_the_last_hour_of_a_meeting(text, first, last):
    def near(clock, by):
        hour, minute = map(int, clock.split(":"))
        total = hour * 60 + minute + by
        return f"{total // 60:02}:{total % 60:02}"

    assert can(text, first)
    assert can(text, last)
    assert first == "00:00" or not can(text, near(first, -1))
    assert last == "22:59" or not can(text, near(last, 1))


@pytest.mark.parametrize(
    ("text", "start", "minutes", "free"),
    [
        ("nicht ab 18 Uhr", "17:00", 60, True),  # ends as the other begins
        ("nicht ab 18 Uhr", "17:01", 60, False),
        ("nicht bis 18 Uhr", "18:00", 60, True),
        ("nicht bis 18 Uhr", "17:59", 60, False),
        ("nicht 16–18 Uhr", "18:00", 60, True),
        ("nicht 16–18 Uhr", "15:00", 60, True),
        ("nicht 16–18 Uhr", "15:00", 240, False),
        ("nicht 16–18 Uhr", "16:30", 30, False),
    ],
)
def test_a_meeting_beside_forbidden_hours(text, start, minutes, free):
    assert can(text, start, minutes) is free


@pytest.mark.parametrize(
    ("text", "like", "minute"),
    [
        ("17", "", 1020), ("7", "", 420), ("6", "", None), ("6 uhr", "", 360), ("6:00", "", 360),
        ("6", "8 uhr", 360), ("6", "8", None), ("5 pm", "", 1020), ("12 pm", "", 720),
        ("12 am", "", 0), ("1 am", "", 60), ("13 pm", "", None), ("0 am", "", None),
        ("4", "7 pm", 960), ("4 uhr", "7 pm", 240), ("17.30 uhr", "", 1050),
        ("17 uhr 30", "", 1050), ("24", "", 1440), ("24:01", "", None), ("5 o'clock", "", 300),
        ("5h", "", 300), ("", "", None), ("x", "", None),
    ],
)  # fmt: skip
def test_the_minute_a_time_names(text, like, minute):
    assert minute_of(text, like=like) == minute


def test_hours_hold_and_touch_up_to_their_ends():
    hours = Hours(600, 720)
    assert [hours.hold(*one) for one in ((600, 720), (599, 700), (610, 721))] == [
        True,
        False,
        False,
    ]
    assert [hours.touch(*one) for one in ((500, 600), (500, 601), (719, 800), (720, 800))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert Hours().hold(0, 1440)
    assert Hours().touch(0, 1)


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("abends", "„abends“ wurde als „ab 17:00 Uhr“ gelesen.",
         "“abends” was read as “from 17:00”."),
        ("vormittags", "„vormittags“ wurde als „bis 12:00 Uhr“ gelesen.",
         "“vormittags” was read as “until 12:00”."),
        ("um 9.05 Uhr", "„9.05 uhr“ wurde als „ab 09:05 Uhr“ gelesen.",
         "“9.05 uhr” was read as “from 09:05”."),
    ],
)  # fmt: skip
def test_how_a_vague_word_was_read_is_said(text, german, english):
    (doubt,) = availability(text, YEAR).doubts
    assert (doubt.de, doubt.en) == (german, english)


def test_a_plain_hour_is_no_vague_word():
    assert availability("ab 17 Uhr, nicht im Juli", YEAR).doubts == ()


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("Mo bis Mi", "0 1 2"), ("Sa–Mo", "0 5 6"), ("So bis So", "6"), ("Mo–So", "0 1 2 3 4 5 6"),
        ("werktags", "0 1 2 3 4"), ("weekends", "5 6"), ("weekdays except Tue", "0 2 3 4"),
        ("sonnabends", "5"), ("jeden Tag", "0 1 2 3 4 5 6"), ("Mo, Mi und Fr", "0 2 4"),
    ],
)  # fmt: skip
def test_weekdays(text, weekdays):
    said = availability(text, YEAR)
    week = [date(2027, 5, 10) + timedelta(n) for n in range(7)]
    free = [str(day.weekday()) for day in week if said.can_come(day, time(17), 60)]
    assert " ".join(free) == weekdays


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Mo im Mai, Mi im Juni", "03.05. 10.05. 17.05. 24.05. 31.05. 02.06. 09.06. 16.06. 23.06. "
         "30.06."),
        ("im Mai Mo, im Juni Mi", "03.05. 10.05. 17.05. 24.05. 31.05. 02.06. 09.06. 16.06. 23.06. "
         "30.06."),
        ("Mo, Mi im Mai ab 16 Uhr, 02.06.", "03.05. 05.05. 10.05. 12.05. 17.05. 19.05. 24.05. "
         "26.05. 31.05. 02.06."),
        ("Mo 01.11. und 02.11.", "01.11. 02.11."),
        ("Mo im Mai und im November", "03.05. 10.05. 17.05. 24.05. 31.05. 01.11. 08.11. 15.11. "
         "22.11. 29.11."),
    ],
)  # fmt: skip
def test_several_clauses(text, free):
    said = availability(text, YEAR)
    days = [YEAR.first + timedelta(n) for n in range(365)]
    found = [f"{day:%d.%m.}" for day in days if said.can_come(day, time(16, 30), 120)]
    assert " ".join(found) == free


@pytest.mark.parametrize(
    "text",
    ["Mo, nicht Mo, Di", "nicht Mo ab 17 Uhr, Di", "im Mai Mo ab 16 Uhr Mi", "ab 16 Uhr; Mo",
     "Mo; sonst immer", "nicht Mo; nicht", "ohne", "Di, immer", "Mo ab 12.05., nur bis 30.06.",
     "im Mai und ab Mai", "Juni–August und August–Oktober", "im Mai, ab 12.10.", "20.12.–05.01., "
     "im Januar"],
)  # fmt: skip
def test_what_can_be_meant_in_two_ways(text):
    assert refused(text)
