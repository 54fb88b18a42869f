"""`gemeinwerk verify`: a file, a head and a log are checked from the shell."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gemeinwerk.config.program.correct import correct_command
from gemeinwerk.config.program.verify import verify_command
from gemeinwerk.ledger import operations, queries
from gemeinwerk.ledger.models import Entry, Ledger
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.versioning.ledger_kinds import content
from gemeinwerk.municipalities.models import Municipality
from tests.factories.published import published_version
from tests.ledger.logs import overwrite, town_with_log

pytestmark = pytest.mark.django_db
WITHOUT_DJANGO = """
import sys
from gemeinwerk.config.program.verify import verify_command
try:
    verify_command(sys.argv[1:])
finally:
    assert "django" not in sys.modules
"""


class Papers:
    """What a journalist has at home: the file of version 2, an early head, the proofs of today."""

    def __init__(self, town: Municipality, folder: Path) -> None:
        concept = CatalogueVersion.objects.earliest("pk").concept
        self.early = queries.noted(queries.head(town.pk))
        for _ in range(4):
            published_version(concept)
            operations.enter_missing()
        newest = queries.head(town.pk)
        assert newest
        self.newest = queries.noted(newest)
        entry = queries.entry(town.pk, 2)
        self.folder = folder
        self.file = folder / "katalog.json"
        self.file.write_bytes(content(entry.source_id))
        self.proof = self.write("nachweis.json", queries.inclusion(entry, town.pk, newest))
        step = queries.consistency(town.pk, self.early.size, newest)
        self.step = self.write("fortsetzung.json", step)

    def write(self, name: str, document: Any) -> Path:
        path = self.folder / name
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    def changed(self, path: Path, **values: Any) -> Path:
        return self.write("anders.json", json.loads(path.read_text()) | values)


@pytest.fixture
def ledger(town: Municipality) -> Ledger:
    return town_with_log(town)


@pytest.fixture
def papers(ledger: Ledger, town: Municipality, tmp_path: Path) -> Papers:
    return Papers(town, tmp_path)


def verify(*arguments: object) -> Result:
    return CliRunner().invoke(verify_command, [str(one) for one in arguments])


def test_a_file_and_its_proof_are_enough(papers: Papers) -> None:
    result = verify(papers.file, "--proof", papers.proof, "--head", papers.newest)
    assert result.exit_code == 0, result.output
    assert "Bewiesen: Eintrag 2 vom" in result.output
    assert "Byte für Byte" in result.output


def test_neither_a_database_nor_django_is_needed_for_it(papers: Papers) -> None:
    command = [sys.executable, "-c", WITHOUT_DJANGO, papers.file, "--proof", papers.proof]
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Bewiesen" in done.stdout


def test_another_file_is_found(papers: Papers) -> None:
    papers.file.write_bytes(papers.file.read_bytes().replace(b"2026", b"2027", 1))
    result = verify(papers.file, "--proof", papers.proof)
    assert result.exit_code == 1
    assert "katalog.json ist nicht, was eingetragen wurde" in result.output


def test_a_noted_head_takes_a_proof_that_leads_from_it(papers: Papers) -> None:
    alone = verify(papers.file, "--proof", papers.proof, "--head", papers.early)
    assert alone.exit_code == 1
    assert "Nichts beweist" in alone.output
    both = verify(
        papers.file, "--proof", papers.proof, "--proof", papers.step, "--head", papers.early
    )
    assert both.exit_code == 0, both.output
    forged = f"{papers.early.size}:{'ab' * 32}"
    other = verify(papers.file, "--proof", papers.proof, "--proof", papers.step, "--head", forged)
    assert other.exit_code == 1


def test_a_step_between_other_heads_does_not_help(papers: Papers, town: Municipality) -> None:
    """It is a proof, of something else: neither of its heads is that of the file's proof."""
    concept = CatalogueVersion.objects.earliest("pk").concept
    published_version(concept)
    operations.enter_missing()
    newest = queries.head(town.pk)
    assert newest
    step = papers.write("weiter.json", queries.consistency(town.pk, papers.early.size, newest))
    result = verify(papers.file, "--proof", papers.proof, "--proof", step, "--head", papers.early)
    assert result.exit_code == 1
    assert "Nichts beweist" in result.output


def test_what_was_changed_in_a_proof_proves_nothing(papers: Papers) -> None:
    document = json.loads(papers.proof.read_text())
    for entry in (
        {"number": 3},
        {"digest": "00" * 32},
        {"recorded_at": "2020-01-01T00:00:00Z"},
        {"kind": "x"},
        {"more": 1},
    ):
        other = papers.changed(papers.proof, entry=document["entry"] | entry)
        result = verify(papers.file, "--proof", other)
        assert result.exit_code == 1, result.output
        assert "beweist nichts" in result.output


NO_PROOFS = ["", "[]", "{}", "[" * 100_000, '{"format": "gemeinwerk-ledger-inclusion"}', "\udc00"]


def test_what_is_no_proof_ends_with_two(papers: Papers) -> None:
    path = papers.folder / "kaputt.json"
    for text in NO_PROOFS:
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        assert verify(papers.file, "--proof", path).exit_code == 2, text[:50]


def test_a_head_of_another_shape_is_no_proof(papers: Papers) -> None:
    document = json.loads(papers.proof.read_text())
    for value in (None, -1, "1", 2**80, True, [], {"size": 1}):
        other = papers.changed(papers.proof, head=document["head"] | {"size": value})
        assert verify("--proof", other).exit_code == 2, value


def test_with_the_database_a_file_is_found_by_itself(papers: Papers) -> None:
    result = verify(papers.file, "--head", papers.early)
    assert result.exit_code == 0, result.output
    assert "Bewiesen: Eintrag 2" in result.output
    assert "setzt das mit dem Stand" in result.output
    papers.file.write_bytes(b"{}")
    assert verify(papers.file).exit_code == 1


def test_a_head_of_another_history_is_said(papers: Papers) -> None:
    assert "NICHT" in verify("--head", f"{papers.early.size}:{'ab' * 32}").output
    assert "das Verzeichnis nur 7" in verify("--head", f"99:{'ab' * 32}").output
    assert verify("--head", f"99:{'ab' * 32}").exit_code == 1
    assert verify("--head", "neun").exit_code == 2


def test_the_whole_log_is_checked_in_both_languages(ledger: Ledger, town: Municipality) -> None:
    result = verify()
    assert result.exit_code == 0, result.output
    assert f"{town.name}: 3 Einträge, alles wie eingetragen. Stand 3:" in result.output
    measure = FrozenMeasure.objects.filter(version__number=2)[0]
    overwrite(measure, "title", "Führungskräfte nicht schulen")
    result = verify("--language", "en")
    assert result.exit_code == 1
    assert "Entry 2 (" in result.output


def test_what_was_blacked_out_is_corrected_with_a_reason(
    ledger: Ledger, town: Municipality
) -> None:
    def correct(*arguments: str) -> Result:
        return CliRunner().invoke(correct_command, list(arguments))

    overwrite(CatalogueVersion.objects.get(number=2), "note", "")
    overwrite(CatalogueVersion.objects.get(number=2), "kind", "council")
    result = correct(town.slug, "2", "--reason", "Name geschwärzt")
    assert result.exit_code == 0, result.output
    assert Entry.objects.get(position=3).corrects == 1
    assert "stimmt" in correct(town.slug, "4", "--reason", "x").output
    assert correct(town.slug, "9", "--reason", "x").exit_code == 2
    assert correct("nirgends", "1", "--reason", "x").exit_code == 2
    assert correct(town.slug, "1", "--reason", " ").exit_code == 2
