"""Who said nearly the same: found in whatever spelling, told alike whatever the order."""

import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from gemeinwerk.engines.likeness import blocks, sharing, storing, titles
from gemeinwerk.engines.likeness.index import AGREES, Index
from gemeinwerk.engines.likeness.reading import by_letters, one_form
from gemeinwerk.engines.likeness.texts import Text
from gemeinwerk.engines.likeness.weighing import Tables, rows_of
from tests.engines.likeness.said import said, said_again

BENCHES = "Mehr Bänke am Fluss, damit auch Ältere sich ausruhen können."
OTHERS = (
    "Der Bus in die Nordstadt soll abends länger fahren.",
    "Das Schwimmbad braucht längere Öffnungszeiten am Wochenende.",
    "Auf dem Spielplatz in der Gartenstraße ist die Rutsche kaputt.",
    "Deutschkurse mit Kinderbetreuung fehlen am Vormittag.",
)


def texts(*said: str, language: str = "de") -> list[Text]:
    return [Text(f"{number:05}", one, language) for number, one in enumerate(said)]


@pytest.fixture(scope="module")
def many() -> list[Text]:
    """120 texts, of the first 40 each said again by somebody else."""
    chance = random.Random(3)
    originals = list(said(120, seed=3))
    again = [said_again(one, chance) for one in originals[:40]]
    return [
        *(Text(f"o{number}", one, "de") for number, one in enumerate(originals)),
        *(Text(f"p{number}", one, "de") for number, one in enumerate(again)),
    ]


@pytest.mark.parametrize(
    "again",
    [
        "mehr baenke am fluß damit auch aeltere sich ausruhen koennen",
        "Mehr Bänke an den Flüssen, damit sich auch die Älteren ausruhen könnten!",
        "Mher Bänke am Flus, damt auch Ältere sich ausruhn könen",
        "Am Fluss mehr Sitzbänke – auch ältere Bürger*innen wollen sich ausruhen.",
    ],
)
def test_spelling_endings_compounds_and_typing_errors_are_no_other_text(again: str) -> None:
    index = Index.build(texts(*OTHERS, BENCHES))
    (first, *_others) = index.near(Text("", again, "de"))
    assert first.id == "00004"


def test_the_words_that_both_share_can_be_marked() -> None:
    mine, theirs = "Bitte Bänke ans Flußufer, Frau Müller!", "Am Fluss\nfehlen   Sitzbaenke. Bitte!"
    (near,) = Index.build(texts(theirs)).near(Text("", mine, "de"))
    assert {mine[one.start : one.end] for one in near.here} == {"Bänke", "Flußufer"}
    assert {theirs[one.start : one.end] for one in near.there} == {"Fluss", "Sitzbaenke"}
    assert set(near.words) == {"Fluss", "Sitzbaenke"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("schule", "schulen", True),
        ("radweg", "fahrradwege", False),
        ("radweg", "fahrradweg", True),
        ("beleuchtung", "beleuchten", True),
        ("ampel", "ampfel", True),
        ("verkehr", "verkauf", False),
        ("unterkunft", "unterfuhrung", False),
        ("haus", "maus", False),
        ("2027", "2028", False),
        ("b1", "b1", True),
    ],
)
def test_which_words_are_one(one: str, other: str, alike: bool) -> None:
    assert sharing.alike(one, other) is sharing.alike(other, one) is alike


def test_every_text_is_nearest_to_itself_and_never_among_its_own(many: list[Text]) -> None:
    index = Index.build(many)
    for one in many[::12]:
        first = index.near(Text("", one.text, "de"), 1)[0]
        assert (first.id, first.score, first.nearly_the_same) == (one.id, 1.0, True)
        assert one.id not in index.ranked(one)


def test_what_was_planted_is_found(many: list[Text]) -> None:
    index = Index.build(many)
    planted = many[120:]
    found = [f"o{one.id[1:]}" in index.ranked(one, 5) for one in planted]
    assert sum(found) >= 39
    groups = [set(group.ids) for group in index.groups()]
    assert sum({f"o{n}", f"p{n}"} in groups for n in range(40)) >= 38
    assert sum(len(group) for group in groups) <= 84


def test_order_and_way_in_change_no_answer(many: list[Text]) -> None:
    """Built in any order, one after another, or read from bytes: to the last digit."""
    copies = [Text(id, BENCHES, "de") for id in ("c2", "c1", "c3")]
    some = many[:20] + copies + many[120:140]
    mixed = random.Random(1).sample(some, len(some))
    grown = Index.build(mixed[:25])
    for one in mixed[25:]:
        grown.add(one)
    built = Index.build(some)
    others = (Index.build(mixed), grown, Index.from_bytes(built.to_bytes()))
    for other in others:
        assert other.groups() == built.groups()
        assert other.ranked(Text("", BENCHES), 3) == ["c1", "c2", "c3"]
        for one in some[::5]:
            assert other.near(one) == built.near(one)
    assert Index.from_bytes(grown.to_bytes()).to_bytes() == grown.to_bytes()


