"""The town's text holds together, is invented, and keeps nothing about people it should not."""

import re
from typing import Any

import pytest

from gemeinwerk.contact_files import read
from gemeinwerk.demo import content
from gemeinwerk.demo.stages import at_stage, in_spreadsheet

# Towns of Brandenburg and the large ones of Germany, without those that are also a word
# (Brandenburg the Land, Essen the meal).
REAL_TOWNS = """
    Potsdam Cottbus Frankfurt Oranienburg Falkensee Bernau Eberswalde Schwedt Königs Fürstenwalde
    Neuruppin Strausberg Hennigsdorf Blankenfelde Ludwigsfelde Teltow Eisenhüttenstadt Senftenberg
    Hohen Wandlitz Rathenow Zossen Kleinmachnow Spremberg Guben Luckenwalde Panketal Nauen Lübbenau
    Wittenberge Prenzlau Werder Forst Templin Finsterwalde Rüdersdorf Jüterbog Perleberg Belzig
    Lübben Angermünde Wittstock Pritzwalk Lauchhammer Herzberg Kyritz Zehdenick Beeskow Seelow
    Havelberg Ketzin Premnitz Trebbin Beelitz Berlin Hamburg München Köln Stuttgart Düsseldorf
    Leipzig Dortmund Bremen Dresden Hannover Nürnberg Duisburg Bochum Wuppertal Bielefeld
    Bonn Münster Mannheim Karlsruhe Augsburg Wiesbaden Gelsenkirchen Aachen Braunschweig Chemnitz
    Kiel Magdeburg Freiburg Krefeld Mainz Lübeck Erfurt Oberhausen Rostock Kassel Hagen Saarbrücken
    Ludwigshafen Oldenburg Leverkusen Darmstadt Heidelberg Regensburg Ingolstadt Würzburg Wolfsburg
    Göttingen Ulm Pforzheim Offenbach Bottrop Jena Trier Erlangen Koblenz Siegen Hildesheim Cuxhaven
"""
SPECIAL = re.compile(
    r"migrant(?!enbeirat)|herkunft|flucht|geflüchtet|religi|muslim|christ|jüd|glaube|ethni|"
    r"hautfarbe|behindert|krank|sexuell|queer|partei|gewerkschaft|nationalität|staatsangehörig",
    re.IGNORECASE,
)


def _texts(told: Any) -> list[str]:
    """Every text of a file, however deep."""
    if isinstance(told, str):
        return [told]
    if isinstance(told, dict):
        return [text for value in told.values() for text in _texts(value)]
    if isinstance(told, list | tuple):
        return [text for value in told for text in _texts(value)]
    return []


def _everything() -> str:
    files = ("town", "people", "concept", "klima", "english", "plain", "questions")
    return "\n".join(_texts([content.read(name) for name in files] + [content.measures()]))


def test_no_real_town_promises_anything() -> None:
    names = "|".join(REAL_TOWNS.split())
    assert re.findall(rf"\b(?:{names})(?:er|s)?\b", _everything()) == []


def test_addresses_lead_nowhere() -> None:
    domains = set(re.findall(r"[\w.]+@([\w.-]+)", _everything()))
    assert domains == {"havelfurt.example"}


def test_the_list_of_contacts_is_as_large_as_a_real_one_and_invented() -> None:
    """Read as an office's list is; what the town holds beside it is not counted."""
    text = content.CONTACTS.read_text()
    found = read(content.CONTACTS.read_bytes(), content.CONTACTS.name)
    assert 88 <= len(found.people) <= 92
    assert len(found.organisations) == 45
    assert found.withheld  # a column that nobody may keep
    assert all(domain.endswith(".example") for domain in re.findall(r"@([\w.-]+)", text))
    names = "|".join(REAL_TOWNS.split())
    assert re.findall(rf"\b(?:{names})(?:er|s)?\b", text) == []


def test_nothing_but_name_function_and_organisation_is_kept_about_people() -> None:
    people = content.read("people")["person"]
    assert set().union(*people) == {"key", "name", "function", "of", "roles", "shown"}
    assert [person["name"] for person in people if SPECIAL.search(person["function"])] == []
    seats = [seat for body in content.read("people")["body"] for seat in body.get("seats", [])]
    assert [seat for seat in seats if SPECIAL.search(seat.get("remark", ""))] == []


@pytest.mark.parametrize(
    ("stage", "count"), [("participation", 51), ("council", 50), ("adopted", 50)]
)
def test_each_version_has_its_measures(stage: str, count: int) -> None:
    assert len(at_stage(stage)) == count


def test_the_office_began_with_fifty() -> None:
    assert len(in_spreadsheet()) == 50


def test_the_versions_differ_in_every_way() -> None:
    """Changed, added, dropped, reworded: a comparison has something to show."""
    first, second, third = (at_stage(name) for name in ("participation", "council", "adopted"))
    assert (set(second) - set(first), set(first) - set(second)) == ({"4.11"}, {"2.7", "5.9"})
    assert (set(third) - set(second), set(second) - set(third)) == ({"1.10"}, {"3.8"})
    reworded = [code for code in second.keys() & first.keys() if first[code] != second[code]]
    decided = [code for code in third.keys() & second.keys() if second[code] != third[code]]
    assert (len(reworded), len(decided)) == (11, 9)


def test_every_short_name_stands_for_something() -> None:
    town, people, concept = (content.read(name) for name in ("town", "people", "concept"))
    organisations = {one["abbreviation"] for one in town["unit"] + town["organisation"]}
    persons = {one["key"] for one in people["person"]}
    rows = [*content.measures(), *content.read("klima")["measure"]]
    named = {one for row in rows for one in (row.get("lead"), *row.get("contributing", []))}
    assert named - organisations == {None}
    assert {one for person in people["person"] for one in person["of"]} <= organisations
    seats = [seat for body in people["body"] for seat in body.get("seats", [])]
    assert {seat["person"] for seat in seats if "person" in seat} <= persons
    assert {row["goal_ref"] for row in content.measures()} == {
        goal["code"] for goal in concept["goal"]
    }
    answered = {code for row in content.measures() for code in row.get("answers", [])}
    said = {
        finding["code"]
        for finding in concept["finding"]
        if {"refusal", "elsewhere"} & finding.keys()
    }
    assert answered | said == {finding["code"] for finding in concept["finding"]}


def test_english_and_plain_texts_belong_to_adopted_measures() -> None:
    adopted = set(at_stage("adopted"))
    assert set(content.read("english")) == adopted
    assert set(content.read("plain")) <= adopted


def test_leichte_sprache_has_short_sentences() -> None:
    lines = [line for text in content.read("plain").values() for line in text.splitlines()]
    assert [line for line in lines if len(line.split()) > 12] == []


def test_every_measure_was_told_of_until_autumn_2026() -> None:
    adopted = at_stage("adopted")
    silent = [
        row["code"]
        for row in content.measures()
        if row["code"] in adopted and not (row.get("status") and row.get("notes"))
    ]
    assert silent == []
