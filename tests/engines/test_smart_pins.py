"""What a deed acts on and what pins it down; words, sentences and roots."""

import pytest

from gemeinwerk.engines.smart.language import deeds, pinned, root, sentences, tokens, told


@pytest.mark.parametrize(
    ("sentence", "pin"),
    [
        ("Förderung der Kultur durch Bereitstellung eines Raums", "durch Bereitstellung"),
        ("Förderung der Kultur durch Bereitstellung von Räumen", "durch Bereitstellung"),
        ("Förderung der Kultur durch Bereitstellung von Teilhabe", ""),
        ("Förderung der Kultur durch Stärkung eines Raums", ""),
        ("Förderung der Kultur durch Prüfung eines Raums", ""),
        ("Förderung der Kultur durch Abstimmung", ""),
        ("Förderung der Kultur durch Abstimmung im Raum", ""),
        ("Förderung der Kultur durch Menschen eines Raums", ""),
        ("Förderung der Kultur mit Bereitstellung eines Raums", ""),
        ("Förderung der Kultur mit einem Fonds", "mit einem Fonds"),
        ("Förderung der Kultur mit dem Fonds", ""),
        ("Förderung der Kultur mit einem neuen, offenen Fonds", ""),
        (
            "Förderung der Kultur mit einem sehr großen und offenen Fonds",
            "mit einem sehr großen und offenen Fonds",
        ),
        (
            "Förderung der Kultur mit einem sehr großen und gut offenen Fonds",
            "mit einem sehr großen und gut offenen Fonds",
        ),
        (
            "Förderung der Kultur durch Bereitstellung eines sehr großen Raums",
            "durch Bereitstellung",
        ),
        (
            "Förderung der Kultur durch Bereitstellung eines sehr großen hellen Raums",
            "durch Bereitstellung",
        ),
        ("Förderung der Kultur, etwa mit einem Fonds", ""),
        ("Förderung der Kultur durch „Fonds“", ""),
        ("Förderung der Kultur über einen Fonds und mit Mitteln", "über einen Fonds"),
        ("Förderung des Projekts „Gute Nachbarn“", "Projekts „Gute Nachbarn“"),
        ("Förderung gemäß dem Aktionsplan „Gute Nachbarn“", ""),
        ("Förderung wie im Leitbild „Gute Nachbarn“", ""),
        ("Förderung von „Gute Nachbarn“", "„Gute Nachbarn“"),
        ("Förderung im Projekt „Nachbarn“", "Projekt „Nachbarn“"),
        ("Förderung der Aktion „Nachbarn“ und des Projekts „Gute Nachbarn“", "Aktion „Nachbarn“"),
        ("Das Leitbild „Gute Nachbarn“ wird mit KfW 55 gefördert", "Leitbild „Gute Nachbarn“"),
        ("Förderung mit KfW 55", "KfW 55"),
        ("Tempo 30 fördern", "Tempo 30"),
        ("Förderung in Neuhausen und Altenburg", "in Neuhausen"),
        ("Förderung der Kultur im Umfelde", ""),
        ("Förderung des Sports im Kinderheim", ""),
        ("Förderung in Bergbau und in Altenburg", "in Altenburg"),
    ],
)
def test_what_pins_a_deed_down(sentence: str, pin: str) -> None:
    assert pinned(sentence) == pin


