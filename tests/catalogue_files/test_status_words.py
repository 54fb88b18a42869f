"""Status words as offices write them, and headings that have a number like a measure."""

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.words.status import split_status
from tests.catalogue_files import files


@pytest.mark.parametrize(
    "word",
    ["geplant", "in Planung", "in Vorbereitung", "noch in Vorbereitung", "zurückgestellt"],
)
def test_what_has_not_begun(word: str) -> None:
    assert split_status(word)[0] == "not_started"


def test_a_count_behind_a_word_is_no_status() -> None:
    assert split_status("erledigt: 12") == ("", "", "erledigt: 12")
    assert split_status("erledigt (12)") == ("", "", "erledigt (12)")
    assert split_status("erledigt: Kurs läuft")[0] == "done"


def test_a_heading_with_a_number_of_its_own_is_no_measure_without_a_lead() -> None:
    reading = read(
        files.xlsx(
            [
                ["Nr.", "Maßnahme", "Federführung", "Kosten"],
                ["1", "Handlungsfeld Bildung", "", ""],
                ["2", "Lesepaten ausbilden", "FB 40", "5.000 €"],
                ["3", "Handlungsfeld Wohnen", "", ""],
                ["4", "Wohnberatung einrichten", "FB 50", "2.000 €"],
            ]
        ),
        "k.xlsx",
    )
    assert [measure.title for measure in reading.measures] == [
        "Lesepaten ausbilden",
        "Wohnberatung einrichten",
    ]
