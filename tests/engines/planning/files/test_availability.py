"""What is made of words such as "Mo, Mi nach 17 Uhr": on which days of two weeks one can come."""

from datetime import date, time, timedelta

import pytest

from gemeinwerk.engines.planning.files.availability import availability
from gemeinwerk.engines.planning.files.phrases import NotUnderstood
from gemeinwerk.engines.planning.problem import Span

HORIZON = Span(date(2027, 3, 1), date(2027, 10, 31))
MONDAY = date(2027, 5, 10)
TWO_WEEKS = [MONDAY + timedelta(days=i) for i in range(14)]
NAMES = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
ALL = "Mo10 Di11 Mi12 Do13 Fr14 Sa15 So16 Mo17 Di18 Mi19 Do20 Fr21 Sa22 So23"


def days(text: str, start: str = "16:30", minutes: int = 120) -> str:
    said = availability(text, HORIZON)
    free = [day for day in TWO_WEEKS if said.can_come(day, time.fromisoformat(start), minutes)]
    return " ".join(f"{NAMES[day.weekday()]}{day.day}" for day in free)


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Mo", "Mo10 Mo17"),
        ("montags und mittwochs", "Mo10 Mi12 Mo17 Mi19"),
        ("Mo/Mi", "Mo10 Mi12 Mo17 Mi19"),
        ("Kann gerne Mo + Mi.", "Mo10 Mi12 Mo17 Mi19"),
        ("Di–Do", "Di11 Mi12 Do13 Di18 Mi19 Do20"),
        ("von Fr bis Mo", "Mo10 Fr14 Sa15 So16 Mo17 Fr21 Sa22 So23"),
        ("Tuesdays & Thursdays", "Di11 Do13 Di18 Do20"),
        ("werktags", "Mo10 Di11 Mi12 Do13 Fr14 Mo17 Di18 Mi19 Do20 Fr21"),
        ("werktags außer Di", "Mo10 Mi12 Do13 Fr14 Mo17 Mi19 Do20 Fr21"),
        ("weekends", "Sa15 So16 Sa22 So23"),
        ("immer", ALL),
        ("immer montags", "Mo10 Mo17"),
        ("nie", ""),
        ("never", ""),
    ],
)
def test_days(text: str, free: str) -> None:
    assert days(text) == free


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("nicht Mo–Do", "Fr14 Sa15 So16 Fr21 Sa22 So23"),
        ("Fr–So nicht", "Mo10 Di11 Mi12 Do13 Mo17 Di18 Mi19 Do20"),
        ("not on Mon and Tue; not on weekends", "Mi12 Do13 Fr14 Mi19 Do20 Fr21"),
        ("nicht Mo–Fr, sonst immer", "Sa15 So16 Sa22 So23"),
    ],
)
def test_days_that_are_impossible(text: str, free: str) -> None:
    assert days(text) == free


