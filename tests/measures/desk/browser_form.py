"""What a browser without a script would send of a form on a page."""

from html.parser import HTMLParser
from typing import Any


class FormReader(HTMLParser):
    """Collects the values of the form with an id: texts, choices, ticks; no buttons."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.data: dict[str, Any] = {}
        self._inside = False
        self._select = ""
        self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self._inside = given.get("id") == self.form_id
        elif not self._inside:
            return
        elif tag == "input":
            self._input(given, name)
        elif tag == "select":
            self._select = name
        elif tag == "option" and (name := self._select) and "selected" in given:
            self.data[name] = given.get("value") or ""
        elif tag == "textarea":
            self._textarea = name
            self.data[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"form", "select", "textarea"}:
            self._inside = self._inside and tag != "form"
            self._select = self._textarea = ""

    def handle_data(self, text: str) -> None:
        if self._textarea:
            self.data[self._textarea] += text.lstrip("\n")

    def _input(self, given: dict[str, str | None], name: str) -> None:
        if given.get("type") in {"checkbox", "radio"}:
            if "checked" in given:
                self.data.setdefault(name, []).append(given.get("value", "on") or "")
        else:
            self.data[name] = given.get("value") or ""


def read_form(page: str, form_id: str) -> dict[str, Any]:
    reader = FormReader(form_id)
    reader.feed(page)
    return reader.data
