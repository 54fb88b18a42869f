"""A problem as text: how it is read, and how appointments that are kept are found in it."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.engines.planning import problem_file
from gemeinwerk.engines.planning.problem import (
    Appointment,
    ProblemError,
)
from tests.engines.planning.problem_data import LEAST, asked


class TestText:
    """From the text of a file to its values."""

    def test_numbers_with_a_point_stay_exact(self) -> None:
        assert problem_file.load('{"a": 0.97, "b": 3}') == {"a": Decimal("0.97"), "b": 3}

    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_any_unicode_is_read(self, codec: str) -> None:
        assert problem_file.load('{"reason": "Müll"}'.encode(codec)) == {"reason": "Müll"}

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("", "Die Datei ist leer."),
            ('{\n "a": 1\n "b": 2}',
             "Zeile 3, Spalte 2: Hier fehlt ein Komma oder eine schließende Klammer."),
            ('{"a": }', "Zeile 1, Spalte 7: Hier fehlt ein Wert."),
            ('{"a" 1}', "Zeile 1, Spalte 6: Hier fehlt ein Doppelpunkt."),
            ('{"a": "x', "Zeile 1, Spalte 7: Der Text, der hier beginnt, hört nicht auf: Es fehlt "
                         "ein Anführungszeichen."),
            ("{} {}",
             "Zeile 1, Spalte 4: Hier geht es nach dem Ende der Daten noch weiter."),
            ('{"a": NaN}', "NaN ist keine Zahl."),
            ('{"a": ' + "9" * 5000 + "}", "Eine Zahl ist viel zu lang."),
            ('{"a": 1e' + "9" * 30 + "}", "Eine Zahl ist viel zu lang."),
            ("[" * 100_000, "Die Daten sind zu tief verschachtelt."),
            ('{"series": [{}, {"id": "a", "meetings": 1, "meetings": 2}]}',
             "series[1]: Das Feld „meetings“ steht hier zweimal."),
            ('{"a": {"b": 1, "b": 1}, "a": 2}', "Das Feld „b“ steht hier zweimal."),
            ('{"ort": "M\xfcnster"}'.encode("cp1252"),
             "Zeile 1: Die Datei ist kein UTF-8. Bitte mit dieser Zeichencodierung neu speichern."),
        ],
    )  # fmt: skip
    def test_a_broken_text_is_refused_with_line_and_column(
        self, text: str | bytes, sentence: str
    ) -> None:
        with pytest.raises(ProblemError) as refused:
            problem_file.load(text)
        assert refused.value.in_language("de") == sentence

    def test_the_place_is_named_in_english_too(self) -> None:
        with pytest.raises(ProblemError) as refused:
            problem_file.load("{")
        assert str(refused.value).startswith("line 1, column 2: A field name in straight quotes")


class TestKeeping:
    """The meetings of an earlier plan."""

    def kept(self, *meetings: Any) -> tuple[Appointment, ...]:
        plan = {"version": 1, "status": "optimal", "meetings": list(meetings)}
        return problem_file.appointments_from(plan, problem_file.problem_from(LEAST))

    def test_its_meetings_are_read_even_beyond_the_horizon(self) -> None:
        meeting = {"series": "wohnen", "date": "2027-06-09", "start": "16:30", "room": None}
        assert self.kept(meeting, {"series": "wohnen", "date": "2028-01-05"}) == (
            Appointment("wohnen", date(2027, 6, 9)),
            Appointment("wohnen", date(2028, 1, 5)),
        )
        assert self.kept() == ()

    @pytest.mark.parametrize(
        ("meetings", "sentence"),
        [
            ([{"series": "kita", "date": "2027-06-09"}],
             "meetings[0].series: „kita“ gibt es unter series nicht."),
            ([{"series": "wohnen"}], "meetings[0]: Das Feld „date“ fehlt."),
            ([{"series": "wohnen", "date": "2027-06-09"}] * 2,
             "meetings[1]: „wohnen 2027-06-09“ steht schon in der Liste."),
            (["wohnen"],
             "meetings[0]: Hier muss ein Objekt mit Feldern ({ … }) stehen, nicht „wohnen“."),
        ],
    )  # fmt: skip
    def test_a_meeting_that_cannot_be_kept_is_refused(
        self, meetings: list[Any], sentence: str
    ) -> None:
        with pytest.raises(ProblemError) as refused:
            self.kept(*meetings)
        assert refused.value.in_language("de") == sentence

    def test_a_problem_is_no_plan(self) -> None:
        with pytest.raises(ProblemError, match="The field “meetings” is missing"):
            problem_file.appointments_from(LEAST, problem_file.problem_from(LEAST))


def test_reading_changes_nothing_of_what_it_reads() -> None:
    data = asked()
    problem_file.problem_from(data)
    assert data == LEAST
    assert json.dumps(data)