@pytest.mark.parametrize(
    ("text", "from_half_past_four", "from_five"),
    [
        ("Mo, Mi nach 17 Uhr", "", "Mo10 Mi12 Mo17 Mi19"),
        ("Mon, Wed after 5 pm", "", "Mo10 Mi12 Mo17 Mi19"),
        ("Mo ab 16.30 Uhr", "Mo10 Mo17", "Mo10 Mo17"),
        ("Mo ab 15 Uhr, Mi ab 17 Uhr", "Mo10 Mo17", "Mo10 Mi12 Mo17 Mi19"),
        ("ab 15 Uhr Mo, ab 17 Uhr Mi", "Mo10 Mo17", "Mo10 Mi12 Mo17 Mi19"),
        ("Mo bis 18:30 Uhr", "Mo10 Mo17", ""),
        ("Mo 16–19 Uhr", "Mo10 Mo17", "Mo10 Mo17"),
        ("Mon 4-7 pm", "Mo10 Mo17", "Mo10 Mo17"),
        ("Mo zwischen 17 und 19 Uhr", "", "Mo10 Mo17"),
        ("Mo 9–12 Uhr und 17–19 Uhr", "", "Mo10 Mo17"),
        ("Mo; nicht vor 17 Uhr", "", "Mo10 Mo17"),
        ("Mo, nicht nach 18:30 Uhr", "Mo10 Mo17", ""),
    ],
)
def test_hours_are_those_of_the_whole_meeting(
    text: str, from_half_past_four: str, from_five: str
) -> None:
    assert (days(text, "16:30"), days(text, "17:00")) == (from_half_past_four, from_five)


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("12.05., 14.05. und 17. Mai", "Mi12 Fr14 Mo17"),
        ("Mi 12.05.2027, Mo 17.05.", "Mi12 Mo17"),
        ("Mo, Fr; 12.05.", "Mo10 Mi12 Fr14 Mo17 Fr21"),
        ("May 12", "Mi12"),
        ("Mo & Mi, nicht 12.05.–19.05.", "Mo10"),
        ("12.-14.05.", "Mi12 Do13 Fr14"),
        ("vom 12.5. bis 14.5.2027", "Mi12 Do13 Fr14"),
        ("zwischen dem 12.05. und 14.05.", "Mi12 Do13 Fr14"),
        ("Mo und Mi ab 17.05.", "Mo17 Mi19"),
        ("Mo nach 10.05.", "Mo17"),
        ("bis 11.05.", "Mo10 Di11"),
        ("vor 11.05.", "Mo10"),
        ("Mo im Mai, Mi im Juni", "Mo10 Mo17"),
        ("nicht im Juli und August", ALL),
        ("nicht April bis Juni", ""),
        ("ab Juni", ""),
        ("nicht 24.12.–11.05.", ALL.removeprefix("Mo10 Di11 ")),
    ],
)
def test_dates(text: str, free: str) -> None:
    assert days(text) == free


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("jeden zweiten Mittwoch", "zweiten mittwoch"),
        ("nach Absprache", "nach absprache"),
        ("Mo nach 5", "nach 5"),  # in the morning?
        ("nach 5 am Mittwoch", "nach 5"),  # "am" is no English hour here
        ("Di 12.05.2027", "di 12.05.2027"),  # a Wednesday
        ("Fr, 12.05.", "fr, 12.05."),  # both?
        ("31.02.", "31.02."),
        ("Mo, Di nicht", "di nicht"),  # Monday too?
        ("Mi nicht nach 17 Uhr", "mi nicht"),  # and the other days?
        ("Mo, nicht Di, Do", "nicht di, do"),  # is Thursday possible?
        ("Mo–Fr, außer Di, Mi", "außer di, mi"),
        ("nicht Mi, ab 17 Uhr", "nicht mi, ab 17 uhr"),
        ("Mo; ab 17 Uhr", "mo; ab 17 uhr"),
        ("Mo ab 17 Uhr, sonst immer", "sonst"),
        ("Mo nach 16 Uhr, vor 19 Uhr", "mo nach 16 uhr, vor 19 uhr"),
        ("Mo, immer", "mo, immer"),
        ("nicht", "nicht"),
        ("und", "und"),
    ],
)
def test_what_can_be_meant_in_two_ways_is_refused(text: str, piece: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        availability(text, HORIZON)
    assert refused.value.piece == piece


def test_over_new_year_a_day_without_a_year_must_be_clear() -> None:
    winter = Span(date(2027, 9, 1), date(2028, 6, 30))
    said = availability("ab 12.01.", winter)
    free = [said.can_come(day, time(17), 60) for day in (date(2027, 10, 1), date(2028, 2, 1))]
    assert free == [False, True]
    with pytest.raises(NotUnderstood):
        availability("ab Mai", winter)


def test_a_vague_word_is_read_and_said() -> None:
    said = availability("Mo abends", HORIZON)
    assert said.can_come(MONDAY, time(17), 60)
    assert [doubt.de for doubt in said.doubts] == ["„abends“ wurde als „ab 17:00 Uhr“ gelesen."]
