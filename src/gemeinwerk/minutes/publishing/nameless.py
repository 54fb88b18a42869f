"""A document of minutes as citizens read it: public items alone, and where the body wants it so, no
names.

    public(content, named=False, further=["Kaya"])

Names that the document knows (who was there, who does something) and those a person adds are taken
out of every text, with what stands before them („Frau“, „Dr.“). Others it cannot know: somebody
reads it through.
"""

import re
from collections.abc import Iterable
from typing import Any

Document = dict[str, Any]
GONE = "N. N."
_BEFORE = r"(?:(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.|Prof\.|Dipl\.-Ing\.)\s+)*"
_SHORTEST = 2
FEWEST = 5
"""Fewer people than that are never counted in public."""
_TEXTS = ("text", "dissent", "title")


def public(content: Document, *, named: bool, further: Iterable[str] = ()) -> Document:
    found = content | {
        "items": [
            {name: value for name, value in item.items() if name != "internal"}
            | {"internal": False}
            for item in content["items"]
            if not item["internal"]
        ]
    }
    return found if named else _without(found, [*names_of(content), *further])


def names_of(content: Document) -> list[str]:
    """Of everybody the document names."""
    found = {one["name"] for one in content["attendances"]}
    found |= {one["for"] for one in content["attendances"] if one["for"]}
    for item in content["items"]:
        found |= {row["person"] for row in item["paragraphs"] if row.get("person")}
    return sorted(found)


def _without(content: Document, names: Iterable[str]) -> Document:
    pattern = pattern_of(names)

    def told(text: str) -> str:
        return pattern.sub(GONE, text) if pattern else text

    items = []
    for item in content["items"]:
        rows = []
        for row in item["paragraphs"]:
            plain = {key: told(text) if key in _TEXTS else text for key, text in row.items()}
            if "person" in plain:
                plain["person"] = ""
            rows.append(plain)
        items.append(item | {"title": told(item["title"]), "paragraphs": rows})
    rest = {key: value for key, value in content.items() if key != "attendances"}
    if "reason" in rest:
        rest["reason"] = told(rest["reason"])
    return rest | {"items": items, "present": _present(content)}


def _present(content: Document) -> Document:
    """For whom people came, and how many were there in all; None where they were fewer than
    `FEWEST`. How many came for whom would count those of whom one knows who they are."""
    there = [one for one in content["attendances"] if one["there"]]
    return {
        "organisations": sorted({one["organisation"] for one in there if one["organisation"]}),
        "number": len(there) if len(there) >= FEWEST else None,
    }


def pattern_of(names: Iterable[str]) -> "re.Pattern[str] | None":
    """Whole names first, then each last name by itself, also in the genitive."""
    plain = [" ".join(name.split()) for name in names]
    whole = {name for name in plain if len(name) >= _SHORTEST}
    last = {name.split(" ")[-1] for name in whole}
    words = sorted(whole | {one for one in last if len(one) >= _SHORTEST}, key=len, reverse=True)
    if not words:
        return None
    joined = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in words)
    return re.compile(rf"(?<!\w){_BEFORE}(?:{joined})(?:['’]?s|['’])?(?!\w)")
