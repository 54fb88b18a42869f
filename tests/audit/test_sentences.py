"""The history of a thing reads as sentences."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from gemeinwerk.audit import phrases, sentences, verbs
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.operations import at, record
from gemeinwerk.audit.value_words import in_words
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, UserFactory

MAY = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
LONG = "Die Stadt berät alle Menschen, die neu zugezogen sind, in ihrer Sprache und ohne Termin."


class IndicatorVerb(verbs.Verb):
    EDIT = "indicator.edit", verbs.CHANGED, verbs.PUBLIC
    TURN = "indicator.turn", "Am {date} stellte {who} auf „{after[rhythm]}“ um."


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words an area could have registered for an indicator, forgotten after the test."""
    monkeypatch.setattr(phrases, "_things", dict(phrases._things))
    known = verbs._known() | {verb.value: verb for verb in IndicatorVerb}
    monkeypatch.setattr(verbs, "_known", lambda: known)
    phrases.thing(
        "measures.indicator",
        "den Indikator",
        fields={"target": "den Zielwert", "target_date": "den Termin", "name": "den Namen"},
        internal=["source"],
    )


def entry(verb: str = "indicator.edit", **fields: Any) -> AuditEntry:
    given = {
        "at": MAY,
        "verb": verb,
        "target_type": "measures.indicator",
        "target_id": 1,
        "target_label": "geschulte Führungskräfte",
        "actor_name": "Jana Beispiel",
        "actor_standing": "Fachbereich Personal",
        "before": {},
        "after": {},
    }
    return AuditEntry(**given | fields)


def told(**fields: Any) -> str:
    return sentences.read(entry(**fields), named=False).text


def test_a_number_before_and_after() -> None:
    assert told(before={"target": "150.0000"}, after={"target": "200.0000"}) == (
        "Am 3. Mai 2026 änderte Jana Beispiel (Fachbereich Personal) den Zielwert von 150 auf 200."
    )


def test_fractions_and_thousands_as_germans_write_them() -> None:
    assert told(before={"target": "1500.5000"}, after={"target": "12000.0000"}).endswith(
        "den Zielwert von 1.500,5 auf 12.000."
    )


def test_a_year_is_not_grouped() -> None:
    assert in_words("measures.costline", "year", 2026) == "2026"


def test_dates() -> None:
    changed = told(before={"target_date": "2026-12-31"}, after={"target_date": "2027-06-30"})
    assert changed.endswith("den Termin vom 31. Dezember 2026 auf den 30. Juni 2027.")


def test_what_was_empty_and_what_was_emptied() -> None:
    assert told(before={"target": None}, after={"target": "200"}).endswith("den Zielwert auf 200.")
    assert told(before={"target": "200"}, after={"target": None}).endswith(
        "den Zielwert (bisher 200, jetzt leer)."
    )


def test_words_stand_in_quotation_marks_typed_or_chosen() -> None:
    assert told(
        before={"name": "Zahl", "rhythm": "yearly"}, after={"name": "Anzahl", "rhythm": "monthly"}
    ).endswith(
        "den Namen von „Zahl“ auf „Anzahl“ und die Angabe „Erhebung“ von „jährlich“ auf "
        "„monatlich“."
    )


def test_many_changes_are_named_and_told_below() -> None:
    sentence = sentences.read(
        entry(
            before={"target": "1", "target_date": None, "name": "a", "unit": "x"},
            after={"target": "2", "target_date": "2027-01-01", "name": "b", "unit": "y"},
        ),
        named=False,
    )
    assert sentence.text.endswith(
        "änderte Jana Beispiel (Fachbereich Personal) den Zielwert, den Termin, den Namen und "
        "die Angabe „Einheit“."
    )
    assert [(c.label, c.before, c.after) for c in sentence.changes] == [
        ("den Zielwert", "1", "2"),
        ("den Termin", "", "1. Januar 2027"),
        ("den Namen", "a", "b"),
        ("die Angabe „Einheit“", "x", "y"),
    ]


def test_a_long_text_is_mentioned_and_compared_below() -> None:
    sentence = sentences.read(
        entry(before={"source": LONG}, after={"source": LONG + " Auch abends."}), named=False
    )
    assert sentence.text.endswith("(Fachbereich Personal) die Angabe „Quelle“.")
    assert [change.before for change in sentence.changes] == [LONG]


def test_the_reason_is_part_of_it() -> None:
    sentence = sentences.read(
        entry(before={"target": "1"}, after={"target": "2"}, reason="Mehr Plätze."), named=False
    )
    assert str(sentence) == f"{sentence.text} Begründung: Mehr Plätze."


