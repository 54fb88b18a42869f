"""Which column of a table is which: names of headings, slips of the pen, dates, hours, polls."""

from datetime import date

import pytest

from gemeinwerk.engines.planning.problem import Person
from tests.engines.planning.files.test_people import away, read, refusal


def notes(content, language="de"):
    return [
        f"{place.in_language(language)}: {words.in_language(language)}"
        for place, words in read(content).notes
    ]


@pytest.mark.parametrize(
    "heading",
    ["Name", "NAME", "Name:", "Name*", "Name (Pflichtfeld)", " Name ", "Teilnehmer*in", "Vorname",
     "Nachname", "Kennung", "Kürzel", "Full  name", "Mitglied"],
)  # fmt: skip
def test_headings_of_a_person(heading):
    assert away(f"{heading};Wann\nAnna;Mo\n") == {"Anna": [10, 17]}


@pytest.mark.parametrize("heading", ["Name) (", "(Name", "Person 1", "Namen der Stadt"])
def test_what_is_no_heading_of_a_person(heading):
    assert refusal(f"{heading};Wann\nAnna;Mo\n").startswith(
        "leute.csv: Es gibt keine Zeile mit Überschriften."
    )


def test_first_and_last_name_are_one():
    table = "Nachname;Vorname;Wann\nArndt;Anna;Mo\n"
    assert [one.id for one in read(table).people] == ["Anna Arndt"]
    both = "Kennung;Nachname;Vorname;Wann\np1;Arndt;Anna;Mo\n"
    assert [(one.id, one.name) for one in read(both).people] == [("p1", "Anna Arndt")]


def test_several_columns_of_groups_and_series_are_joined_each_once():
    table = (
        "Name;Gruppe;Gruppen;Reihe;AG;Wann\nAnna;Rat, Verein;rat|Amt;Wohnen;Arbeit/wohnen;Mo\n"
        "Ben;;;WOHNEN;;Mi\n"
    )
    found = read(table)
    assert found.people[0].groups == ("rat", "Verein", "Amt")
    assert found.members == {"wohnen": ("Anna", "Ben"), "Arbeit": ("Anna",)}


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Verfügbarkiet", "verfügbarkeit"), ("Verfugbarkeit", "verfügbarkeit"),
        ("Akteursgrupe", "akteursgruppe"), ("Availabilty", "availability"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_read_and_said(heading, meant):
    said = notes(f"Name;Mo;{heading}\nAnna;x;\n")
    assert f"Zeile 1, Spalte C („{heading}“): Gelesen als „{meant}“." in said


@pytest.mark.parametrize(
    "heading", ["Verfügung", "Nam", "Telefon", "Gruß", "Kannst", "Wannn", "Kanns"]
)
def test_what_is_less_alike_is_not_read_and_said(heading):
    assert notes(f"Name;Wann;{heading}\nAnna;Mo;x\n") == [
        f"Zeile 1, Spalte C („{heading}“): Diese Spalte wurde nicht gelesen."
    ]
    assert notes(f"Name;Wann;{heading}\nAnna;Mo;x\n", "en") == [
        f"row 1, column C (“{heading}”): Not read."
    ]


def test_a_long_heading_is_shown_by_its_beginning():
    assert notes(f"Name;Wann;{'x' * 50}\nAnna;Mo;\n") == [
        f"Zeile 1, Spalte C („{'x' * 40}“): Diese Spalte wurde nicht gelesen."
    ]


def test_up_to_nineteen_rows_may_stand_above_the_headings():
    above = "Umfrage;Stadt\n"
    assert away(above * 19 + "Name;Wann\nAnna;Mo\n") == {"Anna": [10, 17]}
    assert "keine Zeile mit Überschriften" in refusal(above * 20 + "Name;Wann\nAnna;Mo\n")


def test_a_name_alone_in_its_row_is_no_row_of_headings():
    assert away("Name\nName;Wann\nAnna;Mo\n") == {"Anna": [10, 17]}


@pytest.mark.parametrize(
    ("heading", "place"),
    [("01.03.2027", ""), ("31.03.2027", ""), ("28.02.2027", "liegt nicht eindeutig zwischen "
     "01.03.2027 und 31.03.2027"), ("01.04.2027", "liegt nicht eindeutig zwischen 01.03.2027")],
)  # fmt: skip
def test_a_date_within_the_time_of_the_plan(heading, place):
    table = f"Name;08.03.2027;{heading}\nAnna;x;x\n"
    if place:
        assert place in refusal(table)
    else:
        assert notes(table)[0] == (
            f"Zeile 1, Spalte C („{heading}“): An diesem Tag wird nicht getagt; die Spalte bleibt "
            "außer Acht."
        )
        assert away(table) == {"Anna": [10, 15, 17]}


def test_how_many_dates_have_no_column():
    assert notes("Name;8.3.2027;10.3.2027;15.3.2027\nA;x;x;x\n")[0].startswith(
        "Zeile 1: 1 mögliche Termine haben keine Spalte (der erste: 17.03.2027)."
    )
    assert notes("Name;8.3.;10.3.;15.3.;17.3.\nA;x;x;x;x\n") == []
    assert notes("Name;8.3.2027\nA;x\n", "en")[0].startswith(
        "row 1: 3 possible dates have no column (the first: 2027-03-10)."
    )
    # Where words say the rest, nothing is missing.
    assert notes("Name;8.3.2027;Wann\nA;x;immer\n") == []


def test_weekdays_and_dates_that_say_the_same_day_are_refused():
    assert refusal("Name;Mo;8.3.2027\nA;x;x\n").startswith(
        "Zeile 1, Spalte C („8.3.2027“): Diese Spalte sagt dasselbe wie die Spalte „Mo“."
    )


# --- hours ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "read_of"),
    [
        ("8.3. 16:30;8.3. 18:00", {"A": [10, 15, 17]}),  # the second is not asked about
        ("8.3. 18:00;8.3. 16:30", {"A": [8]}),
        ("8.3. 18:00;10.3. 16:30", {"A": [10, 15, 17]}),
        ("8.3. 16:30 Uhr;10.3.", {"A": [10, 15, 17]}),
    ],
)
def test_of_several_hours_of_a_day_that_of_the_meeting_counts(headings, read_of):
    assert away(f"Name;{headings}\nA;x;nein\n") == read_of


