"""The town's colour: whatever a town chooses, text in it can be read."""

import pytest
from django.test import Client, RequestFactory

from gemeinwerk.core import views
from gemeinwerk.core.theme import (
    DARK_PAPER,
    FALLBACK,
    LIGHT_PAPER,
    contrast,
    favicon,
    stylesheet,
    theme,
)

COLOURS = ["#1F5B4C", "#FFCC00", "#FFFFFF", "#000000", "#E30613", "#003366", "#808080", "#00FF00"]


@pytest.mark.parametrize("colour", COLOURS)
def test_text_in_every_variant_holds_4_5_to_1(colour: str) -> None:
    it = theme(colour)
    assert contrast(it.light, LIGHT_PAPER) >= 4.5
    assert contrast(it.light, it.tint_light) >= 4.5
    assert contrast(it.light, it.on_light) >= 4.5
    assert contrast(it.dark, DARK_PAPER) >= 4.5
    assert contrast(it.dark, it.tint_dark) >= 4.5
    assert contrast(it.dark, it.on_dark) >= 4.5


def test_a_readable_colour_stays_as_the_town_chose_it() -> None:
    assert theme("#003366").light == "#003366"


@pytest.mark.parametrize("colour", ["#FFFFFF", "#FFF4CC", "blue", ""])
def test_what_is_nearly_white_or_no_colour_gives_way_to_the_green(colour: str) -> None:
    assert theme(colour) == theme(FALLBACK)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == 21
    assert round(contrast("#FFFFFF", "#777777"), 2) == 4.48


def test_the_stylesheet_may_be_kept_for_ever() -> None:
    answer = views.stylesheet(RequestFactory().get("/"), "#003366")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content.decode() == stylesheet("#003366")


def test_an_address_that_names_no_colour_is_404(client: Client, town: object) -> None:
    assert client.get("/thema/blau.css").status_code == 404


def test_the_mark_is_drawn_in_the_towns_colour() -> None:
    assert "rect{fill:#003366}" in favicon("#003366")
