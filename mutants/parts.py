"""The parts that decide, and the tests that are to notice when one of them is changed."""

from dataclasses import dataclass
from pathlib import Path

SRC = Path("src/gemeinwerk")


@dataclass(frozen=True)
class Part:
    """`sources`: patterns of files below `src/gemeinwerk`. `tests`: what is run, quickest first."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]

    def files(self) -> list[Path]:
        return sorted({path for pattern in self.sources for path in SRC.glob(pattern)})


BEFORE = ("accounts", "actors", "concepts", "measures", "municipalities", "notices")
"""Areas of the life until a concept is decided, and of what all of them need."""
AFTER = ("monitoring", "figures", "evaluation", "progress_reports")
"""Areas that keep the word."""

PARTS = {
    "german": Part(("german/**/*.py",), ("tests/german",)),
    "operations": Part(
        (
            *(f"{area}/operations.py" for area in BEFORE),
            *(f"{area}/operations/*.py" for area in BEFORE),
            "measures/importing/*.py", "core/writing.py",
        ),
        (
            "tests/measures/operations", "tests/concepts", "tests/actors", "tests/notices",
            "tests/municipalities", "tests/measures/importing", "tests/measures/versions",
            "tests/accounts", "tests/core/test_writing.py", "tests/measures/undoing",
        ),
    ),
    "keeping": Part(
        tuple(f"{area}/operations/*.py" for area in AFTER),
        tuple(f"tests/{area}" for area in AFTER),
    ),
    "rules": Part(
        ("*/rules.py", "accounts/roles.py", "accounts/access.py", "measures/versioning/readers.py"),
        (
            "tests/accounts/test_roles.py", "tests/accounts", "tests/measures/versions",
            "tests/measures/desk", "tests/test_rights_walk.py", "tests/test_unpublished_walk.py",
        ),
    ),
    "smart": Part(
        ("engines/smart/**/*.py",),
        (
            "tests/engines", "--ignore=tests/engines/planning",
            "--ignore=tests/engines/composition", "tests/measures/test_checking.py",
        ),
    ),
    "composition": Part(
        ("engines/composition/**/*.py",),
        ("tests/engines/composition", "tests/config/test_compose_command.py"),
    ),
    "disclosure": Part(
        ("engines/disclosure/**/*.py",),
        (
            "tests/engines/disclosing", "tests/engines/test_disclosure.py",
            "tests/config/test_disclose_command.py",
        ),
    ),
    "likeness": Part(("engines/likeness/**/*.py",), ("tests/engines/likeness",)),
    "planning": Part(("engines/planning/**/*.py",), ("tests/engines/planning",)),
    "counting": Part(
        (
            "portal/overview.py", "portal/money.py", "measures/states.py",
            "portal/catalogue.py", "portal/queries.py", "core/charts/*.py",
        ),
        ("tests/measures/test_states.py", "tests/portal", "tests/core"),
    ),
}  # fmt: skip
