"""An installed Gemeinwerk has all that a checkout has."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
MADE = {".py", ".pyc"}


def test_every_file_beside_the_code_is_packed_with_it() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = told["tool"]["setuptools"]["package-data"]["*"]
    beside = [
        path
        for path in (ROOT / "src" / "gemeinwerk").rglob("*")
        if path.is_file() and path.suffix not in MADE
    ]
    assert beside
    assert [one for one in beside if not any(one.match(pattern) for pattern in patterns)] == []
