"""What people read of a finding: what was typed is quoted, what is missing is asked for; in German
and in English."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.engines.smart import Cost, CostState, Finding, Indicator, ReviewFinding
from tests.engines.corpus.rows import GOOD, typed
from tests.engines.sound import SOUND, findings


def the_one(fields: dict[str, Any], **catalogue: Any) -> Finding:
    (finding,) = findings(replace(SOUND, **fields), **catalogue)
    return finding


def read(finding: Finding) -> tuple[str, str, str, str]:
    return finding.code, finding.severity.word, finding.de, finding.en


WHAT_DE = "Was wird getan, von wem, für wen und wie oft?"
WHAT_EN = "What is done, by whom, for whom and how often?"
BOOKS = {"title": "Bücherbus", "description": "Die Bibliothek verleiht jeden Monat 30 Bücher."}
GROUP_DE, GROUP_EN = "Für wen ist die Maßnahme?", "Whom is the measure for?"
LEAD_DE, LEAD_EN = (
    "Welcher Fachbereich setzt die Maßnahme um?",
    "Which department carries out the measure?",
)


@pytest.mark.parametrize(
    ("fields", "code", "severity", "de", "en"),
    [
        (
            {"title": ""}, "S105", "error",
            "Der Titel fehlt. Wie heißt die Maßnahme?",
            "The title is missing. What is the measure called?",
        ),
        (
            {"title": "N. N."}, "S105", "error",
            "„N. N.“ ist kein Titel. Wie heißt die Maßnahme?",
            "“N. N.” is no title. What is the measure called?",
        ),
        (
            {"description": ""}, "S101", "error",
            f"Die Beschreibung fehlt. {WHAT_DE}",
            f"The description is missing. {WHAT_EN}",
        ),
        (
            {"description": "k. A."}, "S101", "error",
            f"„k. A.“ beschreibt nichts. {WHAT_DE}",
            f"“k. A.” describes nothing. {WHAT_EN}",
        ),
        (
            {"description": "Die Lesepat*innen"} | {"title": "Die neuen Lesepat*innen"},
            "S101", "error",
            f"„Die Lesepat*innen“ wiederholt nur den Titel. {WHAT_DE}",
            f"“Die Lesepat*innen” only repeats the title. {WHAT_EN}",
        ),
        (
            {"title": "Wir richten eine Stelle ein", "description": ""}, "S101", "warning",
            f"Die Beschreibung fehlt. {WHAT_DE}",
            f"The description is missing. {WHAT_EN}",
        ),
        (
            {"title": "Beratung", "description": "Die Beratung wird gestärkt."}, "S102", "error",
            "„gestärkt“ sagt nicht, was geschieht. Was genau, für wen, wie viel?",
            "“gestärkt” does not say what is done. What exactly, for whom, how much?",
        ),
        (
            {
                "title": "Nahmobilität",
                "description": "Ein gutes Wegenetz ermöglicht allen sichere Wege.",
            },
            "S102", "error",
            "„Ein gutes Wegenetz ermöglicht allen sichere Wege“ sagt, warum, aber nicht, was "
            "geschieht. Was wird getan, für wen, wie viel?",
            "“Ein gutes Wegenetz ermöglicht allen sichere Wege” says why, but not what is done. "
            "What is done, for whom, how much?",
        ),
        (
            {
                "title": "Mobilität",
                "description": "Bau einer Fahrradgarage, Einrichtung eines Carsharing-Standorts "
                "und Anschaffung von zehn Lastenrädern.",
            },
            "S103", "warning",
            "„Bau einer Fahrradgarage“, „Einrichtung eines Carsharing-Standorts“ und „Anschaffung "
            "von zehn Lastenrädern“ ließen sich einzeln beschließen, bezahlen und beenden. Bitte "
            "je eine eigene Maßnahme daraus machen.",
            "“Bau einer Fahrradgarage”, “Einrichtung eines Carsharing-Standorts” and “Anschaffung "
            "von zehn Lastenrädern” could be decided, paid for and ended apart. Please make a "
            "measure of each.",
        ),
        (
            BOOKS | {"target_group": ""}, "S104", "warning",
            f"Die Zielgruppe fehlt. {GROUP_DE}",
            f"The target group is missing. {GROUP_EN}",
        ),
        (
            BOOKS | {"target_group": "k. A."}, "S104", "warning",
            f"„k. A.“ nennt keine Zielgruppe. {GROUP_DE}",
            f"“k. A.” names no target group. {GROUP_EN}",
        ),
        (
            BOOKS | {"target_group": "", "goal": "Mehr Kinder lesen."}, "S104", "hint",
            "Die Zielgruppe fehlt. Im Text steht „Kinder“: Ist das die Zielgruppe?",
            "The target group is missing. The text says “Kinder”: is that the target group?",
        ),
        (
            {"lead": ""}, "A301", "error",
            f"Die Federführung fehlt. {LEAD_DE}",
            f"The lead department is missing. {LEAD_EN}",
        ),
        (
            {"lead": "N. N."}, "A301", "error",
            f"„N. N.“ nennt keine Federführung. {LEAD_DE}",
            f"“N. N.” names no lead department. {LEAD_EN}",
        ),
        (
            {"lead": "Amt 7", "lead_known": False}, "A302", "warning",
            "„Amt 7“ steht nicht im Verzeichnis der Fachbereiche. Welcher ist gemeint?",
            "“Amt 7” is not in the register of departments. Which one is meant?",
        ),
        (
            {"lead": "Amt 7", "confirmed": False}, "A303", "warning",
            "Noch nicht bestätigt: „Amt 7“ hat der Maßnahme noch nicht zugestimmt.",
            "Not yet confirmed: “Amt 7” has not agreed to the measure.",
        ),
    ],
)  # fmt: skip
def test_what_is_done_and_who_does_it(
    fields: dict[str, Any], code: str, severity: str, de: str, en: str
) -> None:
    assert read(the_one(fields)) == (code, severity, de, en)


ASK_DE = "Bitte einen Betrag, „keine zusätzlichen Kosten“ oder „noch nicht ermittelt“ angeben."
ASK_EN = "Please give an amount, “no additional cost” or “not yet known”."
TOTALS_DE = "In Summen erscheint die Maßnahme als „ohne Betrag“, nicht als null."
TOTALS_EN = "In totals the measure appears as “no amount”, not as nought."
LINE_DE = "Aus welchem Produkt oder welcher Haushaltsstelle, und wofür fehlt das Geld dann?"
LINE_EN = "from which budget line, and what will that money be missing for?"
SHARED = (Cost(Decimal(12_000), 2025), Cost(Decimal(6_500), 2026, funding="Land"), Cost())


@pytest.mark.parametrize(
    ("fields", "code", "severity", "de", "en"),
    [
        ({}, "R402", "warning", f"Kosten fehlen. {ASK_DE}", f"The cost is missing. {ASK_EN}"),
        (
            {"cost_text": "hoch"}, "R402", "warning",
            f"„hoch“ sagt nicht, was es kostet. {ASK_DE}",
            f"“hoch” does not say what it costs. {ASK_EN}",
        ),
        (
            {"cost_text": "wird ermittelt"}, "R401", "hint",
            f"Als „wird ermittelt“ vermerkt. {TOTALS_DE}",
            f"Marked as “wird ermittelt”. {TOTALS_EN}",
        ),
        (
            {"costs": (Cost(),)}, "R401", "hint",
            f"Als „noch nicht ermittelt“ vermerkt. {TOTALS_DE}",
            f"Marked as “not determined yet”. {TOTALS_EN}",
        ),
        (
            {"cost_text": "im Rahmen der vorhandenen Mittel"}, "R405", "hint",
            f"„im Rahmen der vorhandenen Mittel“: {LINE_DE}",
            f"“im Rahmen der vorhandenen Mittel”: {LINE_EN}",
        ),
        (
            {"cost_state": CostState.RUNNING}, "R405", "hint",
            f"„aus laufendem Budget“: {LINE_DE}",
            f"“aus laufendem Budget”: {LINE_EN}",
        ),
        (
            {"cost_text": "ca. 25.000 €/Jahr"}, "R403", "warning",
            "Kosten stehen da („ca. 25.000 €/Jahr“), aber nicht, woher das Geld kommt.",
            "There is a cost (“ca. 25.000 €/Jahr”), but not where the money comes from.",
        ),
        (
            {"costs": SHARED}, "R403", "warning",
            "Kosten stehen da (18.500 €), aber nicht, woher das Geld kommt.",
            "There is a cost (18,500 €), but not where the money comes from.",
        ),
    ],
)  # fmt: skip
def test_what_it_costs_and_who_pays(
    fields: dict[str, Any], code: str, severity: str, de: str, en: str
) -> None:
    assert read(the_one({"costs": (), "funding": ""} | fields)) == (code, severity, de, en)


GIVE_DE = "Bitte ein Enddatum bis 2028 oder „Daueraufgabe“ angeben."
GIVE_EN = "Please give an end date up to 2028 or “Daueraufgabe” (permanent)."


@pytest.mark.parametrize(
    ("fields", "code", "de", "en"),
    [
        (
            typed(""), "T501",
            f"Bis wann? Es fehlt ein Ende. {GIVE_DE}",
            f"By when? There is no end. {GIVE_EN}",
        ),
        (
            typed("") | {"start": date(2025, 1, 1)}, "T501",
            f"Bis wann? Es fehlt ein Ende. {GIVE_DE}",
            f"By when? There is no end. {GIVE_EN}",
        ),
        (
            typed("hoch"), "T501",
            f"„hoch“ ist kein Termin. {GIVE_DE}",
            f"“hoch” is not a date. {GIVE_EN}",
        ),
        (
            typed("k. A.") | {"start": date(2025, 1, 1)}, "T501",
            f"„k. A.“ ist kein Termin. {GIVE_DE}",
            f"“k. A.” is not a date. {GIVE_EN}",
        ),
        (
            typed("ab 2026"), "T501",
            f"„ab 2026“ sagt, wann es losgeht, nicht, wann es fertig ist. {GIVE_DE}",
            f"“ab 2026” says when it begins, not when it is done. {GIVE_EN}",
        ),
        (
            typed("kurzfristig"), "T504",
            f"„kurzfristig“ ist kein Termin. {GIVE_DE}",
            f"“kurzfristig” is not a date. {GIVE_EN}",
        ),
        (
            {"start": date(2026, 5, 10), "end": date(2026, 5, 9), "milestones": ()}, "T505",
            "Das Ende (09.05.2026) liegt vor dem Beginn (10.05.2026).",
            "The end (09.05.2026) is before the start (10.05.2026).",
        ),
        (
            {"end": date(2029, 1, 1)} , "T502",
            "Das Ende am 01.01.2029 liegt nach dem Konzeptzeitraum 2024–2028. Was soll innerhalb "
            "dieses Zeitraums erreicht sein?",
            "The end on 01.01.2029 is after the concept's period 2024–2028. What should be reached "
            "within that period?",
        ),
    ],
)  # fmt: skip
def test_by_when(fields: dict[str, Any], code: str, de: str, en: str) -> None:
    found = findings(
        replace(SOUND, indicators=(GOOD, replace(GOOD, target_date=date(2027, 12, 31))), **fields)
    )
    assert [(one.code, one.de, one.en) for one in found] == [(code, de, en)]


def test_what_a_legend_says_is_to_be_entered_as_a_date() -> None:
    finding = the_one(typed("kurzfristig"), legend={"kurzfristig": date(2025, 12, 31)})
    assert (finding.de, finding.en) == (
        "„kurzfristig“ heißt nach der Legende: bis 31.12.2025. Bitte das Datum selbst eintragen; "
        "die Legende liest später niemand mit.",
        "“kurzfristig” means by 31.12.2025 according to the legend. Please enter the date itself; "
        "nobody will read the legend later.",
    )
    assert (finding.example_de, finding.example_en) == ("bis 31.12.2025", "by 31.12.2025")


@pytest.mark.parametrize(
    ("start", "last", "example"),
    [
        (None, date(2030, 12, 31), "bis 30.06.2029"),
        (date(2025, 3, 1), None, "bis 30.06.2026"),
        (None, None, "bis 30.06.2027"),
    ],
)
def test_the_example_of_an_end_lies_within_reach(
    start: date | None, last: date | None, example: str
) -> None:
    fields = {"timeframe": "", "start": start, "end": None}
    finding = the_one(fields, period_start=None, period_end=last)
    assert finding.example_de == example
    assert ("Enddatum bis 2030" in finding.de) is (last is not None)


def test_a_finding_of_the_review_and_a_theme_are_named() -> None:
    theme, finding = findings(
        SOUND,
        fields_of_action=("Arbeit",),
        themes=("Gender",),
        review=(ReviewFinding("open", "Rassismus fehlt"),),
    )
    assert (theme.de, theme.en) == (
        "Im Handlungsfeld „Arbeit“ greift keine Maßnahme das Querschnittsthema „Gender“ auf.",
        "In the field “Arbeit” no measure takes up the cross-cutting theme “Gender”.",
    )
    assert (finding.de, finding.en) == (
        "Auf den Befund „Rassismus fehlt“ antwortet keine Maßnahme. Bitte einer Maßnahme zuordnen "
        "oder mit Begründung ablehnen.",
        "No measure answers the finding “Rassismus fehlt”. Please assign it to a measure or refuse "
        "it with a reason.",
    )


def test_an_example_stands_behind_the_sentence_where_there_is_one() -> None:
    without = the_one({"lead": "Amt 7", "lead_known": False})
    assert (without.text_de, without.text_en) == (without.de, without.en)
    with_one = the_one({"lead": ""})
    assert with_one.text_de.endswith("So könnte es heißen: „Fachbereich Soziales und Inklusion“")
    assert with_one.text_en.endswith("It could read: “Department of Social Affairs and Inclusion”")


@pytest.mark.parametrize(
    ("title", "description", "bare"),
    [
        ("Sanierung der Halle 2", "Sanierung der Hallen.", True),
        ("Sanierung der Halle 2", "Sanierung der Halle 3.", False),
        ("Halle 2 der Schule", "Alles weitere.", True),
        ("Halle 2 der Schule", "Alles weitere folgt.", False),
        ("Halle 2 der Schule", "Hallen bauen.", False),
    ],
)
def test_a_description_that_says_no_more_than_the_title(
    title: str, description: str, bare: bool
) -> None:
    found = findings(replace(SOUND, title=title, description=description))
    assert ("S101" in {one.code for one in found}) is bare


def test_of_a_text_that_only_says_why_the_first_sentence_is_quoted() -> None:
    text = "Wege sind wichtig. Ein gutes Wegenetz ermöglicht allen sichere Wege."
    finding = the_one({"title": "Nahmobilität", "description": text})
    assert finding.quote == "Wege sind wichtig"


def test_a_target_group_named_in_the_text_needs_no_example() -> None:
    named = the_one(BOOKS | {"target_group": "", "goal": "Mehr Kinder lesen."})
    assert (named.example_de, named.example_en) == ("", "")
    assert the_one(BOOKS | {"target_group": ""}).example_en == "Parents with children under six"


def test_an_indicator_without_a_name_is_called_so() -> None:
    nameless = Indicator("", target=10, baseline=5, source="Amt 7", rhythm="jährlich")
    finding = the_one({"indicators": (nameless,)})
    assert (finding.de, finding.quote) == (
        "„Indikator“ hat keine Einheit. In was wird gemessen?",
        "Indikator",
    )
