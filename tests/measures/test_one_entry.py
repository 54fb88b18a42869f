"""A text is added with one entry: no list besides, and nothing of it is lost on the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.slow
def test_a_text_with_nothing_but_its_entry_is_on_every_page_and_in_every_file() -> None:
    """In a program of its own, in which the entries of `one_entry.py` were made before Django
    read the models."""
    walk = [str(HERE / "one_entry_walk.py"), "-p", "tests.measures.one_entry"]
    ours = ("PYTEST_", "GEMEINWERK_DATABASE_URL")  # of the run this test belongs to
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *walk],
        capture_output=True,
        text=True,
        cwd=HERE.parents[1],
        env={name: said for name, said in os.environ.items() if not name.startswith(ours)},
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
