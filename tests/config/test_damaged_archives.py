"""A backup that was damaged, or made to do harm, ends with a sentence and changes nothing."""

import gzip
import hashlib
import io
import json
import random
import shutil
import tarfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from tests.alike import ALL
from tests.config.archives import (
    MEASURES,
    Files,
    contents,
    member,
    unpacked,
    with_manifest,
    with_rows,
    written,
)
from tests.factories import MunicipalityFactory
from tests.factories.catalogues import fit_concept
from tests.kept import for_a_module

from gemeinwerk.audit.models import Epoch
from gemeinwerk.config.backup import NotRestored, backup, restore
from gemeinwerk.config.backup.hashing import Sum, joined, uploads


@pytest.fixture(autouse=True)
def _power_cuts_do_not_matter_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _handle: None)


@pytest.fixture(scope="module")
def archive(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A backup of what every test here finds in the database."""
    home = tmp_path_factory.mktemp("saved")
    with for_a_module(django_db_blocker, home / "uploads"):
        with django_db_blocker.unblock():
            fit_concept(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
            upload = home / "uploads" / "imports" / "Katalog ü.xlsx"
            upload.parent.mkdir(parents=True)
            upload.write_bytes(bytes(range(256)) * 8)
            backup(home / "sicherung.tar.gz")
        yield home / "sicherung.tar.gz"


@pytest.fixture
def saved(archive: Path, db: None) -> Path:
    shutil.copytree(archive.with_name("uploads"), settings.MEDIA_ROOT)
    return archive


def stands() -> dict[str, Any]:
    """Every row of every table as the database gives it, but the epoch, and every file."""
    with connection.cursor() as cursor:
        rows = {
            table: cursor.execute(f"SELECT * FROM {table}").fetchall()
            for table in connection.introspection.table_names(cursor)
            if table != Epoch._meta.db_table
        }
    files = {str(one): one.read_bytes() for one in uploads(Path(settings.MEDIA_ROOT))}
    return rows | files


@pytest.fixture
def refused(saved: Path) -> Iterator[Callable[[bytes], str]]:
    """What is said of an archive; and afterwards nothing has changed."""
    before = stands()
    path = saved.with_name("damaged.tar.gz")

    def tried(content: bytes) -> str:
        path.write_bytes(content)
        with pytest.raises(NotRestored) as refusal:
            restore(path, replace=True)
        assert "Traceback" not in refusal.value.message
        return refusal.value.message

    yield tried
    assert stands() == before
    assert not [one for one in Path(settings.MEDIA_ROOT).iterdir() if one.name.startswith(".")]


def test_a_flipped_bit_anywhere_is_noticed(saved: Path, refused: Callable[[bytes], str]) -> None:
    """In every region; the moment and the name in the first bytes of gzip are none of ours."""
    whole = saved.read_bytes()
    header = 10 + whole[10:].index(b"\0") + 1 if whole[3] & 8 else 10
    places = [*range(4), *range(header, header + 40), *range(len(whole) - 8, len(whole))]
    places += random.Random(8).sample(range(header, len(whole)), 600 if ALL else 20)
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1 << (place % 8)
        if place == 3 and broken[3] & 0x1F == whole[3] & 0x1F:
            continue
        try:
            refused(bytes(broken))
        except pytest.fail.Exception:
            assert unpacked(bytes(broken)) == unpacked(whole), place  # e.g. the text flag


def test_a_file_cut_off_anywhere_is_noticed(saved: Path, refused: Callable[[bytes], str]) -> None:
    whole = saved.read_bytes()
    cuts = {0, 1, 2, 3, 10, 20, len(whole) - 9, len(whole) - 1}
    for size in sorted(cuts | set(random.Random(9).sample(range(len(whole)), 400 if ALL else 12))):
        assert refused(whole[:size])


def test_a_flipped_bit_without_gzip_is_noticed(
    saved: Path, refused: Callable[[bytes], str]
) -> None:
    """Nothing but our own hashes stands there: a bit of the manifest counts too."""
    whole = unpacked(saved.read_bytes())
    with tarfile.open(fileobj=io.BytesIO(whole)) as archive:
        members = [(one.offset, one.offset_data, one.size) for one in archive]
    chance = random.Random(10)
    for _offset, start, size in members:
        for place in chance.sample(range(start, start + size), min(size, 6)):
            broken = bytearray(whole)
            broken[place] ^= 1 << chance.randrange(8)
            assert refused(bytes(broken))


def test_headers_full_of_chance_are_refused_or_harmless(
    saved: Path, refused: Callable[[bytes], str]
) -> None:
    whole = unpacked(saved.read_bytes())
    chance = random.Random(11)
    with tarfile.open(fileobj=io.BytesIO(whole)) as archive:
        offsets = [one.offset for one in archive]
    for _try in range(300 if ALL else 10):
        broken = bytearray(whole)
        header = memoryview(broken)[(at := chance.choice(offsets)) : at + 512]
        place = chance.randrange(512)
        header[place] = chance.randrange(256)
        header[148:156] = b"%06o\0 " % (256 + sum(header[:148]) + sum(header[156:]))
        try:
            refused(bytes(broken))
        except pytest.fail.Exception:
            assert place < 512  # an owner's name, a moment: nothing we read


# --- archives that are whole, and wrong ---------------------------------------------------------


def first_row(files: Files) -> list[Any]:
    found: list[Any] = json.loads(files[MEASURES].splitlines()[0])
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: [],
        lambda row: row[:-1],
        lambda row: [*row, 1],
        lambda row: {"id": 1},
        lambda row: "row",
        lambda row: None,
        lambda row: [{"a": 1} for _ in row],
        lambda row: [[[]] for _ in row],
        lambda row: ["\0" for _ in row],
        lambda row: ["x" * 5000 for _ in row],
        lambda row: [10**400 for _ in row],
        lambda row: [1e308 * 10 for _ in row],
        lambda row: [None for _ in row],
        lambda row: [-1 for _ in row],
        lambda row: [2**70 for _ in row],
        lambda row: ["\ud800" for _ in row],
        lambda row: ["2026-02-31" for _ in row],
    ],
)
def test_bad_rows_end_with_a_sentence(
    saved: Path, refused: Callable[[bytes], str], spoil: Callable[[list[Any]], Any]
) -> None:
    files = contents(saved)
    line = json.dumps(spoil(first_row(files))).encode() + b"\n"
    assert refused(written(with_rows(files, files[MEASURES] + line)))


@pytest.mark.parametrize(
    "content",
    [b"[", b"\xff\xfe", b"[1]\n\n", b"[" * 100_000, b"NaN\n", b'{"a":' * 50_000, b"1" * 10_000],
)
def test_rows_that_are_no_rows_end_with_a_sentence(
    saved: Path, refused: Callable[[bytes], str], content: bytes
) -> None:
    assert refused(written(with_rows(contents(saved), content)))


def test_each_column_alone_may_be_wrong(saved: Path, refused: Callable[[bytes], str]) -> None:
    files = contents(saved)
    lines = files[MEASURES].splitlines(keepends=True)
    row = first_row(files)
    for place in range(len(row)) if ALL else range(0, len(row), 4):
        value = ({"a": [1]}, "x" * 100_000, -(2**80))[place % 3]
        spoiled = [*row[:place], value, *row[place + 1 :]]
        line = json.dumps(spoiled).encode() + b"\n"
        assert refused(written(with_rows(files, b"".join([line, *lines[1:]]))))


def test_rows_whose_whole_is_missing_are_refused(
    saved: Path, refused: Callable[[bytes], str]
) -> None:
    """Foreign keys are looked at before anything is exchanged."""
    files = contents(saved)
    name = "tables/concepts_concept.jsonl"

    def change(manifest: dict[str, Any]) -> None:
        manifest["tables"]["concepts_concept"] |= {
            "sha256": hashlib.sha256(b"").hexdigest(),
            "rows_hash": Sum().hex(),
        }
        hashes = {name: table["rows_hash"] for name, table in manifest["tables"].items()}
        manifest["content_hash"] = joined(hashes, manifest["uploads"])

    assert "beschädigt" in refused(written(with_manifest(files | {name: b""}, change)))


def deep(levels: int) -> Any:
    found: Any = 1
    for _level in range(levels):
        found = [found]
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.update(tables=[]),
        lambda it: it.update(tables={}),
        lambda it: it["tables"].popitem(),
        lambda it: it["tables"].update(strange=it["tables"]["measures_measure"]),
        lambda it: it["tables"].update({"../../evil": it["tables"]["measures_measure"]}),
        lambda it: it["tables"]["measures_measure"]["columns"].append("strange"),
        lambda it: it["tables"]["measures_measure"]["columns"].append("id"),
        lambda it: it["tables"]["measures_measure"]["columns"].pop(),
        lambda it: it["tables"]["measures_measure"].update(columns="id"),
        lambda it: it["tables"]["measures_measure"].update(columns=[1]),
        lambda it: it["tables"]["measures_measure"].update(rows="many"),
        lambda it: it["tables"]["measures_measure"].update(more=1),
        lambda it: it["tables"]["measures_measure"].update(sha256=None),
        lambda it: it.update(migrations=[]),
        lambda it: it.update(migrations={"audit": 1}),
        lambda it: it.update(migrations={"audit": "0001_initial"}),
        lambda it: it.update(counters={"measures_measure": "7"}),
        lambda it: it.update(counters={"measures_measure": -1}),
        lambda it: it.update(counters={"measures_measure": 2**63}),
        lambda it: it.update(counters={"measures_measure": True}),
        lambda it: it.update(counters=None),
        lambda it: it.update(uploads=[]),
        lambda it: it.update(uploads={"a": 1}),
        lambda it: it.update(uploads={"/etc/evil": "0" * 64}),
        lambda it: it.update(uploads={"a/../../evil": "0" * 64}),
        lambda it: it.update(uploads={"a//b": "0" * 64}),
        lambda it: it.update(uploads={"": "0" * 64}),
        lambda it: it.update(uploads={"a\0b": "0" * 64}),
        lambda it: it.update(uploads={"\ud800": "0" * 64}),
        lambda it: it.update(uploads={".restore/journal.json": "0" * 64}),
        lambda it: it.update(uploads={"x" * 5000: "0" * 64}),
        lambda it: it.update(release=None),
        lambda it: it.update(release=deep(900)),
        lambda it: it.update(content_hash=1),
        lambda it: it.update(format_version="1"),
        lambda it: it.update(format_version=10**30),
        lambda it: it.update(unknown=1),
        lambda it: it.clear(),
    ],
)
def test_a_manifest_of_wrong_shape_is_refused(
    saved: Path, refused: Callable[[bytes], str], change: Callable[[dict[str, Any]], Any]
) -> None:
    assert refused(written(with_manifest(contents(saved), change)))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"null", b"1", b"\xff", b"[" * 100_000, b'{"format":1e999999}', b"9" * 9999],
)
def test_a_manifest_that_is_none_is_refused(
    saved: Path, refused: Callable[[bytes], str], content: bytes
) -> None:
    assert refused(written(contents(saved) | {"manifest.json": content}))


def test_a_manifest_that_names_a_table_twice_is_refused(
    saved: Path, refused: Callable[[bytes], str]
) -> None:
    files = contents(saved)
    twice = files["manifest.json"].replace(
        b'"tables": {', b'"tables": {"measures_measure": {}, ', 1
    )
    assert refused(written(files | {"manifest.json": twice}))


# --- archives made to do harm -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["uploads/imports/Katalog ü.xlsx", "/etc/evil", "../evil"])
@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE,
     tarfile.REGTYPE],
)  # fmt: skip
def test_links_devices_and_paths_that_lead_elsewhere_are_refused(
    saved: Path, refused: Callable[[bytes], str], kind: bytes, name: str
) -> None:
    files = contents(saved)
    files.pop(name, None)
    assert refused(written(files, (member(name, kind, linkname="/etc/passwd"), b"")))


def test_a_file_that_comes_twice_is_refused(saved: Path, refused: Callable[[bytes], str]) -> None:
    files = contents(saved)
    again = files[MEASURES]
    assert refused(written(files, (member(MEASURES, tarfile.REGTYPE, len(again)), again)))


def test_a_sparse_file_is_refused(saved: Path, refused: Callable[[bytes], str]) -> None:
    sparse = member(MEASURES, tarfile.REGTYPE)
    sparse.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "x"}
    files = contents(saved)
    files.pop(MEASURES)
    assert refused(written(files, (sparse, b"")))


@pytest.mark.parametrize("name", [MEASURES, "manifest.json", "strange"])
def test_what_unpacks_to_more_than_the_disk_holds_is_refused_unread(
    saved: Path, refused: Callable[[bytes], str], name: str
) -> None:
    files = contents(saved)
    huge = member(name, tarfile.REGTYPE, 1 << 50).tobuf(tarfile.GNU_FORMAT)
    kept = {key: value for key, value in files.items() if key != name}
    zeros = b"\0" * (1 << 20)
    bomb = gzip.compress(
        (huge if name == "manifest.json" else written(kept)[:-10240] + huge) + zeros
    )
    tracemalloc.start()
    try:
        assert refused(bomb)
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_a_header_of_many_megabytes_is_not_read(
    saved: Path, refused: Callable[[bytes], str]
) -> None:
    """`tarfile` takes a header of a header into memory as a whole."""
    size = 32 << 20
    header = member("pax", tarfile.XHDTYPE, size).tobuf()
    tracemalloc.start()
    try:
        assert refused(gzip.compress(header + b"\0" * size))
        assert tracemalloc.get_traced_memory()[1] < 72 << 20  # of which the test's own zeros are 64
    finally:
        tracemalloc.stop()


def test_headers_of_headers_without_end_are_refused(
    saved: Path, refused: Callable[[bytes], str]
) -> None:
    record = b"11 path=ab\n"
    header = member("pax", tarfile.XHDTYPE, len(record)).tobuf() + record.ljust(512, b"\0")
    assert refused(header * 3000)


def test_what_follows_the_end_is_noticed(saved: Path, refused: Callable[[bytes], str]) -> None:
    assert refused(gzip.compress(unpacked(saved.read_bytes()) + b"more"))
    assert refused(gzip.compress(unpacked(saved.read_bytes()) + b"\0" * (1 << 20)))
