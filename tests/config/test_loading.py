"""A server begins with what its pages need, and with nothing that only the worker needs."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gemeinwerk.config import loading, static_files

IN_THE_WORKER = {
    "weasyprint",  # printing, and what it brings along
    "fontTools",
    "PIL",
    "docx",
    "openpyxl",  # spreadsheets
    "numpy",
    "lxml",
    "odf",
    "ortools",  # plans
    "highspy",
    "pandas",
}
ASK = """
import django
django.setup()
from gemeinwerk.config import wsgi
from gemeinwerk.config.loading import load_pages
load_pages()
import sys
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_pages_load_neither_printing_nor_spreadsheets(tmp_path: Path) -> None:
    environment = {
        "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
        "GEMEINWERK_VAR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert {"django", "gemeinwerk", "allauth"} <= loaded
    assert loaded & IN_THE_WORKER == set()


def test_processes_part_without_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    class Connection:
        def __init__(self) -> None:
            self.left = {"connection", "pool"}

        def close(self) -> None:
            self.left.remove("connection")

        def close_pool(self) -> None:
            self.left.remove("pool")

    class Connections:
        only = Connection()

        def all(self, *, initialized_only: bool) -> list[Connection]:
            return [self.only]

    monkeypatch.setattr(loading, "connections", Connections())
    monkeypatch.setattr(loading.gc, "freeze", lambda: None)
    loading.load_pages()
    assert Connections.only.left == set()


@pytest.fixture
def collected(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A folder of ours with one static file, and every time that they are collected."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "page.css").write_text("a {}")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "ours"]
    settings.STATIC_ROOT = tmp_path / "static"
    times: list[Path] = []

    def collect(*_command: Any, **_options: Any) -> None:
        assert not (settings.STATIC_ROOT / static_files.STAMP).exists()
        times.append(settings.STATIC_ROOT)

    monkeypatch.setattr(static_files, "call_command", collect)
    return times


def test_static_files_are_collected_when_they_have_changed(
    collected: list[Path], tmp_path: Path
) -> None:
    assert [static_files.collect() for _ in range(3)] == [True, False, False]
    (tmp_path / "ours" / "page.css").write_text("a { b: c }")
    assert [static_files.collect() for _ in range(2)] == [True, False]
    (tmp_path / "ours" / "more.css").write_text("")
    assert [static_files.collect() for _ in range(2)] == [True, False]
    (tmp_path / "ours" / "more.css").unlink()
    assert [static_files.collect() for _ in range(2)] == [True, False]
    assert len(collected) == 4


def test_what_was_broken_off_is_collected_again(
    collected: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    static_files.collect()

    def killed(*_command: Any, **_options: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(static_files, "call_command", killed)
        broken.setattr(static_files, "_fingerprint", lambda: "of the new release")
        with pytest.raises(KeyboardInterrupt):
            static_files.collect()
    assert static_files.collect()
