"""What a part of an OOXML package refers to: other parts, and addresses outside."""

import posixpath
from dataclasses import dataclass

from gemeinwerk.tables.package import Package, local


@dataclass(frozen=True, slots=True)
class Relation:
    """target: name of a part, or an address where it is outside. kind: last word of its type, the
    same in strict and transitional files."""

    target: str
    kind: str
    outside: bool = False


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Id -> what a part refers to by it."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, Relation] = {}
    if not package.has(path):
        return found
    for _event, element in package.events(path):
        if local(element.tag) != "Relationship":
            continue
        target, kind = element.get("Target", ""), element.get("Type", "").rpartition("/")[2]
        if element.get("TargetMode") == "External":
            found[element.get("Id", "")] = Relation(target, kind, outside=True)
            continue
        target = target.replace("\\", "/")
        full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[element.get("Id", "")] = Relation(posixpath.normpath(full), kind)
    return found


def parts(package: Package, part: str, kind: str) -> list[str]:
    """The parts of a kind that a part refers to and that are there."""
    return [
        one.target
        for one in relations(package, part).values()
        if one.kind == kind and not one.outside and package.has(one.target)
    ]
