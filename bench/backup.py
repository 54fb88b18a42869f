"""A backup of a town brings back the identical database and uploads."""

import tempfile
from pathlib import Path
from time import perf_counter

from django.conf import settings

from bench.figures import Figure
from bench.towns import catalogue
from gemeinwerk.config.backup.hashing import content_hash
from gemeinwerk.config.backup.making import backup
from gemeinwerk.config.backup.restoring import restore
from gemeinwerk.measures.models import Measure

SIZE = 500


def run() -> list[Figure]:
    catalogue(SIZE)
    upload = Path(settings.MEDIA_ROOT) / "imports" / "katalog.bin"
    upload.parent.mkdir(parents=True, exist_ok=True)
    upload.write_bytes(bytes(range(256)) * 4096)
    before = content_hash()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.tar.gz"
        began = perf_counter()
        backup(path)
        Measure.objects.update(title="verändert")
        upload.unlink()
        assert content_hash() != before
        restore(path, replace=True)
        seconds = perf_counter() - began
    how = f"a town with {SIZE} measures and an upload, {seconds:.1f} s for both"
    same = content_hash() == before
    return [Figure("backup and restore, identical", int(same), "of 1", 1, how, at_least=True)]
