"""Files that were read in: which of them name somebody, and how long they are kept."""

import io
import os
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from gemeinwerk.config import tick
from gemeinwerk.core.incoming import ImportState, sha256
from gemeinwerk.measures.importing.operations import import_now
from gemeinwerk.measures.models import ImportRun, Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import uploads
from gemeinwerk.privacy.traces import Traces
from tests.catalogue_files import files
from tests.factories import ConceptFactory

OnCommit = Callable[..., Any]
ROWS = [["Nr.", "Handlungsfeld", "Maßnahme"], ["1", "Wohnen", "Beratung durch Zoë Quellfeld"]]


def kept(town: Municipality, content: bytes) -> ImportRun:
    run = ImportRun(concept=ConceptFactory(municipality=town), file_name="k", sha256="x")
    run.file.save(sha256(content)[:8], io.BytesIO(content))
    return run


def zoe(town: Municipality) -> Traces:
    return Traces(frozenset({town.pk})).known(names=["Zoë Quellfeld"])


def in_pieces() -> bytes:
    """A shared string whose name changes its type within a word."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        text = "<si><r><t>Zo&#235; Quell</t></r><r><rPr><b/></rPr><t>feld</t></r></si>"
        package.writestr("xl/sharedStrings.xml", text)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        files.xlsx(ROWS),
        files.ods(ROWS),
        "Nr.;Maßnahme\n1;Quellfeld, Zoë".encode(),
        "Nr.;Maßnahme\n1;Zoë Quellfeld".encode("cp1252"),
        "Nr.;Maßnahme\n1;Zoë Quellfeld".encode("utf-16"),
        in_pieces(),
        # What cannot be searched counts as if it named her.
        files.xlsx(ROWS)[:-300],
        b"%PDF-1.7 zlib",
        b"\xd0\xcf\x11\xe0\x00Z\x00o",
    ],
)
def test_a_file_that_names_somebody_is_deleted(
    town: Municipality, content: bytes, django_capture_on_commit_callbacks: OnCommit
) -> None:
    run = kept(town, content)
    path = Path(run.file.path)
    assert uploads.erase(zoe(town), False) == 1
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert uploads.erase(zoe(town), True) == 1
    assert not path.exists()


@pytest.mark.parametrize("content", [files.xlsx([["Nr."], ["1"]]), b"Nr.;x", b"Zo Quell"])
def test_others_stay(town: Municipality, content: bytes) -> None:
    kept(town, content)
    assert uploads.erase(zoe(town), True) == 0


@pytest.mark.parametrize(
    ("became", "is_then"),
    [(ImportState.APPLIED, ImportState.APPLIED), (ImportState.UPLOADED, ImportState.DISCARDED)],
)
def test_what_is_taken_over_while_files_are_searched_stays_taken_over(
    town: Municipality, monkeypatch: pytest.MonkeyPatch, became: str, is_then: str
) -> None:
    run = kept(town, b"Zo\xc3\xab Quellfeld")

    def searched(_path: Path, _traces: Traces) -> bool:
        ImportRun.objects.update(state=became)
        return True

    monkeypatch.setattr(uploads, "_names", searched)
    assert uploads.erase(zoe(town), True) == 1
    run.refresh_from_db()
    assert (run.state, bool(run.file), run.preview) == (is_then, False, {})
    assert bool(run.error) == (is_then == ImportState.DISCARDED)


def test_a_bomb_is_not_unpacked(town: Municipality, settings: Any) -> None:
    settings.UPLOAD_MAX_UNPACKED_BYTES = 1000
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sheet.xml", b"0" * 10_000_000)
    kept(town, stream.getvalue())
    assert uploads.erase(zoe(town), False) == 1


def test_another_towns_files_are_not_opened(town: Municipality) -> None:
    kept(town, files.xlsx(ROWS))
    assert uploads.erase(Traces(frozenset({town.pk + 1})).known(names=["Zoë Quellfeld"]), True) == 0


@pytest.mark.parametrize(("days", "left"), [(179, True), (181, False)])
def test_after_their_time_files_are_forgotten(
    town: Municipality, days: int, left: bool, django_capture_on_commit_callbacks: OnCommit
) -> None:
    run = kept(town, b"Nr.;x")
    ImportRun.objects.update(
        created_at=timezone.now() - timedelta(days=days), state="ready", preview={"measures": ["x"]}
    )
    path = Path(run.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        forgotten = dict(tick.DUE)["what was kept long enough forgotten"]()
    run.refresh_from_db()
    assert (path.exists(), bool(run.file)) == (left, left)
    assert (run.state, run.preview) == (
        ("ready", {"measures": ["x"]}) if left else ("discarded", {})
    )
    assert forgotten == (0 if left else 1)


def test_a_file_nobody_speaks_of_goes_after_a_day(town: Municipality) -> None:
    """It was left behind with the concept it belonged to, or by a process that was killed."""
    folder = Path(settings.MEDIA_ROOT) / "imports"
    folder.mkdir(parents=True)
    for name, age in (("new.csv", 0), ("old.csv", 2 * 24 * 3600)):
        (folder / name).write_text("x")
        _make_older(folder / name, age)
    assert uploads.forget_old() == 1
    assert [path.name for path in folder.iterdir()] == ["new.csv"]


def test_what_a_broken_off_restore_laid_aside_stays(town: Municipality) -> None:
    """These are the only copies, and they are as old as the day they were uploaded."""
    aside = Path(settings.MEDIA_ROOT) / ".restore" / "old" / "imports" / "k.xlsx"
    aside.parent.mkdir(parents=True)
    aside.write_text("x")
    _make_older(aside, 9 * 24 * 3600)
    assert uploads.forget_old() == 0
    assert aside.exists()


def test_a_file_whose_predecessor_is_forgotten_can_still_be_read(town: Municipality) -> None:
    """It is compared with nothing then: every difference is shown, and nothing lost."""
    concept = ConceptFactory(municipality=town)
    rows = [["Nr.", "Handlungsfeld", "Maßnahme"], ["1", "Wohnen", "Beratung"]]
    import_now(concept, content=files.xlsx(rows), name="k.xlsx", by=None)
    ImportRun.objects.update(created_at=timezone.now() - timedelta(days=400))
    uploads.forget_old()
    rows[1][2] = "Beratung und Begleitung"
    import_now(concept, content=files.xlsx(rows), name="k.xlsx", by=None)
    assert Measure.objects.get().title == "Beratung und Begleitung"


def _make_older(path: Path, seconds: float) -> None:
    os.utime(path, times=(path.stat().st_mtime - seconds,) * 2)
