"""axe, asked for no more than is read: what it finds wrong."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING: dict[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}}
OF_THE_LOOK: dict[str, Any] = {
    "runOnly": {
        "type": "rule",
        "values": [
            # what colours tell
            "color-contrast",
            "link-in-text-block",
            # what places tell
            "target-size",
            "scrollable-region-focusable",
            # what is hidden on a narrow screen, and may take a name or a heading with it
            "aria-command-name",
            "aria-hidden-focus",
            "aria-input-field-name",
            "aria-toggle-field-name",
            "bypass",
            "button-name",
            "empty-heading",
            "empty-table-header",
            "heading-order",
            "input-button-name",
            "label",
            "landmark-one-main",
            "link-name",
            "page-has-heading-one",
            "region",
            "select-name",
            "summary-name",
        ],
    }
}
"""Of a page that was asked for everything in another look. The other rules read what it is made of:
its language, roles, lists and tables, what stands for a picture."""
QUICKLY = {"resultTypes": ["violations"], "selectors": False, "preload": False}
"""Without the place of each part in the document, and without fetching ahead what sounds, of which
there is nothing."""


def put_in(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)


def violations(page: Page, rules: dict[str, Any] = EVERYTHING) -> Iterator[str]:
    """Only they are handed over: what holds is ten times as much."""
    found = page.evaluate("async (asked) => (await axe.run(asked)).violations", rules | QUICKLY)
    for one in found:
        for node in one["nodes"]:
            yield f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