def test_nothing_and_little() -> None:
    assert Index.build([]).near(Text("", BENCHES)) == [] == Index.build([]).groups()
    grown = Index.build([])
    grown.add(Text("1", BENCHES))
    for index in (grown, Index.build([Text("1", BENCHES)]), Index.from_bytes(grown.to_bytes())):
        assert index.ranked(Text("", "Bänke")) == ["1"]
        assert index.ranked(Text("", "")) == index.ranked(Text("", "?! …")) == []
        assert index.groups() == []
        assert len(index) == 1
        assert "1" in index
    empty = Index.build(texts("", "  ", "…", "", BENCHES, BENCHES.upper()))
    assert [group.ids for group in empty.groups()] == [("00004", "00005")]
    assert Index.build(texts("Ja zu B1", "Nein")).ranked(Text("", "b1")) == ["00000"]


def test_an_id_comes_once() -> None:
    index = Index.build(texts(BENCHES))
    with pytest.raises(ValueError, match="00000"):
        index.add(Text("00000", "Bus"))
    with pytest.raises(ValueError, match="00000"):
        Index.build(texts(BENCHES) * 2)


@pytest.mark.parametrize("many_of", ["the same", "a template"])
def test_work_grows_with_the_texts_and_not_with_their_pairs(
    many_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_through = 0
    met = blocks._met

    def counted(*entries: Any) -> Iterator[tuple[int, blocks.Places]]:
        nonlocal gone_through
        _texts, keys, _members, _starts, counts, most = entries
        gone_through += int(counts[keys].clip(max=most).sum())
        return met(*entries)

    monkeypatch.setattr(blocks, "_met", counted)
    count = 5_000 if many_of == "the same" else 1_500
    letters = list(said(1, seed=1)) * count
    if many_of == "a template":
        names = ["".join(random.Random(n).sample("abcdefghiklmnoprstuw", 7)) for n in range(count)]
        letters = [f"{one} Es grüßt {name}" for one, name in zip(letters, names, strict=True)]
    index = Index.build(texts(*letters))
    (group,) = index.groups()
    assert len(group.ids) == count
    assert gone_through <= 1_200 * count
    seen: list[int] = []
    by_keys = blocks.Blocks.seen
    monkeypatch.setattr(
        blocks.Blocks,
        "seen",
        lambda *asked: seen.append(len((found := by_keys(*asked))[0])) or found,
    )
    assert len(index.near(Text("", letters[0], "de"), 5)) == 5
    assert seen[0] <= blocks.SEEN


def test_groups_are_no_chains() -> None:
    """Each step is small, both ends have little in common."""
    words = [f"{one}{two}" for one in ("Rad", "Bus", "Park", "Sport", "Markt") for two in (
        "weg", "platz", "haus", "netz", "fest", "amt")]  # fmt: skip
    chain = texts(*(" ".join(words[start : start + 10]) for start in range(0, 20, 2)))
    for group in Index.build(chain).groups():
        places = [int(id) for id in group.ids]
        assert max(abs(one - places[0]) for one in places) <= 2


def test_languages_stand_side_by_side() -> None:
    """What every English text says is no reason to show one, however few of them there are."""
    asks = "the lighting of the path to the station and in the park should be better"
    things = [f"{one} {two}" for one in (
        "library", "market", "bridge", "theatre", "school", "museum", "garden", "tram") for two in (
        "hours", "tickets", "toilets", "prices", "windows", "benches", "signs")]  # fmt: skip
    english = [Text(f"e{n}", f"the {one} and the other {one} in the city", "en-GB")
               for n, one in enumerate(things)]  # fmt: skip
    others = [
        Text("e", "better lights at the station path", "en"),
        Text("tr", "Park yolunda ışıklandırma yetersiz, akşam çok karanlık.", "tr"),
        Text("ar", "الإضاءة في الحديقة ضعيفة جدا في المساء", "ar"),
        Text("uk", "У парку ввечері дуже темно, потрібне освітлення.", "uk"),
    ]
    german = [Text(f"d{n}", one, "de") for n, one in enumerate(said(60, seed=9))]
    index = Index.build([*german, *english, *others])
    assert index.ranked(Text("", asks, "en"))[0] == "e"
    assert index.ranked(Text("", "park yolunda isiklandirma lazim aksam", "tr"))[0] == "tr"
    assert index.ranked(Text("", "الاضاءه في الحديقه مساءً ضعيفة", "ar"))[0] == "ar"
    assert index.ranked(Text("", "в парку темно, треба освітлення", "uk"))[0] == "uk"
    assert not any(set(group.ids) & {"e", "tr", "ar", "uk"} for group in index.groups())


def test_what_is_rare_is_counted_in_each_language_that_has_enough_texts() -> None:
    rows = rows_of(by_letters([" the "] * 60), 60)
    few = rows_of(by_letters([" bir "] * 40), 40)
    german = rows_of(by_letters([" der "] * 300), 300)
    tables = Tables.empty().with_rows(
        [(rows, ["en"] * 60), (few, ["tr"] * 40), (german, ["de"] * 300)]
    )
    assert tables.speaking("en").rarity(rows.known).max() == 1
    assert tables.speaking("tr").rarity(few.known).min() > 2
    assert tables.speaking("").texts == tables.speaking("fr").texts == 400


@pytest.mark.parametrize("feature", AGREES)
def test_what_is_known_besides_the_words_decides_among_the_near(feature: str) -> None:
    def known(text: Text, what: str) -> Text:
        return Text(text.id, text.text, text.language, **{feature: what})

    one, two, *others = texts("Mehr Bänke am Ufer", "Mehr Bänke an dem Ufer", *OTHERS)
    index = Index.build([known(one, "a"), known(two, "b"), *(known(each, "b") for each in others)])
    asked = Text("", "Bänke ans Ufer", "de")
    assert index.ranked(asked) == ["00000", "00001"]
    (first, second) = index.near(known(asked, "b"))
    assert (first.id, first.agree) == ("00001", (feature,))
    assert (second.id, second.agree) == ("00000", ())


def test_a_group_is_called_by_its_own_words() -> None:
    said = (
        "Guten Tag. Der Zebrastreifen an der Uferstraße ist kaum noch zu sehen! Danke, Eva.",
        "der zebrastreifen an der uferstrasse ist kaum zu sehen",
        "Man sieht den Zebrastreifen in der Uferstraße kaum noch.",
    )
    assert titles.title(said) == "Zebrastreifen an der Uferstraße ist kaum noch zu sehen"
    assert titles.title(["Die Ampel fehlt! Schulweg gefährlich"] * 2) == "Ampel fehlt"
    once = ["Ampel am Schulweg dunkel", "ampel am schulweg", "Schulweg: Ampel", "Ampel, Schulweg"]
    once[1] += " dunkel"
    assert titles.title(once) == "Ampel am Schulweg"
    assert titles.title(["Ja, bitte!\n", "ja bitte"]) == "Ja, bitte!"
    assert len(titles.title(["Wort" * 50] * 2)) <= titles.LONGEST


def test_bytes_of_another_release_or_cut_off_are_built_again() -> None:
    kept = Index.build(texts(*OTHERS)).to_bytes()
    unlike = storing.to_bytes(texts(BENCHES), Tables.empty(), blocks.Blocks(np.zeros(3, int)))
    other = kept.replace(b"likeness 1", b"likeness 0")
    for data in (b"", kept[:-1], kept[:-4], kept[:40], kept + b"x", other, unlike):
        with pytest.raises(storing.Outdated):
            Index.from_bytes(data)


def test_runs_of_letters_stay_within_their_words() -> None:
    def runs(*forms: str) -> set[tuple[int, str]]:
        pieces = by_letters(forms)
        found = zip(pieces.rows.tolist(), pieces.codes.tolist(), strict=True)
        return {(row, _spelled(code)) for row, code in found}

    assert runs("", "ab c", "d") == {
        (1, " ab"), (1, "ab "), (1, " ab "), (1, " c "), (2, " d "),
    }  # fmt: skip
    written = one_form("Schüler*innen – FÜR Straße, CAFÉ, fuer Łódź")
    assert written == "schulerinnen fur strasse cafe fur lodz"


def _spelled(code: int) -> str:
    letters = ""
    while code:
        letters, code = chr(code & 4095) + letters, code >> 12
    return letters


def test_of_those_that_are_the_same_the_first_number_comes_first() -> None:
    same = [
        Text(str(n), "Am Spielplatz fehlt eine Toilette für Kinder.", "de") for n in (10, 9, 11)
    ]
    index = Index.build(same)
    assert [group.ids for group in index.groups()] == [("9", "10", "11")]
    assert [near.id for near in index.near(Text("", same[0].text, "de"), 3)] == ["9", "10", "11"]
