"""Exports of date polls, as the programs write them."""

from datetime import date, time, timedelta

import pytest

from gemeinwerk.engines.planning.files.people import read_people
from gemeinwerk.engines.planning.problem import ProblemError, Span

HORIZON = Span(date(2027, 6, 1), date(2027, 7, 31))
DAYS = [HORIZON.first + timedelta(n) for n in range(61)]
EXPORTS = {
    "nuudel": ',"Montag 7. Juni 2027","Mittwoch 9. Juni 2027"\n,"16:30","16:30"\n'
    '"Ada","Ja","Nein"\n"Ben","Unter Vorbehalt","Ja"\n',
    "Nextcloud, CSV": "Teilnehmende,E-Mail-Adresse,"
    "2027-06-07T14:30:00.000Z - 2027-06-07T16:30:00.000Z,"
    "2027-06-09T14:30:00.000Z - 2027-06-09T16:30:00.000Z\n"
    "Ada,ada@verein.example,yes,no\nBen,,maybe,yes\n",
    "Nextcloud, table": "Planung\nWorum es geht\n"
    'Von,,"Mo., 7. Juni 2027, 16:30","Mi., 9. Juni 2027, 16:30"\n'
    'Bis,,"Mo., 7. Juni 2027, 18:30","Mi., 9. Juni 2027, 18:30"\n'
    "Ada,ada@verein.example,✔,❌\nBen,,❔,✔\n",
    "Rallly": "Name,Email,Mon 7 Jun 2027 16:30 - 18:30,Wed 9 Jun 2027 16:30 - 18:30\n"
    "Ada,ada@verein.example,Yes,No\nBen,,If need be,Yes\n",
    "Rallly, of old": "2 participants,Mon 7 Jun 16:30 - 18:30,Wed 9 Jun 16:30 - 18:30\n"
    "Ada,Yes,No\nBen,If need be,Yes\n",
    "Doodle": 'Umfrage "Planung"\nhttps://doodle.example/x\n\n,Juni 2027,\n,Mo 7,Mi 9\n'
    ",16:30 – 18:30,16:30 – 18:30\nAda,OK,\nBen,(OK),OK\nAnzahl,2,1\n",
    "Doodle, of days": "Poll\n,June 2027,\n,Mon 7,Wed 9\nAda,OK,\nBen,(OK),OK\nCount,2,1\n",
}


@pytest.mark.parametrize("program", EXPORTS)
def test_it_is_read_as_it_is(program):
    found = read_people(
        EXPORTS[program].encode(), "umfrage.csv", horizon=HORIZON, dates=DAYS,
        start=time(16, 30), minutes=120,
    )  # fmt: skip
    assert sorted(day.day for day in found.asked) == [7, 9]
    away = {one.id: one.unavailable & found.asked for one in found.people}
    assert away == {"Ada": {date(2027, 6, 9)}, "Ben": frozenset()}
    assert found.reluctant == {"Ben": {date(2027, 6, 7)}}


def test_a_month_stands_over_its_days_alone():
    text = "Umfrage\n,Juni 2027,,Juli 2027\n,Mo 7,Mi 9,Do 1\nAda,OK,,OK\n"
    found = read_people(
        text.encode(), "u.csv", horizon=HORIZON, dates=DAYS, start=time(16, 30), minutes=120
    )
    assert found.asked == {date(2027, 6, 7), date(2027, 6, 9), date(2027, 7, 1)}


def test_a_day_in_world_time_that_does_not_exist_is_refused_with_its_place():
    text = "Participants,2027-06-31T14:30:00.000Z - 2027-06-31T16:30:00.000Z\nAda,yes\n"
    with pytest.raises(ProblemError) as refused:
        read_people(
            text.encode(), "u.csv", horizon=HORIZON, dates=DAYS, start=time(16, 30), minutes=120
        )
    assert "Spalte B" in refused.value.in_language("de")


def test_late_in_the_evening_world_time_is_of_the_day_before():
    text = "Participants,2027-06-06T22:30:00.000Z - 2027-06-07T00:30:00.000Z\nAda,yes\n"
    found = read_people(
        text.encode(), "u.csv", horizon=HORIZON, dates=DAYS, start=time(0, 30), minutes=120
    )
    assert found.asked == {date(2027, 6, 7)}