def test_the_towns_own_name_is_no_place_and_another_is() -> None:
    sentence = "Förderung in Neuhausen und in Altenburg"
    assert pinned(sentence, ("", "Neuhausen")) == "in Altenburg"


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("Aufbauend auf dem Konzept ein Haus bauen", "haus"),
        ("Ein Haus aufbauend auf dem Konzept bauen", "haus"),
        ("Neue Dächer und Abende bauen", "dächer"),
        ("Frühe Hilfen anbieten", "hilfen"),
        ("Offene Treffs einrichten", "treffs"),
        ("Lokale Firmen ansprechen", "firmen"),
        ("Für den Ortsteil Mühlau ein Haus bauen", "haus"),
        ("Im Ortsteil Mühlau Nord ein Haus bauen", "haus"),
        ("Im Ortsteil Mühlau Häuser bauen", ""),
        ("Im Park Häuser bauen", "häuser"),
        ("Für Kinder und Eltern Häuser bauen", "häuser"),
        ("Für Kinder und für Eltern Häuser bauen", "häuser"),
        ("Häuser und Hallen für Kinder bauen", "häuser"),
        ("Energie- und Umweltberatung einrichten", "umweltberatung"),
        ("Beim Bau ein Dach anlegen", "dach"),
    ],
)
def test_a_deed_acts_on_the_first_noun_that_no_preposition_leads(sentence: str, thing: str) -> None:
    assert [deed.thing for deed in deeds(sentence)] == [thing]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Einen Radweg sicherer machen", ["vague Radweg sicherer machen"]),
        ("Einen sicheren Radweg machen", ["concrete Radweg machen"]),
        ("Radwege breiter bauen", ["concrete Radwege breiter bauen"]),
        ("Wir setzen uns für Vielfalt ein", ["vague setzen uns für Vielfalt ein"]),
        ("Den Radverkehr in den Fokus rücken", ["vague in den Fokus rücken"]),
        ("Machen", []),
        ("Ein Quartier entwickeln", ["concrete Quartier entwickeln"]),
        ("Quartiere entwickeln", ["vague Quartiere entwickeln"]),
        ("Das Quartier entwickeln", ["vague Quartier entwickeln"]),
        ("Ein Angebot entwickeln", ["vague Angebot entwickeln"]),
        ("Konzepte entwickeln", ["concrete Konzepte entwickeln"]),
        ("Ein Konzept gestalten", ["vague Konzept gestalten"]),
        ("Nicht Versicherte beraten", ["vague Nicht Versicherte beraten"]),
        ("Es entsteht", []),
        ("Hier entsteht vieles", []),
    ],
)
def test_phrases_and_comparatives_only_announce(sentence: str, found: list[str]) -> None:
    assert [f"{deed.kind.value} {deed.phrase}" for deed in deeds(sentence)] == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Im Jahr 2026. Danach folgt mehr", ["Im Jahr 2026", "Danach folgt mehr"]),
        ("Es sind 100. Danach mehr", ["Es sind 100", "Danach mehr"]),
        ("Der 31. Mai", ["Der 31. Mai"]),
        ("Bis zur 10. Klasse", ["Bis zur 10. Klasse"]),
        ("Es sind 12. ", ["Es sind 12"]),
        ("Plan B. Danach mehr", ["Plan B. Danach mehr"]),
        ("Die EU. Danach mehr", ["Die EU", "Danach mehr"]),
        ("Häuser usw. bauen", ["Häuser usw. bauen"]),
        ("ca. 3 Häuser", ["ca. 3 Häuser"]),
        ("usw. folgt", ["usw. folgt"]),
        ("Eins (a). Zwei", ["Eins (a)", "Zwei"]),
        ("<ul><li>Eins</li><li>Zwei</li></ul>", ["Eins", "Zwei"]),
        ("3 < 4. Danach 5 > 4", ["3 < 4. Danach 5 > 4"]),
    ],
)
def test_where_a_sentence_ends(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ausgangslage\n\nEs ist heiß.\n\nMaßnahme\n\nWir pflanzen. Wir gießen.", 2),
        ("Ausgangslage: Es ist heiß. Maßnahme: Wir pflanzen. Wir gießen.", 2),
        ("Wir pflanzen. Ziel: Es wird kühler. Wir gießen.", 1),
        ("Wir pflanzen. Wir gießen. Nutzen", 2),
        ("Kosten: Wir pflanzen.", 1),
        ("Ausgangslage:\nEs ist heiß.\n\nBäume:\nWir pflanzen.", 1),
        ("Anlass: Es ist heiß.", 0),
        ("Linden und Eichen: Wir pflanzen. Wir gießen.", 2),
    ],
)
def test_what_stands_under_a_heading_that_says_why_tells_no_deed(text: str, parts: int) -> None:
    deeds_told = list(told(sentences(text)))
    assert len(deeds_told) == parts
    assert all("Wir" in one for one in deeds_told)


def test_words_numbers_and_marks() -> None:
    text = "Amt A baut 2 E-Bikes, 1.200 Lots*innen & Kita/-Hort am 31.12.2026 je"
    found = tokens(text)
    assert [token.text for token in found] == [
        *("Amt", "A", "baut", "2", "E-Bikes", ",", "1.200", "Lots*innen", "&", "Kita/-Hort"),
        *("am", "31.12.2026", "je"),
    ]
    assert [token.low for token in found if token.is_noun] == [
        *("amt", "e-bikes", "lotsinnen", "kita/-hort"),
    ]
    assert all(text[token.start : token.end] == token.text for token in found)


@pytest.mark.parametrize(
    "forms",
    [
        "bauen baut gebaut gebauten Bau",
        "einrichten eingerichtet einzurichten Einrichtung",
        "zurückgeben zurückgegeben zurückzugeben",
        "zuordnen zugeordnet zuzuordnen",
        "gehen geht",
        "tragen getragen",
        "ansprechen anzusprechen",
        "vorbeugen vorgebeugt vorzubeugen",
    ],
)
def test_forms_of_one_verb(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


def test_a_word_longer_than_any_is_its_own_root() -> None:
    assert root("Ung" * 100) == "ung" * 100
