"""Problems as data, with what is to be different."""

from typing import Any

from gemeinwerk.engines.composition import problem_file
from gemeinwerk.engines.composition.problem import Problem


def person(key: str, *wishes: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "wishes": list(wishes), **more}


def group(key: str, least: int = 0, most: int = 9, **more: Any) -> dict[str, Any]:
    return {"id": key, "size": [least, most], **more}


def data(people: list[dict[str, Any]], groups: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"version": 1, "people": people, "groups": groups, **more}


def asked(people: list[dict[str, Any]], groups: list[dict[str, Any]], **more: Any) -> Problem:
    return problem_file.problem_from(data(people, groups, **more))
