"""Search in German texts: what answers a word, and what only begins with the same letters."""

import pytest

from gemeinwerk.engines.searching import (
    Rank,
    as_written,
    best_of,
    entry,
    excerpt,
    find,
    finding,
    forms,
    stem,
)
from gemeinwerk.engines.searching.asking import Known, answers_to
from gemeinwerk.engines.searching.compounds import holds, splits
from gemeinwerk.engines.searching.typing_errors import distance, nearest

GROUPS = [
    ["Kita", "Kindertagesstätte", "Kindergarten"],
    ["Geflüchtete", "Flüchtlinge"],
    ["ÖPNV", "Bus und Bahn"],
]


def found(query: str, *texts: str) -> list[str]:
    return [texts[hit.place] for hit in find(query, [entry(one) for one in texts], GROUPS).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schüler*innen, Bürger:innen, Lehrer/-in", "schuelerinnen buergerinnen lehrerin"),
        ("Kita-Plätze", "kitaplaetze kita plaetze"),
        ("DS 24/SVV/0093, am 3.4.2025.", "ds 24/svv/0093 24 svv 0093 ~am 3.4.2025 3 4 2025"),
        ("Führungskräfte schulen", "fuehrungskraefte ~schulen"),
        ("Straße a\u00adb", "strasse ~ab"),
        ("  – „“ % _", ""),
    ],
)
def test_words_of_a_text(text: str, expected: str) -> None:
    assert " ".join(forms(text)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schulen", "schule"),
        ("kitas", "kita"),
        ("bueros", "buero"),
        ("lehrerinnen", "lehrer"),
        ("gefluechteten", "gefluechtete"),
    ],
)
def test_words_of_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_umlauts_make_another_word() -> None:
    assert stem("schueler") != stem("schule")


@pytest.mark.parametrize(
    ("word", "sought", "is_part"),
    [
        ("hochschule", "schule", True),
        ("schulsozialarbeit", "schule", True),
        ("schulentwicklungsplan", "schule", True),
        ("schulung", "schule", False),
        ("schulungsangebot", "schule", False),
        ("einschulung", "schule", False),
        ("schuldnerberatung", "schule", False),
        ("wohnungsberatung", "beratung", True),
        ("beratung", "rat", False),
        ("stadtrat", "rat", True),
        ("vorrat", "rat", False),
        ("kamerad", "rad", False),
        ("radweg", "rad", True),
        ("verwaltung", "wald", False),
        ("einwohner", "wohnen", False),
        ("ausbildung", "bildung", True),
        ("verstand", "stand", False),
        ("kindergarten", "kind", True),
        ("schule", "schule", False),
    ],
)
def test_a_part_of_a_compound(word: str, sought: str, is_part: bool) -> None:
    assert holds(word, sought, {"schulung", "stadt"}) is is_part


def test_a_compound_is_split_without_rest() -> None:
    assert splits("wohnungsbauberatung", {"wohnung", "bau", "beratung"}) == [
        "wohnung", "bau", "beratung",
    ]  # fmt: skip
    assert splits("wohnungsxq", {"wohnung"}) == []


@pytest.mark.parametrize(
    ("query", "texts", "expected"),
    [
        # The word, inflected, a verb of it, a compound; a title before what stands elsewhere.
        (
            "Schule",
            ["Hochschule", "Lehrkräfte schulen", "Schulung", "Schulen", "Schule"],
            ["Schule", "Schulen", "Lehrkräfte schulen", "Hochschule"],
        ),
        ("Schül", ["Schule", "Schüler*innen"], ["Schüler*innen"]),
        ("Haus", ["Haushalt", "Häuser", "Haus"], ["Haus", "Häuser", "Haushalt"]),
        ("Platz", ["Plätze", "platzen"], ["Plätze", "platzen"]),
        ("Kitaplätze", ["Kita-Plätze", "Kita"], ["Kita-Plätze"]),
        ("Kita-Plätze", ["Plätze in der Kita", "Kitaplätze"], ["Kitaplätze", "Plätze in der Kita"]),
        ("Beratungswohnung", ["Wohnung zur Beratung", "Wohnung"], ["Wohnung zur Beratung"]),
        ("KITA", ["Kindergarten", "Kita"], ["Kita", "Kindergarten"]),
        ("Fluechtling", ["Geflüchtete", "Flucht"], ["Geflüchtete"]),
        ("Bus und Bahn", ["ÖPNV", "Bus und Bahn"], ["Bus und Bahn", "ÖPNV"]),
        ("ÖPNV", ["Busse und die Bahn", "Bus"], ["Busse und die Bahn"]),
        ("Wonung", ["Wohnung", "Ordnung"], ["Wohnung"]),
        ("Whonungen", ["Wohnung"], ["Wohnung"]),
        ("Intergration", ["Integration"], ["Integration"]),
        ("24/SVV/0815", ["24/SVV/0816", "Beschluss 24/SVV/0815"], ["Beschluss 24/SVV/0815"]),
        ("2027", ["2026", "bis 2027"], ["bis 2027"]),
        ("202", ["2027"], []),
        ("ab", ["Abgabe", "ab"], ["ab"]),
        ('"Schule"', ["Schulen", "Schule"], ["Schule"]),
        ('"Schule', ["Schulen", "Schule"], ["Schule"]),
        ('"Wonung"', ["Wohnung"], []),
        ('"Kita"', ["Kindergarten"], []),
        ("die", ["die", "Schule"], ["die"]),
        ("die Schule", ["Schule", "die"], ["Schule"]),
        ("", ["Schule"], []),
        ("\x00%_*?~^", ["Schule"], []),
        ("a" * 10_000, ["Schule"], []),
        ("Schule " * 5_000, ["Schule"], ["Schule"]),
    ],
)
def test_what_is_found_in_which_order(query: str, texts: list[str], expected: list[str]) -> None:
    assert found(query, *texts) == expected


