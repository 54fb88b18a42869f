"""When a measure is several: what could be decided, paid for and ended apart."""

from dataclasses import replace

import pytest

from tests.engines.sound import SOUND, findings

GARAGE, CAFE = "Bau einer Garage", "Einrichtung eines Cafés"
BIKES, FEASTS = "Anschaffung von zehn Lastenrädern", "Unterstützung von Stadtteilfesten"
THEATRES = "Förderung von Theatern"


def several(title: str, description: str) -> list[str]:
    """What is said to stand apart."""
    measure = replace(SOUND, title=title, description=description)
    quotes = [one.quote.split(" / ") for one in findings(measure) if one.code == "S103"]
    return quotes[0] if quotes else []


@pytest.mark.parametrize(
    ("description", "apart"),
    [
        (f"{GARAGE} und {CAFE}.", [GARAGE, CAFE]),
        (f"{GARAGE}. {CAFE}.", [GARAGE, CAFE]),
        (f"{GARAGE}. Dort wird ein Café eröffnet.", []),
        (f"{GARAGE}. Ein Café wird dafür eröffnet.", []),
        ("Bau einer Garage und Bau eines Cafés.", ["Bau einer Garage", "Bau eines Cafés"]),
        ("Wir bauen ein Haus und bauen eine Halle.", []),
        (
            "Wir bauen ein Haus und gründen einen Chor.",
            ["bauen ein Haus", "gründen einen Chor"],
        ),
        ("Ein Haus wird gebaut. Die Halle wird saniert.", []),
        ("Ein Haus wird gebaut. Ein Angebot wird eingerichtet.", []),
        ("Ein Haus wird gebaut. Angebote werden geschaffen.", []),
        ("Wir bauen ein Haus und legen Berichte vor.", []),
        ("Ein Plan wird erarbeitet, beschlossen und gedruckt.", []),
        (
            "Ein Plan wird erarbeitet. Ein Heft wird gedruckt. Ein Haus wird gebaut.",
            ["Plan wird erarbeitet", "Heft wird gedruckt", "Haus wird gebaut"],
        ),
        ("Wir bauen eine Garage: Bau eines Dachs und Kauf eines Tors.", []),
        (
            "Unsere Vorhaben: Bau eines Dachs und Kauf eines Autos.",
            ["Bau eines Dachs", "Kauf eines Autos"],
        ),
    ],
)
def test_under_a_topic_two_things_of_their_own_are_two_measures(
    description: str, apart: list[str]
) -> None:
    assert several("Mobilität", description) == apart


@pytest.mark.parametrize(
    ("description", "apart"),
    [
        (f"{FEASTS}. {GARAGE}.", []),
        (f"{FEASTS}.\n- {GARAGE}", []),
        (f"- {GARAGE}\n- {FEASTS}", [GARAGE, FEASTS]),
        (f"{GARAGE}. Außerdem werden Feste unterstützt.", [GARAGE, "Feste unterstützt"]),
        (f"{FEASTS}. {THEATRES}. {GARAGE}.", [FEASTS, THEATRES, GARAGE]),
        (f"- {FEASTS}\n- {THEATRES}\n- Begleitung von Chorfahrten", []),
    ],
)
def test_what_is_vague_alone_counts_beside_something_made_where_it_is_set_apart(
    description: str, apart: list[str]
) -> None:
    assert several("Mobilität", description) == apart


@pytest.mark.parametrize(
    ("description", "apart"),
    [
        (f"{GARAGE} und {CAFE}.", []),
        (f"{GARAGE}. Außerdem wird ein Café eröffnet.", [GARAGE, "Café eröffnet"]),
        (f"{GARAGE}. Außerdem werden Stadtteilfeste unterstützt.", []),
        (f"- {GARAGE}\n- {CAFE}", []),
        (f"- {GARAGE}\n- {CAFE}\n- {BIKES}", [GARAGE, CAFE, BIKES]),
        (f"{GARAGE}, {CAFE} und {BIKES}.", []),
    ],
)
@pytest.mark.parametrize("title", ["Mobilstation Nord", "Bau eines Skateparks"])
def test_under_a_product_or_a_deed_they_are_its_parts_unless_the_text_sets_them_apart(
    title: str, description: str, apart: list[str]
) -> None:
    assert several(title, description) == apart


@pytest.mark.parametrize("title", ["Radplan und Fußwegplan", "Radplan, Fußwegplan"])
def test_two_products_in_a_title_are_a_topic(title: str) -> None:
    assert several(title, f"{GARAGE} und {CAFE}.") == [GARAGE, CAFE]


@pytest.mark.parametrize(
    ("description", "apart"),
    [
        ("Ausbildung von 20 Lotsen und Einrichtung eines Lotsenbüros.", []),
        ("Einrichtung eines Lotsenbüros und Ausbildung von 20 Lotsen.", []),
        ("Bau eines Gartenhauses und Einrichtung eines Gartencafés.", []),
        (
            "Bau eines Schulhofs und Anschaffung eines Schulbusses.",
            ["Bau eines Schulhofs", "Anschaffung eines Schulbusses"],
        ),
    ],
)
def test_things_that_share_a_part_are_one(description: str, apart: list[str]) -> None:
    assert several("Stadtteil", description) == apart


@pytest.mark.parametrize("title", [FEASTS, GARAGE, f"{FEASTS} und {THEATRES}"])
def test_one_thing_made_or_none_in_a_title_is_one_measure(title: str) -> None:
    assert several(title, "Beides ist im Haushalt vorgesehen.") == []


@pytest.mark.parametrize(
    ("title", "apart"),
    [
        (
            "Bau der Turnhalle West und Einführung der Ehrenamtskarte",
            ["Bau der Turnhalle", "Einführung der Ehrenamtskarte"],
        ),
        (
            "Die Turnhalle sanieren und die Ehrenamtskarte einführen",
            ["Turnhalle sanieren", "Ehrenamtskarte einführen"],
        ),
    ],
)
def test_in_a_title_nothing_was_spoken_of_before(title: str, apart: list[str]) -> None:
    assert several(title, "Beides ist im Haushalt vorgesehen.") == apart
