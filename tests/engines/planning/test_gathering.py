"""A problem whose people stand in a table, whose busy dates in a calendar."""

import pytest

from gemeinwerk.engines.planning.gathering import with_busy, with_people
from gemeinwerk.engines.planning.problem import ProblemError
from gemeinwerk.engines.planning.problem_file import problem_from

COUNCIL = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rat//DE\r\nBEGIN:VEVENT\r\nUID:1@rat\r\n"
    b"DTSTAMP:20270101T000000Z\r\nDTSTART;VALUE=DATE:20270609\r\nSUMMARY:Hauptausschuss\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def asked(**more):
    return {
        "version": 1,
        "horizon": {"from": "2027-06-07", "to": "2027-06-20"},
        "land": "BB",
        "slots": {"weekdays": ["MO", "WE"], "start": "16:30", "minutes": 90},
        "people": [{"id": "p1", "name": "Petra Klein", "groups": ["Rat"],
                    "unavailable": ["2027-06-07"]}],
        "series": [{"id": "wohnen", "name": "AG Wohnen", "meetings": 1, "members": ["p1"]}],
        **more,
    }  # fmt: skip


def table(*rows):
    head = "Name;Gruppe;AG;07.06.2027;09.06.2027;14.06.2027;16.06.2027"
    return "\n".join([head, *rows]).encode()


def test_people_of_both_are_one_and_new_ones_join_the_series_they_name():
    content = table("petra klein;Verwaltung;;x;;x;x", "Ute Ott;Rat;AG Wohnen;x;x;x;")
    data, _ = with_people(asked(), content, "leute.csv")
    problem = problem_from(data)
    both = [(one.id, one.groups, sorted(map(str, one.unavailable))) for one in problem.people]
    assert both == [
        ("p1", ("Rat", "Verwaltung"), ["2027-06-07", "2027-06-09"]),
        ("Ute Ott", ("Rat",), ["2027-06-16"]),
    ]
    assert problem.series[0].members == ("p1", "Ute Ott")


def test_a_problem_may_have_no_people_of_its_own():
    data = asked(people=[], series=[{"id": "wohnen", "meetings": 1, "members": []}])
    data, _ = with_people(data, table("Ute Ott;Rat;wohnen;x;x;x;x"), "leute.csv")
    assert problem_from(data).series[0].members == ("Ute Ott",)


def test_a_series_that_is_not_planned_is_noted_and_a_misspelt_one_refused():
    _, notes = with_people(asked(), table("Ute Ott;Rat;Kultur;x;x;x;x"), "leute.csv")
    assert [place.de for place, _ in notes] == ["Reihe „Kultur“"]
    with pytest.raises(ProblemError) as error:
        with_people(asked(), table("Ute Ott;Rat;AG Wohnne;x;x;x;x"), "leute.csv")
    assert error.value.in_language("de") == (
        "Reihe „AG Wohnne“: Diese Reihe gibt es in der Aufgabe nicht. Ist „AG Wohnen“ gemeint?"
    )


def test_the_councils_dates_are_busy():
    data, notes = with_busy(asked(), COUNCIL, "rat.ics")
    problem = problem_from(data)
    assert notes == ()
    assert [(str(one.date), one.reason) for one in problem.busy] == [
        ("2027-06-09", "Hauptausschuss")
    ]


def test_what_is_wrong_in_the_problem_is_said_of_the_problem():
    with pytest.raises(ProblemError) as error:
        with_busy(asked(land="XX"), COUNCIL, "rat.ics")
    assert error.value.place == "land"
    with pytest.raises(ProblemError):
        with_people([], table("Ute Ott;Rat;wohnen;x;x;x;x"), "leute.csv")


NOBODY = {"id": "wohnen", "meetings": 1, "members": []}


def test_a_person_is_found_by_the_id_before_the_name_and_of_two_of_a_name_the_first():
    people = [{"id": "x", "name": "Ute"}, {"id": "ute", "name": "x"}, {"id": "z", "name": "Ute"}]
    data, _ = with_people(
        asked(people=people, series=[NOBODY]), table("Ute;Rat;;x;x;x;x"), "leute.csv"
    )
    assert [one.get("groups") for one in data["people"]] == [None, ["Rat"], None]
    people[1]["id"] = "y"
    data, _ = with_people(
        asked(people=people, series=[NOBODY]), table("Ute;Rat;;x;x;x;x"), "leute.csv"
    )
    assert [one.get("groups") for one in data["people"]] == [["Rat"], None, None]


def test_what_is_there_already_is_not_added_again_nor_changed_in_place():
    before = asked()
    data, _ = with_people(before, table("Petra Klein;Rat;AG Wohnen;;x;x;x"), "leute.csv")
    assert data["people"][0]["groups"] == ["Rat"]
    assert data["people"][0]["unavailable"] == ["2027-06-07"]
    assert data["series"][0]["members"] == ["p1"]
    assert before == asked()


def test_what_is_no_list_is_left_for_reading_to_refuse():
    people = [{"id": "p1", "name": "Petra Klein", "groups": "Rat"}]
    data, _ = with_people(asked(people=people), table("Petra Klein;Amt;;x;x;x;x"), "leute.csv")
    with pytest.raises(ProblemError) as error:
        problem_from(data)
    assert error.value.place == "people[0].groups"


def test_busy_dates_of_the_problem_stay():
    data, _ = with_busy(asked(busy=[{"date": "2027-06-14"}]), COUNCIL, "rat.ics")
    assert [one["date"] for one in data["busy"]] == ["2027-06-14", "2027-06-09"]


@pytest.mark.parametrize(
    ("series", "is_refused"),
    [("AG Wohnen", False), ("wohnen", False), ("AG wohnen!", True), ("AG Bau", False)],
)
def test_a_series_nearly_like_one_of_the_problem_is_asked_about(series, is_refused):
    content = table(f"Ute Ott;Rat;{series};x;x;x;x")
    if is_refused:
        with pytest.raises(ProblemError) as error:
            with_people(asked(), content, "leute.csv")
        assert "AG Wohnen" in error.value.in_language("en")
    else:
        with_people(asked(), content, "leute.csv")