def test_another_hour_is_said_in_the_words_of_the_meeting():
    found = notes("Name;8.3. 18:00;8.3. 16:30\nA;x;nein\n", "en")
    assert found[0] == (
        "row 1, column B (“8.3. 18:00”): The column of 16:30 counts for this day; this one was not "
        "read."
    )
    assert notes("Name;8.3. 18:00\nA;x\n", "en")[0] == (
        "row 1, column B (“8.3. 18:00”): The heading names another hour than 16:30; only its day "
        "was read."
    )


# --- polls ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("poll", "days"),
    [
        (",8.3.2027,10.3.2027\n,16:30,16:30\nAda,Ja,Nein\n", [10, 15, 17]),
        (",8.3.2027,10.3.2027\nAda,Ja,Nein\n", [10, 15, 17]),
        (",8.3.2027,\n,16:30,18:00\nAda,Ja,Nein\n", [10, 15, 17]),  # one date over two hours
        (",8.3.2027,10.3.2027\n,,16:30\nAda,Ja,Nein\n", [10, 15, 17]),
        ("Umfrage,\n,8.3.2027,10.3.2027\nAda,Ja,Nein\n", [10, 15, 17]),
        (",8.3.2027,,10.3.2027\nAda,Ja,,Nein\n", [10, 15, 17]),
    ],
)
def test_polls_have_no_word_over_the_names(poll, days):
    assert away(poll) == {"Ada": days}


@pytest.mark.parametrize(
    "poll", [",8.3.2027\n", ",8.3.2027,hm\nAda,Ja,Nein\n", ",,\nAda,Ja,Nein\n", ",16:30\nAda,Ja\n"]
)
def test_what_is_no_poll_is_read_as_any_other_table(poll):
    assert refusal(poll).startswith(("leute.csv: Es gibt keine Zeile", "Zeile 1: Unter den"))


def test_poll_hours_without_a_date_above_stand_for_themselves():
    assert "Name" not in refusal(",8.3.2027,10.3.2027\nAda,Ja,vielleicht doch\n")


# --- marks and rows -------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["x", "X", "Ja!", "yes.", "✓", "1", "wahr", "kann", "(ja)", "?",
                                  "zur  Not", "if need be", "Falls nötig."])  # fmt: skip
def test_marks_that_are_a_yes(mark):
    assert away(f"Name;8.3.2027\nA;{mark}\n") == {"A": [10, 15, 17]}


@pytest.mark.parametrize("mark", ["nein", "No", "0", "-", "–", "✗", "falsch", "kann nicht", "nie"])
def test_marks_that_are_a_no(mark):
    assert away(f"Name;8.3.2027;10.3.2027\nA;{mark};x\n") == {"A": [8, 15, 17]}


def test_a_row_of_sums_is_nobody():
    for word in ("Summe", "ANZAHL", "Gesamt", "Total", "count"):
        assert away(f"Name;8.3.2027\nA;x\n{word};1\n") == {"A": [10, 15, 17]}
    assert set(away("Name;8.3.2027\nA;x\nSummer;x\n")) == {"A", "Summer"}


def test_who_can_come_on_no_date_is_said():
    found = notes("Name;8.3.;10.3.;15.3.;17.3.\nA;nein;nein;nein;nein\n")
    assert found == ["Zeile 2: „A“ kann an keinem der möglichen Termine."]
    assert notes("Name;8.3.;10.3.;15.3.;17.3.\nA;nein;nein;nein;x\n") == []


def test_of_two_columns_of_words_one_is_refused():
    assert refusal("Name;Wann;Zeiten\nA;Mo;Mi\n").startswith(
        "Zeile 1, Spalte C („Zeiten“): Diese Spalte sagt dasselbe wie die Spalte „Wann“."
    )


def test_a_person_without_name_is_called_by_the_id_alone():
    assert read("Kennung;Wann\np1;immer\n").people == (Person("p1"),)
    assert read("Kennung;Name;Wann\np1;p1;immer\n").people == (Person("p1"),)


def test_a_day_in_a_cell_of_words():
    assert away("Name;Wann\nA;nicht 8.3.\n") == {"A": [8]}
    assert date(2027, 3, 8) in read("Name;Wann\nA;nicht am 8.3.2027\n").people[0].unavailable
