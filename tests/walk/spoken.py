"""Which words of a page the town wrote: there is a German word in each of its texts, and on an
English page that word must stand in a part whose language is German (WCAG 3.1.2)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.db.models.signals import pre_save
from lxml import html

WORD = "Zwiebelkuchen"
AREAS = {"concepts", "measures", "questions", "figures", "monitoring"}
"""Whose texts a town writes; names of people and units are names in every language."""
NO_TEXTS = {
    "slug", "code", "key", "reference", "search_text", "file_name", "unit", "cell", "checksum",
    "digest", "suffix", "token_hash", "name_en", "colour", "title_en", "text_en", "summary_en",
    "email",
}  # fmt: skip
SPOKEN = ("aria-label", "aria-description", "title", "alt", "placeholder", "label")
"""Attributes that are read aloud: in the language of what bears them."""
NAMES = {"frozen_by", "questions.Question.name"}
PROSE = (models.CharField, models.TextField)


def _flavour(sender: type[models.Model], instance: models.Model, **_said: Any) -> None:
    if sender._meta.app_label not in AREAS or instance.pk:
        return
    for column in sender._meta.concrete_fields:
        value = getattr(instance, column.name, None) if isinstance(column, PROSE) else None
        written = isinstance(value, str) and value and not column.choices and column.editable
        if {column.name, f"{sender._meta.label}.{column.name}"} & (NO_TEXTS | NAMES):
            continue
        if written and WORD not in value:
            setattr(instance, column.name, f"{value} {WORD}")


@contextmanager
def german_texts() -> Iterator[None]:
    """What is made within has the word in each text a town writes."""
    pre_save.connect(_flavour, dispatch_uid="flavour")
    try:
        yield
    finally:
        pre_save.disconnect(dispatch_uid="flavour")


def told_as_english(page: bytes) -> list[str]:
    """Where the German word stands in a part that is not marked. The title of a page cannot have
    parts: it is marked where all of it is the town's, or has it as a name behind words of ours."""
    found: list[str] = []
    if not page.strip():
        return found
    for node in html.fromstring(page).iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "template"):
            continue
        texts = [(node, node.text)] + [(node, child.tail) for child in node]
        if node.tag == "input" and node.get("type", "text") in ("text", "search"):
            texts.append((node, node.get("value")))
        texts += [(node, node.get(name)) for name in SPOKEN if node.get(name)]
        for holder, text in texts:
            if holder.tag == "title" and WORD not in re.split("[:·]| of ", text or "")[0]:
                continue
            if text and WORD in text and spoken(holder) != "de":
                found.append(
                    f"<{node.tag} {node.get('class') or ''}> {' '.join(text.split())[:90]}"
                )
    return found


def spoken(node: Any) -> str:
    return next((one.get("lang") for one in (node, *node.iterancestors()) if one.get("lang")), "")
