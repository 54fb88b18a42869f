"""`make audit` never calls anything free of weaknesses that nobody could say anything of."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "audit"
KNOWS = 'case "$*" in *base.txt*) {};; *) echo "django 3.2.0   PYSEC-2021-8 3.2.1"; exit 1;; esac'
CLEAN = "echo No known vulnerabilities found; exit 0"
FOUND = "echo pillow 1.0 GHSA-x; exit 1"


@pytest.mark.parametrize(
    ("answers", "ends"),
    [
        (CLEAN, 2),
        ("echo ConnectionError >&2; exit 1", 2),
        (KNOWS.format(CLEAN), 0),
        (KNOWS.format(FOUND), 1),
    ],
)
def test_how_it_ends(answers: str, ends: int, tmp_path: Path) -> None:
    for folder in ("scripts", ".venv/bin", "requirements"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(SCRIPT, tmp_path / "scripts" / "audit")
    asked = tmp_path / ".venv" / "bin" / "pip-audit"
    asked.write_text(f"#!/bin/sh\n{answers}\n")
    asked.chmod(0o755)
    done = subprocess.run([tmp_path / "scripts" / "audit"], capture_output=True, text=True)
    assert done.returncode == ends, done.stderr
    assert ("Not audited" in done.stderr) == (ends == 2)