@pytest.mark.parametrize("query", ["Schule", "Bus Kinder", "Hochschule ÖPNV", "sch", "Schle"])
def test_what_is_looked_at_first_leaves_nothing_out(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        "Hochschule öffnen", "Schulen mit Bus und Bahn", "Kitas und Schüler", "Ein Schuldner",
        "Busse für Kinder", "Bahnen und Busse", "Schach, Schwimmen, Schatten", "Der ÖPNV fährt",
    ]  # fmt: skip
    entries = [*map(entry, texts), *(entry("", one) for one in texts)]
    told = find(query, entries, GROUPS)
    monkeypatch.setattr(finding, "AT_A_GLANCE", 0)
    assert told == find(query, entries, GROUPS)
    assert told.hits or told.alone


def test_a_title_goes_before_a_text_that_answers_as_well() -> None:
    entries = [entry("Lernen", "Schule"), entry("Schule"), entry("Schulen")]
    assert [hit.place for hit in find("Schule", entries).hits] == [1, 0, 2]


def test_what_is_said_of_a_search() -> None:
    (term,) = find("Wonung", [entry("Wohnung"), entry("Wohnungen")]).terms
    assert (term.instead, term.asked) == ("wohnung", "wonung")
    (term,) = find("Kita", [entry("Kindergarten")], GROUPS).terms
    assert (term.instead, term.also) == ("", ["Kindergarten"])
    assert find("Schule Wohnung", [entry("Schule"), entry("Wohnung")]).alone == {
        "schule": 1, "wohnung": 1,
    }  # fmt: skip


def test_only_words_of_the_texts_are_proposed() -> None:
    (term,) = find("Geheimnsi", [entry("Schule")]).terms
    assert (term.instead, term.near, term.ways) == ("", [], [])


def test_numbers_are_never_taken_for_one_another() -> None:
    assert answers_to("2027", Known({"2026", "20271", "2027"})) == {"2027": Rank.EXACT}
    assert found("24/SVV/0815", "24/SVV/0816") == []


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("wonung", "wohnung", 1), ("whonung", "wohnung", 1), ("abc", "cab", 2), ("ab", "abcde", 3)],
)  # fmt: skip
def test_distance(one: str, other: str, errors: int) -> None:
    assert distance(one, other, 3) == distance(other, one, 3) == errors
    assert distance(one, other, errors - 1) == errors


def test_short_words_are_no_typing_errors() -> None:
    assert nearest("rat", ["rad", "tat"]) == []


def test_an_excerpt_shows_the_best_word_and_marks_all() -> None:
    text = "Anfang " * 40 + "vor der Hochschule und in der Schule danach " + "Ende " * 60
    pieces = excerpt(text, find("Schule", [entry(text)]).answers)
    assert [piece.text for piece in pieces if piece.marked] == ["Hochschule", "Schule"]
    shown = "".join(piece.text for piece in pieces)
    assert len(shown) < 210
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_an_excerpt_without_a_word_is_the_beginning() -> None:
    assert "".join(piece.text for piece in excerpt("Kurz  und gut.", {})) == "Kurz und gut."


def test_the_text_that_answers_best_and_how_it_is_spelled() -> None:
    answers = find("Schule", [entry("Schule Hochschule")]).answers
    assert best_of({"a": "Hochschule", "b": "Schule", "c": ""}, answers) == "b"
    assert as_written("strasse", "In der Straße") == "Straße"
    assert as_written("strasse", "In der Gasse") == ""
