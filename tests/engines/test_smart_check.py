"""The check as a whole: what is said once, what a legend does, matrix and summary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gemeinwerk.engines.smart import (
    RULES,
    Catalogue,
    Direction,
    Finding,
    Indicator,
    Measure,
    ReviewFinding,
    Severity,
    check,
    matrix,
    summary,
)
from tests.engines.corpus.rows import typed
from tests.engines.sound import SOUND, findings


def told(found: list[Finding]) -> list[tuple[str | None, str, str]]:
    return [(one.measure, one.code, one.severity.word) for one in found]


def test_a_sound_measure_gets_no_finding() -> None:
    assert findings(SOUND) == []


def test_the_measure_of_the_sketch_reads_as_on_the_sketch() -> None:
    measure = replace(
        SOUND,
        key="2.3",
        title="Wohnungsberatung stärken",
        description="Die Beratung von Geflüchteten bei der Wohnungssuche soll gestärkt werden.",
        indicators=(
            Indicator(
                "Zahl der Beratungen",
                baseline=40,
                baseline_text="40 Beratungen im Jahr",
                baseline_date=date(2022, 12, 31),
                source="Beratungsstatistik",
                rhythm="jährlich",
            ),
        ),
        costs=(),
        cost_text="noch nicht ermittelt",
        **typed("kurzfristig"),
    )
    assert [(one.code, one.severity.word, one.field, one.de) for one in findings(measure)] == [
        (
            "S102",
            "error",
            "description",
            "„gestärkt werden“ sagt nicht, was geschieht. Was genau, für wen, wie viel?",
        ),
        (
            "M204",
            "error",
            "target",
            "Der Zielwert fehlt. Heute sind es 40 Beratungen im Jahr (2022): "
            "Wie viel soll es bis wann sein?",
        ),
        (
            "R401",
            "hint",
            "cost",
            "Als „noch nicht ermittelt“ vermerkt. In Summen erscheint die Maßnahme als "
            "„ohne Betrag“, nicht als null.",
        ),
        (
            "T504",
            "error",
            "timeframe",
            "„kurzfristig“ ist kein Termin. Bitte ein Enddatum bis 2028 oder „Daueraufgabe“ "
            "angeben.",
        ),
    ]


def test_an_example_shows_how_it_could_read() -> None:
    measure = replace(SOUND, title="Wohnungsberatung", description="Die Beratung wird gestärkt.")
    (finding,) = findings(measure)
    assert finding.text_de.endswith(
        "So könnte es heißen: „Fünf Beratungstage im Monat in den Unterkünften, "
        "auf Arabisch, Dari und Ukrainisch.“"
    )


def test_a_sentence_with_how_many_by_when_is_a_target_and_a_deadline() -> None:
    sentence = "Bis Ende 2026 schulen wir 200 Führungskräfte"
    bare = replace(SOUND, indicators=(), **typed(""))
    for field in ("title", "description"):
        assert findings(replace(bare, **{field: sentence})) == []
    in_goal = findings(replace(bare, goal=sentence))
    assert told(in_goal) == [(SOUND.key, "M208", "hint")]
    assert in_goal[0].quote == "200 Führungskräfte"


def test_a_field_without_a_column_is_said_once_save_for_the_lead() -> None:
    bare = Measure(key="1", title="Kurse", description="Die Volkshochschule bietet Kurse an.")
    found = findings(bare, replace(bare, key="2"), columns=frozenset({"title", "description"}))
    assert told(found) == [
        (None, "S104", "warning"),
        (None, "M201", "error"),
        (None, "R402", "warning"),
        (None, "T501", "error"),
        ("1", "A301", "error"),
        ("2", "A301", "error"),
    ]


def test_a_field_without_a_column_is_not_said_where_no_measure_lacks_it() -> None:
    sentence = "Bis Ende 2026 schulen wir 200 Führungskräfte"
    measure = replace(SOUND, title=sentence, description="", indicators=(), **typed(""))
    found = findings(measure, columns=frozenset({"title", "target_group", "lead", "cost"}))
    assert told(found) == [(None, "S101", "warning")]


def test_figures_in_goals_are_said_once_where_there_is_no_column_for_indicators() -> None:
    first = replace(SOUND, key="1", goal="300 Kinder hören zu.", indicators=())
    columns = frozenset({"title", "description", "goal", "timeframe", "cost"})
    found = findings(first, replace(first, key="2"), columns=columns)
    assert told(found) == [(None, "M208", "hint")]


def test_of_a_field_without_a_column_the_worst_is_said_whichever_measure_comes_first() -> None:
    in_goal = replace(SOUND, key="1", goal="300 Kinder hören zu.", indicators=())
    nowhere = replace(SOUND, key="2", indicators=())
    columns = frozenset({"title", "description", "goal", "timeframe", "cost"})
    for measures in ((in_goal, nowhere), (nowhere, in_goal)):
        assert told(findings(*measures, columns=columns)) == [(None, "M201", "error")]


def test_source_and_rhythm_of_indicators_are_said_once_where_they_have_no_column() -> None:
    plain = replace(SOUND, indicators=(replace(SOUND.indicators[0], source="", rhythm=""),))
    columns = frozenset({"title", "description", "indicator", "baseline", "target", "timeframe"})
    found = findings(plain, replace(plain, key="2"), columns=columns)
    assert told(found) == [(None, "M206", "hint"), (None, "M207", "hint")]


def test_a_legend_gives_the_vague_word_a_date_and_the_warning_stays() -> None:
    measure = replace(SOUND, **typed("kurzfristig"))
    (finding,) = findings(measure, legend={"Kurzfristig": date(2025, 12, 31)})
    assert (finding.code, finding.severity) == ("T504", Severity.WARNING)
    assert finding.de.startswith("„kurzfristig“ heißt nach der Legende: bis 31.12.2025.")


def test_a_date_of_the_legend_is_held_against_the_period() -> None:
    measure = replace(SOUND, **typed("langfristig"))
    found = findings(measure, legend={"langfristig": date(2035, 12, 31)})
    assert told(found) == [(SOUND.key, "T504", "warning"), (SOUND.key, "T502", "warning")]


def test_vague_words_count_in_the_time_field_only() -> None:
    measure = replace(SOUND, title="Sicherung der langfristigen Trinkwasserversorgung")
    assert findings(measure) == []


def test_what_is_finished_or_dropped_gets_no_findings_of_time_and_money() -> None:
    late = {"costs": (), "cost_text": "", "funding": "", **typed("kurzfristig")}
    assert told(findings(replace(SOUND, **late))) == [
        (SOUND.key, "R402", "warning"),
        (SOUND.key, "T504", "error"),
    ]
    assert findings(replace(SOUND, closed=True, **late)) == []


def test_more_posts_in_a_year_than_the_unit_has() -> None:
    unit = SOUND.lead
    measures = [replace(SOUND, key=str(n), fte={2025: 1, 2026: 0.5 * n}) for n in (1, 2, 3)]
    found = findings(*measures, register={unit: {2025: 3, 2026: 2}})
    assert told(found) == [(str(n), "R404", "warning") for n in (1, 2, 3)]
    assert found[0].de == (
        "2026 reichen die Stellen nicht: 3 Maßnahmen zusammen brauchen 3 VZÄ, "
        "„Fachbereich Soziales“ hat 2. Diese Maßnahme braucht 0,5: später beginnen, strecken "
        "oder Stellen beantragen?"
    )


def test_posts_are_not_judged_without_a_register_nor_for_unknown_years() -> None:
    measure = replace(SOUND, fte={2026: 9})
    assert findings(measure) == []
    assert findings(measure, register={"Amt 1": {2026: 1}, SOUND.lead: {2025: 1}}) == []


def test_a_theme_that_no_measure_of_a_field_takes_up() -> None:
    work = replace(SOUND, key="1", field_of_action="Arbeit", themes=("Anti-Rassismus",))
    home = replace(SOUND, key="2", field_of_action="Wohnen")
    found = findings(
        work, home, fields_of_action=("Arbeit", "Wohnen"), themes=("Antirassismus", "Gender")
    )
    assert [one.de for one in found] == [
        "Im Handlungsfeld „Arbeit“ greift keine Maßnahme das Querschnittsthema „Gender“ auf.",
        "Im Handlungsfeld „Wohnen“ greift keine Maßnahme das Querschnittsthema „Antirassismus“ "
        "auf.",
        "Im Handlungsfeld „Wohnen“ greift keine Maßnahme das Querschnittsthema „Gender“ auf.",
    ]


def test_themes_are_said_once_where_the_source_has_no_column_for_them() -> None:
    found = findings(
        SOUND,
        fields_of_action=("Arbeit", "Wohnen"),
        themes=("Gender",),
        columns=frozenset({"milestone", "timeframe", "title"}),
    )
    assert told(found) == [(None, "X601", "warning")]


def test_a_finding_of_the_review_is_answered_by_a_measure_or_refused() -> None:
    review = (
        ReviewFinding("open", "Rassismus fehlt."),
        ReviewFinding("answered", "Wohnen fehlt.", answered_by=(SOUND.key,)),
        ReviewFinding("refused", "Sport fehlt.", refused=True),
        ReviewFinding("gone", "Kultur fehlt.", answered_by=("weg",)),
        ReviewFinding("may", "Tourismus fehlt.", must=False),
    )
    found = findings(SOUND, review=review)
    assert [(one.code, one.severity.word, one.quote) for one in found] == [
        ("X602", "error", "Rassismus fehlt"),
        ("X602", "error", "Kultur fehlt"),
    ]


def test_the_matrix_holds_the_worst_of_each_letter() -> None:
    measure = replace(SOUND, lead="", costs=(), cost_text="unbekannt", **typed("kurzfristig"))
    assert matrix(findings(SOUND, measure)) == {
        SOUND.key: {"A": Severity.ERROR, "R": Severity.HINT, "T": Severity.ERROR}
    }


def test_the_summary_counts_measures_and_speaks_of_one_as_of_one() -> None:
    no_target = (replace(SOUND.indicators[0], target=None, target_date=None),)
    eleven = [replace(SOUND, key=str(n), indicators=no_target) for n in range(11)]
    assert [(line.de, line.en) for line in summary(findings(*eleven))] == [
        ("11 Maßnahmen haben keinen Zielwert.", "11 measures have no target value.")
    ]
    assert [line.de for line in summary(findings(eleven[0]))] == [
        "Eine Maßnahme hat keinen Zielwert."
    ]


def test_a_measure_without_a_title_is_an_error() -> None:
    for typed_title in ("", "–", "N. N."):
        (finding,) = findings(replace(SOUND, title=typed_title))
        assert (finding.code, finding.severity, finding.field) == (
            "S105",
            Severity.ERROR,
            "title",
        )


def test_a_text_that_only_says_why_is_told_so() -> None:
    benefit = "Ein gut ausgebautes Wegenetz ermöglicht allen eine sichere Mobilität."
    (finding,) = findings(replace(SOUND, title="Nahmobilität", description=benefit))
    assert finding.code == "S102"
    assert finding.de.endswith(
        "sagt, warum, aber nicht, was geschieht. Was wird getan, für wen, wie viel?"
    )


def test_what_stands_under_background_and_benefit_is_no_deed() -> None:
    sheet = (
        "Ausgangslage: Der Bauhof hat 30 Bäume gepflanzt. Maßnahme: Das Stadtgrün wird gestärkt. "
        "Nutzen: 500 Haushalte haben es kühler."
    )
    (finding,) = findings(replace(SOUND, title="Stadtgrün", description=sheet))
    assert (finding.code, finding.quote) == ("S102", "gestärkt")


def test_a_list_of_deeds_is_several_under_a_topic_and_parts_under_a_product() -> None:
    deeds = "Bau einer Fahrradgarage und Einrichtung eines Carsharing-Standorts."
    several = findings(replace(SOUND, title="Mobilität", description=deeds))
    assert [one.code for one in several] == ["S103"]
    assert findings(replace(SOUND, title="Mobilitätskonzept Nord", description=deeds)) == []


def test_the_summary_puts_the_heaviest_first_and_counts_a_measure_once() -> None:
    one = replace(SOUND.indicators[0], target=None, target_date=None, source="")
    found = findings(replace(SOUND, indicators=(one, one)))
    assert [(line.code, line.severity.word, line.measures) for line in summary(found)] == [
        ("M204", "error", 1),
        ("M206", "hint", 1),
    ]


def test_the_summary_says_what_is_said_of_the_catalogue_in_its_own_words() -> None:
    found = findings(replace(SOUND, target_group=""), columns=frozenset({"title", "timeframe"}))
    (line,) = summary(found)
    assert (line.measures, line.de) == (0, RULES["S104"].absent_de)


def test_the_summary_counts_what_is_said_several_times_of_the_catalogue() -> None:
    open_ones = [ReviewFinding(str(n), f"Befund {n}") for n in range(2)]
    (line,) = summary(findings(SOUND, review=tuple(open_ones)))
    assert (line.measures, line.de, line.en) == (
        0,
        "2 Befunde der letzten Bestandsaufnahme sind ohne Antwort.",
        "2 findings of the last review have no answer.",
    )
    (line,) = summary(findings(SOUND, review=(open_ones[0],)))
    assert line.de.startswith("Auf den Befund „Befund 0“ antwortet keine Maßnahme.")


def test_what_is_said_of_the_catalogue_is_no_row_of_the_matrix() -> None:
    found = findings(replace(SOUND, lead=""), review=(ReviewFinding("open", "Befund"),))
    assert matrix(found) == {SOUND.key: {"A": Severity.ERROR}}


def test_every_finding_quotes_and_every_rule_has_both_languages() -> None:
    for rule in RULES.values():
        assert rule.code[0] == rule.letter
        assert all((rule.name_de, rule.name_en, rule.count_de.one, rule.count_en.one))
        assert "{n}" in rule.count_de.many
        assert "{n}" in rule.count_en.many
        assert bool(rule.columns) == bool(rule.absent_de) == bool(rule.absent_en)


def test_two_things_made_in_one_title_are_two_measures() -> None:
    several = replace(SOUND, title="Neubau der Turnhalle West und Einführung eines Sozialtickets")
    one = replace(SOUND, title="Bau der Turnhalle West und Beschluss der Hallenordnung")
    assert [found.code for found in findings(several)] == ["S103"]
    assert findings(one) == []


def test_german_sentences_write_a_decimal_comma() -> None:
    indicator = Indicator("Quote", "", "%", Direction.INCREASE, Decimal("40.5"), target=Decimal(30))
    found = check(Catalogue(measures=(Measure("1", title="Quote", indicators=(indicator,)),)))
    said = next(one.de for one in found if one.code == "M205")
    assert said == (
        "„Quote“ soll steigen, der Zielwert 30 ist aber nicht besser als der Ausgangswert 40,5."
    )
