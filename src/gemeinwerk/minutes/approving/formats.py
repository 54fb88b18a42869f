"""As which files approved minutes are offered. What makes them is loaded when somebody asks."""

from typing import Any

from gemeinwerk.municipalities.models import Municipality

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json; charset=utf-8",
}


def pdf(content: dict[str, Any], town: Municipality, foot: str) -> bytes:
    from gemeinwerk.minutes.approving import files

    return files.pdf(content, town, foot)


def word(content: dict[str, Any], town: Municipality, foot: str) -> bytes:
    from gemeinwerk.minutes.approving import files

    return files.word(content, town, foot)
