"""The menu and the tabs: registered by areas, shown to those with the right."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse

from gemeinwerk.core import navigation
from gemeinwerk.core.navigation import NavItem
from gemeinwerk.core.ui import Link
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, SharedIndicatorFactory, user_with_role

As = Callable[..., Client]


@pytest.fixture
def group(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(navigation, "_groups", {})
    return "probe"


def ask(path: str, user: Any) -> Any:
    request = RequestFactory().get(path)
    request.user = user
    return request


def test_pages_stand_in_order_and_need_their_right(town: Municipality, group: str) -> None:
    for item in (
        NavItem("b", "Zweites", "desk:handbook", "desk.enter", 20),
        NavItem("a", "Erstes", "desk:home", "", 10),
        NavItem("c", "Nie", "desk:log", "audit.read", 30),
    ):
        navigation.register(item, group)
    found = navigation.links(group, ask("/x/", user_with_role("steering", town)), town)
    assert [link.label for link in found] == ["Erstes", "Zweites"]
    assert navigation.links(group, ask("/x/", AnonymousUser()), town) == []


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/arbeitsplatz/", "home"),
        ("/arbeitsplatz/handbuch/", "handbook"),
        ("/arbeitsplatz/handbuch/smart/S1/", "handbook"),
        ("/arbeitsplatz/anderes/", None),
    ],
)
def test_the_present_page_is_the_one_with_the_longest_address(
    town: Municipality, group: str, path: str, here: str | None
) -> None:
    navigation.register(NavItem("home", "home", "desk:home", "", 1, exact=True), group)
    navigation.register(NavItem("handbook", "handbook", "desk:handbook", "", 2), group)
    found = navigation.links(group, ask(path, user_with_role("office", town)), town)
    assert [link.label for link in found if link.active] == ([here] if here else [])


def test_tabs_take_the_arguments_of_their_address(town: Municipality, group: str) -> None:
    navigation.register(NavItem("x", "Aufbau", "concepts:structure", "concept.read", 1), group)
    concept = ConceptFactory(municipality=town, slug="ik")
    request = ask("/", user_with_role("office", town))
    [link] = navigation.links(group, request, concept, concept.slug)
    assert link.url == reverse("concepts:structure", args=["ik"])


@pytest.mark.parametrize("number", [1, 30])
def test_a_menu_costs_one_query(
    town: Municipality, group: str, number: int, django_assert_num_queries: Any
) -> None:
    for place in range(number):
        navigation.register(NavItem(str(place), "x", "desk:home", "desk.enter", place), group)
    request = ask("/", user_with_role("office", town))
    with django_assert_num_queries(1):
        assert len(navigation.links(group, request, town)) == number


@pytest.mark.parametrize(
    ("role", "menu"),
    [
        (
            "office",
            [
                "Übersicht",
                "Konzepte",
                "Fragen",
                "Stellungnahmen",
                "Kalender",
                "Akteur*innen",
                "Verwaltung",
                "Handbuch",
            ],
        ),
        (
            "unit_editor",
            ["Übersicht", "Meine Maßnahmen", "Konzepte", "Fragen", "Stellungnahmen", "Handbuch"],
        ),
        ("participant", ["Übersicht", "Handbuch"]),
        ("administrator", ["Übersicht", "Verwaltung", "Handbuch"]),
    ],
)
def test_the_menu_of_each_role(client_as: As, role: str, menu: list[str]) -> None:
    answer = client_as(role).get(reverse("desk:home"))
    assert [link.label for link in answer.context["desk_nav"]] == menu


def test_a_page_below_none_of_the_menu_belongs_where_its_breadcrumb_comes_from() -> None:
    menu = [Link("Fragen", "/fragen/"), Link("Konzepte", "/konzepte/")]
    crumbs = [Link("Konzepte", "/konzepte/"), Link("Klima", "/konzepte/klima/"), Link("Risiko")]
    assert [link.active for link in navigation.placed(menu, crumbs)] == [False, True]
    assert navigation.placed(menu, []) == menu


def test_where_the_menu_knows_the_page_the_breadcrumb_says_nothing() -> None:
    menu = [Link("Fragen", "/fragen/", active=True), Link("Konzepte", "/konzepte/")]
    assert navigation.placed(menu, [Link("Konzepte", "/konzepte/")]) == menu


def test_the_page_of_an_indicator_is_marked_in_the_menu(client_as: As, town: Municipality) -> None:
    shared = SharedIndicatorFactory(concept=ConceptFactory(municipality=town))
    answer = client_as("office").get(reverse("figures:shared", args=[shared.pk]))
    assert f'<a href="{reverse("concepts:concepts")}" aria-current="page">' in answer.text


@pytest.mark.parametrize(
    "name", ["accounts:accounts", "desk:log", "desk:synonyms", "measures:deadlines"]
)
def test_a_page_of_the_administration_is_marked_in_the_menu(client_as: As, name: str) -> None:
    answer = client_as("office").get(reverse(name))
    assert [link.label for link in answer.context["desk_nav"] if link.active] == ["Verwaltung"]
