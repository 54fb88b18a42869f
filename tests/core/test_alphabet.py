"""Lists of names stand in the order of the alphabet as people have it, on both databases."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import NullIf
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    MeasureFactory,
    PersonFactory,
    UnitFactory,
    user_with_role,
)

import gemeinwerk
from gemeinwerk.accounts.models import Role
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.core import alphabet
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.desk.searching.subjects import subjects
from gemeinwerk.measures.queries import leading_units, table
from gemeinwerk.municipalities.models import Municipality

IN_ORDER = [
    "(ohne Namen)",
    "20 Finanzen",
    "aachener Platz",
    "Amt",
    "Amt 2",
    "Ämter, übrige",
    "Ånsgar e. V.",
    "Čapek",
    "Łódź-Verein",
    "Masse",
    "Maße",
    "Maßeinheit",
    "O\u0308ffentlichkeitsarbeit",  # as some keyboards write it
    "Öffnungszeiten",
    "Ordnungsamt",
    "Straße",
    "Strassen und Grün",
    "Übergang",
    "Ufer",
    "Zoo",
]
# Sorted neither as SQLite nor as most PostgreSQL would by themselves.
MIXED = sorted(IN_ORDER)
TEXTS = {"name", "title", "label", "words", "function", "actor_name", "lead"}
SRC = Path(gemeinwerk.__file__).parent


def test_in_python() -> None:
    assert sorted(MIXED, key=alphabet.key) == IN_ORDER != MIXED


def test_on_the_database(town: Municipality) -> None:
    for name in MIXED:
        UnitFactory(municipality=town, name=name)
        PersonFactory(municipality=town, name=name)
    found = Organisation.objects.filter(municipality=town)
    assert list(found.order_by(Alphabetical("name")).values_list("name", flat=True)) == IN_ORDER
    backwards = Person.objects.order_by(Alphabetical("name").desc())
    assert [one.name for one in backwards] == IN_ORDER[::-1]
    assert [one.name for one in Person.objects.all()] == IN_ORDER
    assert [one.name for one in Person.objects.distinct().reverse()] == IN_ORDER[::-1]


def test_what_is_missing_stays_last_with_values_of_its_own(town: Municipality) -> None:
    for name in ["Öl", "", "Zoo", "Obst"]:
        PersonFactory(municipality=town, name="x", function=name)
    order = Alphabetical(NullIf("function", Value(""))).asc(nulls_last=True)
    found = Person.objects.order_by(order).values_list("function", flat=True)
    assert list(found) == ["Obst", "Öl", "Zoo", ""]


def test_through_relations_and_once_each(town: Municipality) -> None:
    concept = ConceptFactory(municipality=town)
    units = [UnitFactory(municipality=town, name=name) for name in ("Zoo", "Ämter", "Amt")]
    for unit in units * 2:
        MeasureFactory(concept=concept, lead_unit=unit, title=f"Öl für {unit}")
    assert [one.name for one in leading_units(concept)] == ["Amt", "Ämter", "Zoo"]
    led = [str(one.lead_unit) for one in table(concept, {}, "-federfuehrung")]
    assert led == ["Zoo", "Zoo", "Ämter", "Ämter", "Amt", "Amt"]


def test_what_a_search_lists(town: Municipality) -> None:
    for name in ("Zoo-Beirat", "Ämterrunde", "Amtsrunde"):
        BodyFactory(municipality=town, name=name)
    office = user_with_role(Role.OFFICE, town)
    found = [one.title for one, _words in subjects(office, town) if one.kind == "gremium"]
    assert found == ["Ämterrunde", "Amtsrunde", "Zoo-Beirat"]


def test_no_list_is_left_to_how_the_database_was_set_up() -> None:
    """`order_by("name")` and its like; names of machines, which are ASCII, alone."""
    machines = {"municipalities/queries.py"}
    found = {
        f"{path.relative_to(SRC)}:{node.lineno}"
        for path in SRC.rglob("*.py")
        if "migrations" not in path.parts
        for source in [path.read_text(encoding="utf-8")]
        if "order_by" in source  # most files need not be taken apart
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "order_by"
        and any(_of_a_text(argument) for argument in node.args)
    }
    assert {one.partition(":")[0] for one in found} == machines


def test_no_model_is_left_to_it() -> None:
    """But for numbers of rules and names of machines, which are ASCII."""
    orderings = [
        f"{model._meta.label}: {name}"
        for model in apps.get_models()
        if model.__module__.startswith("gemeinwerk.")
        for name in _names(model)
        if name != "pk"
        and isinstance(model._meta.get_field(name), models.CharField | models.TextField)
        and not model._meta.get_field(name).choices
    ]
    assert sorted(orderings) == [
        "actors.RetentionProposal: kind",
        "measures.Override: rule",
        "municipalities.Host: name",
    ]


def _of_a_text(argument: ast.expr) -> bool:
    return (
        isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and argument.value.removeprefix("-").split("__")[-1] in TEXTS
    )


def _names(model: type[models.Model]) -> Iterator[str]:
    for one in model._meta.ordering or ():
        name = one if isinstance(one, str) else getattr(getattr(one, "expression", one), "name", "")
        if isinstance(one, str) or isinstance(getattr(one, "expression", one), F):
            yield str(name).removeprefix("-").split("__")[0]
