"""A number that quite another measure has: said beside its row, and never overwritten unasked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.importing import choosing, operations
from gemeinwerk.measures.importing.errors import ImportRefused
from gemeinwerk.measures.models import ImportRun, Measure
from tests.catalogue_files import files
from tests.factories import FieldFactory, MeasureFactory, user_with_role

TEXT = "Die Stadt berät Menschen, die eine Wohnung suchen, in fünf Sprachen."
TITLES = ["Wohnungsberatung", "Mietspiegel", "Baulücken", "Sprachkurse"]
HEAD = ["Nr.", "Maßnahme", "Beschreibung"]
OTHER = ["2", "Bäume pflanzen", "Entlang der Hauptstraße wachsen dreißig Bäume."]


@pytest.fixture
def by(town: Any) -> User:
    return user_with_role(Role.OFFICE, town)


@pytest.fixture
def catalogue(concept: Concept) -> Concept:
    field = FieldFactory(concept=concept, code="1")
    for number, title in enumerate(TITLES, start=1):
        MeasureFactory(field=field, code=str(number), title=title, description=TEXT)
    return concept


def rows(**other: list[str]) -> list[list[str]]:
    """The catalogue as a file, with some rows by others."""
    own = {str(n): [str(n), title, TEXT] for n, title in enumerate(TITLES, start=1)}
    return list((own | {row[0]: row for row in other.values()}).values())


def looked_through(concept: Concept, *more: list[str]) -> ImportRun:
    content = files.xlsx([HEAD, *more])
    run = operations.upload(concept, content=content, name="k.xlsx", by=None)
    jobs.work_one()
    run.refresh_from_db()
    assert run.state == ImportState.READY, run.error
    return run


def taken_over(run: ImportRun, by: User, **how: Any) -> ImportRun:
    operations.apply(run, by=by, **how)
    jobs.work_one()
    run.refresh_from_db()
    assert run.state == ImportState.APPLIED, run.error
    return run


def titles(concept: Concept) -> dict[str, str]:
    return dict(concept.measures.values_list("code", "title"))


def untouched() -> dict[str, str]:
    return {str(n): title for n, title in enumerate(TITLES, start=1)}


def key(run: ImportRun, place: int = 0) -> str:
    return str(run.preview["clashes"][place]["key"])


# --- what is done ---------------------------------------------------------------------------------


def test_one_number_of_another_measure_overwrites_nothing_by_itself(
    catalogue: Concept, by: User
) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    (clash,) = run.preview["clashes"]
    assert (clash["before"], clash["after"], clash["free"]) == (TITLES[1], OTHER[1], "2-2")
    taken_over(run, by)
    assert titles(catalogue) == untouched() | {"2-2": OTHER[1]}
    assert catalogue.measures.get(code="2").description == TEXT
    assert catalogue.measures.get(code="2-2").description == OTHER[2]


def test_it_is_a_change_where_somebody_says_so(catalogue: Concept, by: User) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    taken_over(run, by, choices={key(run): "change"})
    assert titles(catalogue) == untouched() | {"2": OTHER[1]}
    assert (run.result["changes"]["new"], run.result["changes"]["changed"]) == (0, 1)


def test_it_is_left_out_where_somebody_says_so(catalogue: Concept, by: User) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    taken_over(run, by, choices={key(run): "leave"})
    assert titles(catalogue) == untouched()
    assert [one["code"] for one in run.result["missing"]] == ["2"]


def test_a_number_of_the_file_itself_is_not_given_away(catalogue: Concept, by: User) -> None:
    run = looked_through(catalogue, *rows(other=OTHER), ["2-2", "Hecken", "Am Bach entlang."])
    taken_over(run, by)
    found = titles(catalogue)
    assert (found["2-2"], found["2-3"]) == ("Hecken", OTHER[1])


def test_the_title_that_stands_elsewhere_is_said(catalogue: Concept) -> None:
    run = looked_through(catalogue, *rows(other=["2", TITLES[3], OTHER[2]]))
    assert [one["elsewhere"] for one in run.preview["clashes"]] == ["4"]


def test_a_row_without_a_title_leaves_the_title(catalogue: Concept, by: User) -> None:
    run = looked_through(catalogue, *rows(other=["2", "", OTHER[2]]))
    assert run.preview["clashes"] == []
    taken_over(run, by)
    measure = catalogue.measures.get(code="2")
    assert (measure.title, measure.description) == (TITLES[1], OTHER[2])


def test_nothing_is_asked_where_the_titles_are_akin(catalogue: Concept) -> None:
    mended = ["2", "Den Mietspiegel neu aufstellen", OTHER[2]]
    assert looked_through(catalogue, *rows(other=mended)).preview["clashes"] == []


def test_a_field_is_made_only_for_what_needs_one(concept: Concept, by: User) -> None:
    MeasureFactory(field=FieldFactory(concept=concept, code="1"), code="2", title=TITLES[1])
    FieldFactory(concept=concept, code="2")
    changed = looked_through(concept, OTHER)
    taken_over(changed, by, sure=True, choices={key(changed): "change"})
    assert concept.fields.count() == 2
    again = looked_through(concept, ["2", "Solardächer", "Auf jeder Schule."])
    taken_over(again, by, sure=True)
    assert concept.measures.get(title="Solardächer").field.title == "Ohne Handlungsfeld"


def test_the_program_asks_nobody_and_replaces_nothing(catalogue: Concept) -> None:
    content = files.xlsx([HEAD, *rows(other=OTHER)])
    more: dict[str, Any] = {"content": content, "name": "k.xlsx", "by": None}
    dry, _run = operations.import_now(catalogue, dry_run=True, **more)
    assert (dry.counts()["new"], titles(catalogue)) == (1, untouched())
    operations.import_now(catalogue, **more)
    assert titles(catalogue) == untouched() | {"2-2": OTHER[1]}


def test_what_was_chosen_lasts_when_the_file_is_read_again(catalogue: Concept, by: User) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    operations.choose(run, choices={key(run): "leave"}, by=by)
    run.refresh_from_db()
    operations.decide(run, columns={}, words={}, by=by)
    jobs.work_one()
    run.refresh_from_db()
    taken_over(run, by)
    assert titles(catalogue) == untouched()


@pytest.mark.parametrize("choice", ["new", "change", "leave"])
def test_the_same_file_again_changes_nothing(catalogue: Concept, by: User, choice: str) -> None:
    first = looked_through(catalogue, *rows(other=OTHER))
    taken_over(first, by, choices={key(first): choice})
    before = titles(catalogue)
    again = looked_through(catalogue, *rows(other=OTHER))
    if again.preview["clashes"]:
        taken_over(again, by)
    assert titles(catalogue) == before
    assert again.result.get("changes", again.preview.get("changes"))["new"] == 0


@pytest.mark.parametrize("choice", ["new", "leave"])
def test_nor_does_the_next_edition_of_the_row_reach_the_other_measure(
    catalogue: Concept, by: User, choice: str
) -> None:
    first = looked_through(catalogue, *rows(other=OTHER))
    taken_over(first, by, choices={key(first): choice})
    mended = [*OTHER[:2], "Entlang der Hauptstraße wachsen vierzig Bäume."]
    taken_over(looked_through(catalogue, *rows(other=mended)), by)
    assert catalogue.measures.get(code="2").description == TEXT
    assert titles(catalogue) == untouched() | ({"2-2": OTHER[1]} if choice == "new" else {})


def test_a_choice_made_meanwhile_is_looked_at_first(catalogue: Concept, by: User) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    seen = stamp(choosing.looked_at(run))
    operations.choose(run, choices={key(run): "change"}, by=by)
    with pytest.raises(SeenOtherwise):
        operations.apply(run, by=by, seen=seen)
    assert titles(catalogue) == untouched()


def test_only_the_three_are_chosen_and_only_where_it_is_asked(catalogue: Concept, by: User) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    with pytest.raises(ImportRefused, match="drei Möglichkeiten"):
        operations.choose(run, choices={key(run): "delete"}, by=by)
    operations.choose(run, choices={"0" * 16: "change"}, by=by)
    run.refresh_from_db()
    assert run.choices == {}


def test_undone_the_new_one_is_gone(catalogue: Concept, by: User) -> None:
    from gemeinwerk.measures.undoing import operations as undoing
    from gemeinwerk.measures.undoing.outlook import look

    run = taken_over(looked_through(catalogue, *rows(other=OTHER)), by)
    undoing.undo(run.change_set, seen=look(run.change_set).fingerprint(), by=by)
    assert titles(catalogue) == untouched()


# --- the page -------------------------------------------------------------------------------------


@pytest.fixture
def office(client_as: Any) -> Client:
    client: Client = client_as("office")
    return client


def address(page: str, run: ImportRun) -> str:
    return reverse(f"measures:{page}", args=[run.concept.slug, run.pk])


def test_the_row_says_both_titles_and_asks(catalogue: Concept, office: Client) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    page = office.get(address("import", run)).content.decode()
    for text in (
        "Eine Nummer gehört im Katalog zu einer ganz anderen Maßnahme",
        "2: im Katalog „Mietspiegel“, in der Datei „Bäume pflanzen“",
        "Die Nummer 2 hat im Katalog eine andere Maßnahme",
        "als neue Maßnahme mit der Nummer 2-2; ersetzt wird nichts",
        "als Änderung: „Mietspiegel“ wird ersetzt",
    ):
        assert text in page
    assert f'value="new" id="neu-{key(run)}" checked' in page


def test_what_is_chosen_on_the_page_counts_with_taking_over(
    catalogue: Concept, office: Client
) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    seen = office.get(address("import", run)).context["seen"]
    sent = {"gesehen": seen, f"nummer-{key(run)}": "leave"}
    office.post(address("import_apply", run), sent)
    jobs.work_one()
    assert titles(catalogue) == untouched()
    assert (
        "Bäume pflanzen“: nicht übernommen" in office.get(address("import", run)).content.decode()
    )


def test_a_kept_choice_is_counted_and_shown(catalogue: Concept, office: Client) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    answer = office.post(
        f"{address('import_choose', run)}?art=nummern&seite=1", {f"nummer-{key(run)}": "leave"}
    )
    assert answer["Location"] == f"{address('import', run)}?art=nummern&seite=1#massnahmen"
    page = office.get(address("import", run))
    assert f'value="leave" id="auslassen-{key(run)}" checked' in page.content.decode()
    assert "Die Datei ändert nichts." in page.content.decode()
    assert [figure.value for figure in page.context["figures"]] == ["0", "0", "3", "1"]


@pytest.mark.parametrize("choice", ["new", "change", "leave"])
def test_for_all_at_once(concept: Concept, office: Client, choice: str) -> None:
    field = FieldFactory(concept=concept, code="1")
    for number in range(60):
        MeasureFactory(field=field, code=str(number), title=f"Wohnung {number}")
    run = looked_through(concept, *([str(n), f"Radweg {n}", ""] for n in range(60)))
    office.post(address("import_choose", run), {"alle": choice})
    page = office.get(f"{address('import', run)}?art=nummern&seite=3")
    assert len(page.context["rows"]) == 20
    sent = {"gesehen": page.context["seen"], "sicher": "1"}
    office.post(address("import_apply", run), sent)
    jobs.work_one()
    count = Measure.objects.filter(title__startswith="Radweg").count()
    left = Measure.objects.filter(title__startswith="Wohnung").count()
    assert (count, left) == {"new": (60, 60), "change": (60, 0), "leave": (0, 60)}[choice]


def test_5000_numbers_are_asked_page_by_page(
    catalogue: Concept, office: Client, django_assert_max_num_queries: Any
) -> None:
    run = looked_through(catalogue, *rows(other=OTHER))
    (clash,), (step, *_rest) = run.preview["clashes"], run.preview["steps"]
    many = range(5_000)
    run.preview["clashes"] = [clash | {"key": f"{n:016}", "place": n} for n in many]
    run.preview["steps"] = [step for _n in many]
    run.save()
    office.get(address("import", run))
    with django_assert_max_num_queries(8):
        page = office.get(address("import", run))
    assert page.content.decode().count('value="change"') == 20 + 1  # and "for all"
