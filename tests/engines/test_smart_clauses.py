"""Sentences and how they read: their main clauses, and their verbs with who does what."""

import pytest

from gemeinwerk.engines.smart.language.clauses import (
    Clause,
    Verb,
    main_clauses,
    promises,
    verbs,
    without_reasons,
)


def text(words: Clause) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Die Halle wurde saniert, die Stadt baut ein Bad", ["die Stadt baut ein Bad"]),
        (
            "Die Stadt baut ein Bad, was geplant war, und pflanzt zehn Bäume",
            ["Die Stadt baut ein Bad", "und pflanzt zehn Bäume"],
        ),
        (
            "Die Stadt baut ein Bad, sollte man das Konzept verfolgen, und pflanzt zehn Bäume",
            ["Die Stadt baut ein Bad", "und pflanzt zehn Bäume"],
        ),
        (
            "Wir bauen ein Bad, um die Stadt zu stärken, und pflanzen Bäume",
            ["Wir bauen ein Bad", "und pflanzen Bäume"],
        ),
        (
            "Wir bauen ein Bad, sich einzubringen, und pflanzen Bäume",
            ["Wir bauen ein Bad", "und pflanzen Bäume"],
        ),
        (
            "Wir bauen ein Bad, das alle nutzen, und pflanzen Bäume",
            ["Wir bauen ein Bad", "und pflanzen Bäume"],
        ),
        (
            "Die Stadt baut ein Bad, die Sanierung der Halle, den Ausbau der Säle",
            ["Die Stadt baut ein Bad", "die Sanierung der Halle", "den Ausbau der Säle"],
        ),
        (
            "Die Stadt saniert ein Bad, die Halle 3, die Räume 10 und 11",
            ["Die Stadt saniert ein Bad", "die Halle 3", "die Räume 10 und 11"],
        ),
        ("Die Menschen, die hier Arbeit und Rat suchen", ["Die Menschen"]),
        ("Eine Kampagne um Pendlern zu begegnen", ["Eine Kampagne"]),
        ("Ein Umzug um acht Uhr, danach ein Fest", ["Ein Umzug um acht Uhr", "danach ein Fest"]),
        ("Um Pendlern zu begegnen wird ein Bus gekauft", []),
        ("Falls Geld da ist, baut die Stadt ein Bad", ["baut die Stadt ein Bad"]),
        (
            "Die Stadt (Amt 7 (Grün)) pflanzt 30 Bäume (Linden, Eichen) am Weg",
            ["Die Stadt pflanzt 30 Bäume am Weg"],
        ),
        ("Die Stadt pflanzt) Bäume (Linden) und Hecken", ["Die Stadt pflanzt Bäume und Hecken"]),
        (
            "Die Stadt pflanzt & gießt 30 Bäume + 5 Hecken!",
            ["Die Stadt pflanzt & gießt 30 Bäume + 5 Hecken"],
        ),
        (
            "Das Amt soll Bäume pflanzen und die Stadt wird die Halle bauen",
            ["Das Amt soll Bäume pflanzen", "die Stadt wird die Halle bauen"],
        ),
        (
            "Das Amt pflanzt Bäume und die Halle wird saniert sowie der Saal soll folgen, bald",
            ["Das Amt pflanzt Bäume", "die Halle wird saniert", "der Saal soll folgen", "bald"],
        ),
        (
            "Bäume sollen gepflanzt und die Halle soll gebaut werden",
            ["Bäume sollen gepflanzt und die Halle soll gebaut werden"],
        ),
        ("Radwege und Gehwege sollen bald kommen", ["Radwege und Gehwege sollen bald kommen"]),
        ("Das Amt berät und wird mehr anbieten", ["Das Amt berät und wird mehr anbieten"]),
        ("Das Amt wird beraten und sollte mehr tun", ["Das Amt wird beraten und sollte mehr tun"]),
        (
            "Das Amt berät alle und Kurse werden angeboten",
            ["Das Amt berät alle", "Kurse werden angeboten"],
        ),
        (
            "Die Halle wurde saniert und das Amt soll helfen, die Stadt baut ein Bad",
            ["das Amt soll helfen", "die Stadt baut ein Bad"],
        ),
        (
            "Das Fest: Kinder malen ein Bild, Eltern kochen",
            ["Das Fest", "Kinder malen ein Bild", "Eltern kochen"],
        ),
    ],
)
def test_what_is_or_will_be_stands_in_main_clauses(sentence: str, clauses: list[str]) -> None:
    assert [text(clause) for clause in main_clauses(sentence)] == clauses


