"""The handbook: files as pages, and nothing but those files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.desk import handbook

As = Callable[..., Client]


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    book = tmp_path / "handbuch"
    (book / "smart").mkdir(parents=True)
    (tmp_path / "geheim.md").write_text("# Geheim", encoding="utf-8")
    (book / "index.md").write_text(
        "# Handbuch\n\n[Konzepte](konzepte.md#phasen), [S1](smart/S1.md), "
        "[draußen](https://example.org/x.md)\n",
        encoding="utf-8",
    )
    (book / "konzepte.md").write_text("# Konzepte\n\n<b onclick=x>fett</b>\n", encoding="utf-8")
    (book / "smart" / "S1.md").write_text(
        "# S1: Bloßer Titel\n\n[zurück](../konzepte.md)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        encoding="utf-8",
    )
    settings.HANDBOOK_DIR = book
    return book


def test_pages_are_called_like_their_files(folder: Path) -> None:
    assert [(page.name, page.title) for page in handbook.pages()] == [
        ("index", "Handbuch"),
        ("konzepte", "Konzepte"),
        ("smart/S1", "S1: Bloßer Titel"),
    ]


def test_links_between_files_lead_to_pages(folder: Path) -> None:
    start = handbook.page("index")
    assert start is not None
    assert handbook.html(start) == (
        '\n<p><a href="/arbeitsplatz/handbuch/konzepte/#phasen">Konzepte</a>, '
        '<a href="/arbeitsplatz/handbuch/smart/S1/">S1</a>, '
        '<a href="https://example.org/x.md">draußen</a></p>\n'.lstrip("\n")
    ).lstrip("\n")


def test_links_upwards_and_tables(folder: Path) -> None:
    rule = handbook.page("smart/S1")
    assert rule is not None
    html = handbook.html(rule)
    assert 'href="/arbeitsplatz/handbuch/konzepte/"' in html
    assert "<td>1</td>" in html


def test_html_in_a_file_is_text(folder: Path) -> None:
    found = handbook.page("konzepte")
    assert found is not None
    assert handbook.html(found) == "<p>&lt;b onclick=x&gt;fett&lt;/b&gt;</p>\n"


@pytest.mark.parametrize("name", ["../geheim", "geheim", "smart", "smart/../konzepte", "/etc/x"])
def test_only_files_of_the_handbook_are_opened(client_as: As, folder: Path, name: str) -> None:
    assert handbook.page(name) is None
    address = f"/arbeitsplatz/handbuch/{name}/"
    assert client_as("office").get(address).status_code == 404


def test_everybody_at_the_desk_reads_it(client_as: As, folder: Path) -> None:
    client = client_as("participant")
    contents = client.get(reverse("desk:handbook"))
    assert [page.name for page in contents.context["chapters"]] == ["konzepte"]
    assert [page.name for page in contents.context["rules"]] == ["smart/S1"]
    page = client.get(reverse("desk:handbook_page", args=["smart/S1"])).content.decode()
    assert page.count("<h1") == 1


def test_without_a_handbook_the_page_says_so(client_as: As, tmp_path: Path, settings: Any) -> None:
    settings.HANDBOOK_DIR = tmp_path / "nirgends"
    page = client_as("office").get(reverse("desk:handbook")).content.decode()
    assert "GEMEINWERK_HANDBOOK" in page


def test_our_own_handbook_has_a_start_and_no_broken_link() -> None:
    pages = {page.name: page for page in handbook.pages()}
    assert handbook.START in pages
    missing = [
        (page.name, target)
        for page in pages.values()
        for target in handbook.links(page)
        if target not in pages
    ]
    assert missing == []