def test_away_from_its_own_page_a_thing_is_named() -> None:
    sentence = sentences.read(entry(before={"target": "1"}, after={"target": "2"}))
    assert sentence.about == "den Indikator „geschulte Führungskräfte“"


def test_a_verb_of_an_earlier_release_still_makes_a_sentence() -> None:
    assert told(verb="indicator.twiddle", actor_name="") == (
        "Am 3. Mai 2026 bearbeitete Gemeinwerk selbst den Indikator."
    )


def test_a_thing_that_is_no_more_keeps_its_history() -> None:
    assert told(
        target_type="old.thing", verb="indicator.edit", before={"x": 1}, after={"x": 2}
    ).endswith("die Angabe „x“ von 1 auf 2.")


def test_single_values_in_a_phrase() -> None:
    assert told(verb="indicator.turn", after={"rhythm": "yearly"}).endswith("auf „jährlich“ um.")


def test_braces_in_what_people_type_do_no_harm() -> None:
    assert told(before={"name": "{it}"}, after={"name": "{who}"}).endswith(
        "den Namen von „{it}“ auf „{who}“."
    )


def test_roles_in_english_and_units_by_their_names() -> None:
    with translation.override("en"):
        text = told(
            actor_standing="Steuerungsgruppe, Fachbereich Personal",
            before={"target": "1"},
            after={"target": "2"},
        )
    assert "Jana Beispiel (Steering group, Fachbereich Personal)" in text


def test_english_dates_and_words() -> None:
    with translation.override("en"):
        assert "3 May 2026" in told(before={"target": "1"}, after={"target": "2"})


@pytest.mark.django_db
class TestWhatCitizensRead:
    def test_no_name_and_no_internal_field(self, town: Municipality) -> None:
        jana = UserFactory(name="Jana Beispiel")
        with transaction.atomic(), at(MAY):
            saved = record(IndicatorVerb.EDIT, town, by=jana)
        saved.target_type = "measures.indicator"
        saved.actor_standing = "Fachbereich Personal"
        saved.before, saved.after = {"target": "1", "source": "a"}, {"target": "2", "source": "b"}
        saved.save()
        indicator = _stand_in(town.pk)
        assert [s.text for s in sentences.public_history(indicator)] == [
            "Am 3. Mai 2026 änderte die Verwaltung (Fachbereich Personal) den Zielwert von 1 auf 2."
        ]

    def test_a_change_of_internal_fields_alone_is_not_told(self, town: Municipality) -> None:
        saved = entry(target_id=town.pk, before={"source": "a"}, after={"source": "b"})
        saved.save()
        assert sentences.public_history(_stand_in(town.pk)) == []

    def test_verbs_that_are_not_public_are_not_told(self, town: Municipality) -> None:
        entry("indicator.ask", target_id=town.pk).save()
        assert sentences.public_history(_stand_in(town.pk)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
def test_a_history_takes_one_query(rows: int, django_assert_num_queries: Any) -> None:
    town = MunicipalityFactory()
    AuditEntry.objects.bulk_create(
        entry("town.edit", target_type="municipalities.municipality", target_id=town.pk)
        for _ in range(rows)
    )
    with django_assert_num_queries(1):
        assert len(sentences.history(town)) == rows


@pytest.mark.django_db
def test_values_are_recorded_plainly_and_read_back(town: Municipality) -> None:
    with transaction.atomic(), at(MAY):
        saved = record(
            IndicatorVerb.EDIT,
            town,
            by=None,
            before={"target": Decimal("150.0000"), "target_date": None},
            after={"target": Decimal("200"), "target_date": date(2027, 1, 1)},
        )
    saved.refresh_from_db()
    saved.target_type = "measures.indicator"
    assert sentences.read(saved, named=False).text == (
        "Am 3. Mai 2026 änderte Gemeinwerk selbst den Zielwert von 150 auf 200 "
        "und den Termin auf 1. Januar 2027."
    )


def _stand_in(pk: int) -> Any:
    """An indicator that need not exist: the audit asks for kind and number only."""
    from gemeinwerk.measures.models import Indicator

    return Indicator(pk=pk)


@pytest.mark.parametrize("value", ["1e999999", "-Infinity", "NaN", "zwölf"])
def test_a_number_without_end_stands_as_it_was_recorded(value: str) -> None:
    assert in_words("measures.costline", "amount", value)


def test_every_verb_of_every_area_is_told() -> None:
    """A sentence names nothing that is not known: no page of the past breaks on it."""
    for verb in sorted(verbs._known()):
        told = AuditEntry(verb=verb, target_type="measures.measure", target_label="1.1", at=MAY)
        assert sentences.read(told).text, verb