def read(verb: Verb) -> str:
    """Its root, its voice, who does it ("+": brought in here), and the words that go with it."""
    new = "+" if verb.new else ""
    return f"{verb.root} {verb.voice.value} {verb.subject}{new}: {text(verb.around)}"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Das Netz ist auszubauen", ["ausbau planned : Das Netz ist"]),
        (
            "Die Stadt plant viel, auszubauen ist das Netz",
            ["plan active stadt: Die Stadt", "ausbau planned : "],
        ),
        ("Das Netz ist zu prüfen", ["pruf planned : Das Netz ist zu"]),
        ("Das Netz ist gebaut", ["bau done : Das Netz ist"]),
        ("Die Halle ist zuletzt saniert", ["sani done : Die Halle ist zuletzt"]),
        ("Die Halle ist zu teuer saniert", ["sani done : Die Halle ist zu teuer"]),
        ("Die Halle kann gebaut werden", ["bau possible halle: Die Halle kann"]),
        ("Das Dach lässt sich bauen", ["bau possible dach: Das Dach lässt sich"]),
        ("Ein Raum, in dem man proben kann", ["prob possible man: "]),
        ("Das Amt öffnet die Halle", ["offn active amt: die Halle"]),
        ("Im Mai eröffnet ein Café", ["eroffn active café+: ein Café"]),
        ("Ein Chor probt im Saal", ["prob active chor+: im Saal"]),
        ("Der Chor probt im Saal", ["prob active chor: im Saal"]),
        ("Sie proben im Saal", ["prob active sie: im Saal"]),
        ("Im Saal proben sie", ["prob active sie: Im Saal"]),
        ("Das wollen wir: Hallen bauen", ["bau planned : Hallen"]),
        ("2026 baut die Stadt ein Bad", ["bau active stadt: ein Bad"]),
        ("Im Jahr 2026 baut die Stadt ein Bad", ["bau active stadt: ein Bad"]),
        ("Für 2.026 Kinder baut die Stadt ein Bad", ["bau active stadt: ein Bad"]),
        ("Wir stellen das Dach bereit", ["bereitstell active wir: das Dach bereit"]),
        (
            "Die Stadt stellt das Dach bereit und pflanzt Bäume",
            ["bereitstell active stadt: das Dach bereit und", "pflanz active : Bäume"],
        ),
        (
            "Die Stadt vergibt Preise und bietet Kurse an",
            ["vergib active stadt: Preise und", "anbie active : Kurse an"],
        ),
        (
            "Die Stadt richtet eine Stelle ein und stellt Personal ein",
            ["einrich active stadt: eine Stelle ein und", "einstell active : Personal ein"],
        ),
        ("Die Stadt pflanzt 30 Bäume am Weg", ["pflanz active stadt: 30 Bäume am Weg"]),
        ("Das Amt gibt Hefte und Karten heraus", ["herausgib active amt: Hefte und Karten heraus"]),
        ("Dazu baut das Amt ein Haus", ["bau active amt: ein Haus"]),
        ("Künftig tagt der Beirat öffentlich", ["tag active beirat: der Beirat öffentlich"]),
        ("Es gibt einen Chor", []),
        ("Im Ort gibt es Kurse", []),
        ("Die Stadt gibt ein Heft heraus", ["herausgib active stadt: ein Heft heraus"]),
        (
            "Bezahlbare Wohnungen und sichere Radwege bauen",
            ["bau planned : Bezahlbare Wohnungen und sichere Radwege"],
        ),
        ("Die bezahlbaren und sicheren Radwege", []),
        (
            "Die alten und verkauften Hallen bauen",
            ["bau planned : Die alten und verkauften Hallen"],
        ),
        ("Planen und Wege bauen", ["bau planned : Planen und Wege"]),
        ("Hallen planen und Wege bauen", ["plan planned : Hallen", "bau planned : und Wege"]),
        ("Hallen planen und bald bauen", ["plan planned : Hallen", "bau planned : "]),
        ("Räume planen und bauen", ["plan planned : Räume", "bau planned : "]),
        (
            "Räume werden angeboten und sollen genutzt werden",
            ["anbo planned : Räume werden", "nutz planned : "],
        ),
        (
            "Hallen bauen und streichen und Plätze anlegen",
            ["bau planned : Hallen", "streich planned : ", "anleg planned : und Plätze"],
        ),
        (
            "Hallen werden saniert und gestrichen",
            ["sani planned : Hallen werden", "strich planned : "],
        ),
        (
            "Die Halle wird geplant, gebaut und eröffnet",
            ["plan planned : Die Halle wird", "bau planned : ", "eroffn planned : "],
        ),
        ("Das Amt öffnen Türen", ["offn active amt: Türen"]),
        ("Die Sanierung ändern Menschen", []),
        ("Neue Wege gehen wir im Sport", ["geh active wir: wir im Sport"]),
        ("Bauen wir ein Haus", ["bau active : wir ein Haus"]),
        ("Die Bürger bestimmen mit", ["mitbestimm active bürger: Die Bürger"]),
        (
            "Die Bürger bestimmen mit und planen ein Fest",
            ["mitbestimm active bürger: Die Bürger", "plan active : ein Fest"],
        ),
        (
            "Vereine planen das Fest und feiern",
            ["plan active vereine: das Fest und", "feiern planned : das Fest und"],
        ),
        ("Vereine und feiern das Fest", []),
        (
            "Das Amt berät alle, stärkt Vereine",
            ["bera active amt: Das Amt", "stark active : Vereine"],
        ),
        ("Das Amt berät alle, stärkt nun", ["bera active amt: Das Amt"]),
        (
            "Das Haus hat alle beraten und öffnet die Tür",
            ["bera done : Das Haus hat alle", "offn active : die Tür"],
        ),
        ("Die Kinder lernen und sollen spielen", ["lern planned : Die Kinder", "spie planned : "]),
        ("Die Kinder sollen lernen und spielen Theater", []),
        ("Die weit offenen Hallen", []),
        (
            "Wir bauen die großen Hallen, danach die kleineren",
            ["bau active wir: die großen Hallen"],
        ),
        ("Soll das Amt fremden Gruppen helfen", ["helf planned : Soll das Amt fremden Gruppen"]),
        (
            "Jede Familie wird besucht und erhält eine Tasche",
            ["besuch planned : Jede Familie wird", "erha active : eine Tasche"],
        ),
        ("Wohnungen tun es", []),
        ("Im Park und tagt der Rat", []),
    ],
)
def test_who_does_what_and_is_it_to_be_done(sentence: str, found: list[str]) -> None:
    told = [read(verb) for clause in main_clauses(sentence) for verb in verbs(clause)]
    assert told == found


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Es gilt, die Chancen zu verbessern", ["die Chancen zu verbessern"]),
        ("Ziel ist es, mehr anzubieten, um Kinder zu fördern", ["mehr anzubieten"]),
        ("Es gilt, zu bauen, was war zu planen", ["zu bauen"]),
        ("Die Stadt will bauen, und zwar Hallen", []),
        ("Die Halle zu bauen, ist das Ziel", []),
        ("Es gilt, der Stadt zu gefallen zu haben", []),
    ],
)
def test_what_a_clause_with_zu_promises(sentence: str, promised: list[str]) -> None:
    assert [text(clause) for clause in promises(sentence)] == promised


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wir pflanzen Bäume, damit 300 Kinder im Schatten spielen", "Wir pflanzen Bäume"),
        ("Weil 300 Kinder kommen, bauen wir ein Haus, ein Bad", "bauen wir ein Haus, ein Bad"),
        ("Wir pflanzen 30 Bäume am Weg", "Wir pflanzen 30 Bäume am Weg"),
        ("Wir pflanzen,, damit es grün wird", "Wir pflanzen"),
    ],
)
def test_what_is_counted_in_a_reason_is_not_counted(sentence: str, told: str) -> None:
    assert without_reasons(sentence) == told
