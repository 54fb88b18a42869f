"""Every rule has its page in the handbook, and every page its rule."""

import re
from pathlib import Path

import pytest

from gemeinwerk.engines.smart import RULES, Rule, Severity

PAGES = Path(__file__).parents[2] / "docs" / "handbuch" / "smart"
WEIGHT = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.HINT: "Hinweis"}
PARTS = ["Was die Regel sagt", "Warum", "Beispiel", "Wann man sie überstimmen darf"]


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {
        "index",
        *(rule.slug for rule in RULES.values()),
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_page_says_what_why_how_and_when_not(rule: Rule) -> None:
    text = (PAGES / f"{rule.slug}.md").read_text(encoding="utf-8")
    title, _, weight, *_ = text.splitlines()
    assert title == f"# {rule.code} {rule.name_de}"
    assert weight == f"*{WEIGHT[rule.severity]}*"
    assert [part for part in re.findall(r"^## (.+)$", text, re.MULTILINE) if part in PARTS] == PARTS
    assert "- **So nicht:**" in text
    assert "- **Besser:**" in text


def test_the_index_lists_every_rule_with_its_weight() -> None:
    text = (PAGES / "index.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[(\w+)\]\((\w+)\.md\) \| (\w+) \| (.+) \|$", text, re.MULTILINE) == [
        (rule.code, rule.slug, WEIGHT[rule.severity], rule.name_de) for rule in RULES.values()
    ]
