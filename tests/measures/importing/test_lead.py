"""Who leads, from a cell to the measure: what the register does not say stays as text."""

import pytest

from gemeinwerk.catalogue_files import ReadMeasure, Unit, register_of
from gemeinwerk.measures.importing.target_values import wanted_measure

REGISTER = register_of(
    [Unit(7, "Jugendamt"), Unit(8, "Sozialamt"), Unit(9, "Caritas", internal=False)]
)


@pytest.mark.parametrize(
    ("typed", "lead", "text", "contributing"),
    [
        ("Jugendamt", 7, "", []),
        ("Jugendamt, Sozialamt", 7, "", [8]),
        ("Jugendamt, Ortsrat", 7, "Jugendamt, Ortsrat", []),
        ("Jugendamt u. a.", 7, "Jugendamt u. a.", []),
        ("Jugendamt; Koop.: Sozialamt", 7, "", [8]),
        ("Jugendamt; Koop.: Heimatverein", 7, "Jugendamt; Koop.: Heimatverein", []),
        ("Caritas", None, "Caritas", [9]),
        ("Ortsrat", None, "Ortsrat", []),
    ],
)
def test_text_beside_a_known_unit_is_kept(typed, lead, text, contributing):
    parties = REGISTER.parties(typed)
    measure = ReadMeasure("", 1, 1, title="Kita bauen", lead=parties)
    if parties.helping:
        measure.contributing = parties.helping
    names = {"lead_unit", "lead_text", "contributing"}
    wanted = wanted_measure(measure, None, None, names=names, new_goals=set()).values
    assert (wanted["lead_unit"], wanted["lead_text"], wanted["contributing"]) == (
        lead, text, contributing,
    )  # fmt: skip
