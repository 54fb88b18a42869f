"""Two people write in one paragraph: what becomes of both texts, case by case."""

from random import Random

import pytest

from gemeinwerk.minutes.merging import Joined, put_together

BASE = "Frau Rahimi: Viele melden sich erst nach einem halben Jahr."


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        pytest.param(BASE, BASE, Joined(BASE), id="nobody"),
        pytest.param(BASE + " Das stimmt.", BASE, Joined(BASE + " Das stimmt."), id="only I"),
        pytest.param(BASE, BASE + " Das stimmt.", Joined(BASE + " Das stimmt."), id="only they"),
        pytest.param(BASE + " Ja.", BASE + " Ja.", Joined(BASE + " Ja."), id="both the same"),
        pytest.param(
            BASE.replace("halben", "ganzen"), "Nadia " + BASE,
            Joined("Nadia " + BASE.replace("halben", "ganzen")), id="different words",
        ),
        pytest.param(
            BASE.replace("halben", "ganzen"), BASE.replace("halben", "viertel"),
            Joined(BASE.replace("halben", "viertel"), BASE.replace("halben", "ganzen")),
            id="the same word",
        ),
        pytest.param(
            BASE + " Das kostet Geld.", BASE + " Das geht.",
            Joined(BASE + " Das geht.", BASE + " Das kostet Geld."), id="both at the end",
        ),
        pytest.param(
            "", BASE.replace("halben", "ganzen"), Joined(BASE.replace("halben", "ganzen")),
            id="struck out gives way to a change",
        ),
        pytest.param(
            BASE.replace("halben", "ganzen"), "", Joined(BASE.replace("halben", "ganzen")),
            id="a change holds against striking out",
        ),
        pytest.param("", "", Joined(""), id="both struck it out"),
        pytest.param(
            BASE + " Das geht nicht.", BASE + " Das geht nicht. Sagt das Amt.",
            Joined(BASE + " Das geht nicht. Sagt das Amt."), id="one wrote on where the other was",
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_two_texts(mine: str, theirs: str, joined: Joined) -> None:
    assert put_together(BASE, mine, theirs) == joined


def test_a_number_is_not_part_of_a_larger_one() -> None:
    """3 stands in 30 only as a sign."""
    base = "Es fehlen 12 Plätze."
    three, thirty = "Es fehlen 3 Plätze.", "Es fehlen 30 Plätze."
    assert put_together(base, three, thirty) == Joined(thirty, three)


def test_whatever_two_people_type_every_new_word_is_still_there() -> None:
    chance = Random(7)
    for _round in range(400):
        base = [f"w{n}" for n in range(chance.randint(0, 8))]
        sides = [_changed(base, name, chance) for name in "ab"]
        texts = [" ".join(one) for one in sides]
        found = put_together(" ".join(base), *texts)
        stands = f"{found.text} {found.beside}".split()
        for side in sides:
            missing = [one for one in side if one not in base and one not in stands]
            assert missing == [], (base, texts, found)


def _changed(base: list[str], name: str, chance: Random) -> list[str]:
    words = list(base)
    for number in range(chance.randint(0, 4)):
        place = chance.randint(0, len(words))
        if words and chance.random() < 0.4:
            del words[min(place, len(words) - 1)]
        else:
            words.insert(place, f"{name}{number}")
    return words
