"""The house's rule, held where import-linter cannot see: foreign keys, names, sizes."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import URLResolver, get_resolver

from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces
from tests.both import BOTH
from tests.each_of import each_of
from tests.sources import has_docstring

SRC = Path(__file__).resolve().parent.parent / "src" / "gemeinwerk"
LAYERS = [
    "core",
    "catalogue_files",
    "contact_files",
    "calendar_files",
    "contribution_files",
    "privacy",
    "audit",
    "ledger",
    "municipalities",
    "accounts",
    "notices",
    "actors",
    "calendars",
    "nominations",
    "concepts",
    "invitations",
    "compositions",
    "representation",
    "meetings",
    "minutes",
    "dots",
    "scheduling",
    "contributions",
    "measures",
    "comments",
    "answers",
    "questions",
    "figures",
    "monitoring",
    "progress_reports",
    "evaluation",
    "desk",
    "portal",
    "demo",
    "config",
]
# Plain Python below the layers; import-linter holds their order.
PLAIN = {"engines", "tables", "german"}
FACES = {"desk", "portal"}
OURS = [model for model in apps.get_models() if model.__module__.startswith("gemeinwerk.")]
PYTHON = [path for path in SRC.rglob("*.py") if "migrations" not in path.parts]
MOST_LINES = 400
# Not a verb itself: what every verb calls.
AUDIT = SRC / "audit" / "operations.py"
OPERATIONS = [
    path for path in PYTHON if "operations" in (path.stem, path.parent.name) and path != AUDIT
]


def area_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@each_of((model,) for model in OURS)
def test_a_foreign_key_points_to_the_past(model: type[models.Model]) -> None:
    """import-linter does not see a foreign key written as a string."""
    relations = [f for f in model._meta.get_fields() if f.is_relation and not f.auto_created]
    targets = [f.related_model for f in relations if f.related_model in OURS]
    upward = [t for t in targets if LAYERS.index(area_of(t)) > LAYERS.index(area_of(model))]
    assert upward == []


@each_of((model,) for model in OURS)
def test_where_something_may_be_missing_its_place_is_said(model: type[models.Model]) -> None:
    """SQLite puts it first, PostgreSQL last."""
    plain = [one for one in model._meta.ordering if isinstance(one, str)]
    assert [one for one in plain if _may_be_missing(model, one.lstrip("-"))] == []


def _may_be_missing(model: Any, path: str) -> bool:
    name, _, rest = path.partition("__")
    field = model._meta.get_field(model._meta.pk.name if name == "pk" else name)
    return bool(field.null or (rest and _may_be_missing(field.related_model, rest)))


# The day of a moment as UTC has it: in the evening that is yesterday.
_DAY_ELSEWHERE = re.compile(
    r"(_at|\.at|\bnow\(\))(\.date\(\)|\.(year|month|day)\b|\"\]\[:10\])"
    r"|date_format\([\w.]+(_at|\.at)\b|(_at|\.at):%d"
)


def test_the_day_of_a_moment_is_the_day_of_the_town() -> None:
    """With `localdate` or `localtime`."""
    found = {path: _DAY_ELSEWHERE.search(path.read_text("utf-8")) for path in PYTHON}
    assert {path: one[0] for path, one in found.items() if one} == {}


def test_every_area_stands_in_the_layers() -> None:
    areas = {path.parent.name for path in SRC.glob("*/__init__.py")} - PLAIN
    assert areas == set(LAYERS)


def test_a_file_fits_on_a_desk() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in PYTHON}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_a_module_says_in_its_first_line_what_it_is_for() -> None:
    sources = {path: path.read_text("utf-8") for path in PYTHON}
    silent = [path for path, source in sources.items() if not has_docstring(source)]
    assert [path for path in silent if sources[path].strip()] == []


def test_nothing_is_put_into_a_drawer_named_utils() -> None:
    drawers = {"utils", "common", "helpers", "misc", "signals"}
    assert [path for path in PYTHON if {path.stem, path.parent.name} & drawers] == []


def test_the_faces_never_import_each_other() -> None:
    for face in FACES:
        others = FACES - {face}
        text = "\n".join(path.read_text(encoding="utf-8") for path in (SRC / face).rglob("*.py"))
        assert [other for other in others if f"gemeinwerk.{other}" in text] == []


@each_of((path,) for path in OPERATIONS)
def test_a_verb_takes_its_subject_first_and_never_a_request(path: Path) -> None:
    """`adopt(measure, *, by, decided_on)`: one subject, the rest keyword-only."""
    verbs = [
        node
        for node in functions(path)
        if not node.name.startswith("_")
        and "by" in {arg.arg for arg in [*node.args.args, *node.args.kwonlyargs]}
    ]
    assert [verb.name for verb in verbs if len(verb.args.args) > 1] == []
    assert [verb.name for verb in verbs if "request" in {a.arg for a in verb.args.args}] == []


# --- one way to write ---------------------------------------------------------------------------

# A town as a subject is where something happens; an address is no row.
NO_ROWS = {"Municipality", "str"}
HOLDING = {
    "hold", "hold_all", "lock", "lock_invitation", "lock_letter", "lock_part", "lock_seat",
    "lock_text", "_held", "held_plan", "held_schedule",
}  # fmt: skip
# Each calls a verb, again and again or after reading a file for minutes.
AROUND_A_VERB = {"read_file", "save", "settle", "import_now", "erase_each"}
# Work in the background is claimed past what others hold; attempts at signing in belong to no verb.
# Erasing goes through every table there is.
CLAIMS = {
    "core/jobs/working.py",
    "accounts/limits.py",
    "privacy/erasing.py",
    "core/writing.py",
}


@cache
def functions(path: Path) -> list[ast.FunctionDef]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node for node in body if isinstance(node, ast.FunctionDef)]


def is_verb(function: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "verb" for one in function.decorator_list)


@cache
def verbs() -> set[str]:
    return {one.name for path in OPERATIONS for one in functions(path) if is_verb(one)}


def unheld(function: ast.FunctionDef) -> list[str]:
    """What a verb does with its subject other than holding it or handing it to another verb.

    The key never changes.
    """
    subject = next(iter(function.args.args), None)
    if subject is None or ast.unparse(subject.annotation or subject) in NO_ROWS:
        return []
    found: list[str] = []

    def visit(node: ast.AST, allowed: bool) -> None:
        if isinstance(node, ast.Attribute) and node.attr == "pk":
            return
        if isinstance(node, ast.Name) and node.id == subject.arg and not allowed:
            found.append(f"{function.name}, line {node.lineno}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            visit(node.func, allowed)
            for part in [*node.args, *(keyword.value for keyword in node.keywords)]:
                visit(part, allowed or name in HOLDING | verbs())
            return
        for child in ast.iter_child_nodes(node):
            visit(child, allowed)

    for statement in function.body:
        if is_held_under_its_name(statement, subject.arg):
            break
        visit(statement, allowed=False)
    return found


def is_held_under_its_name(statement: ast.stmt, name: str) -> bool:
    """`user = hold(user)`: from here on the name means the row that is held."""
    return (
        isinstance(statement, ast.Assign)
        and [ast.unparse(target) for target in statement.targets] == [name]
        and isinstance(statement.value, ast.Call)
        and ast.unparse(statement.value.func) in HOLDING
    )


@each_of((path,) for path in OPERATIONS)
def test_a_verb_reads_only_what_it_holds(path: Path) -> None:
    """A row as a page loaded it may be out of date: adopted, changed or deleted meanwhile."""
    assert [line for one in functions(path) if is_verb(one) for line in unheld(one)] == []


@each_of((path,) for path in OPERATIONS if path.stem != "writing")  # what verbs share
def test_whoever_acts_acts_with_a_verb(path: Path) -> None:
    acting = [
        one
        for one in functions(path)
        if not one.name.startswith("_") and "by" in {arg.arg for arg in one.args.kwonlyargs}
    ]
    assert [one.name for one in acting if not is_verb(one) and one.name not in AROUND_A_VERB] == []


def test_rows_are_held_in_one_way() -> None:
    """So that all come in the same order: see core/writing.py."""
    locking = {
        str(path.relative_to(SRC))
        for path in PYTHON
        if "select_for_update" in path.read_text(encoding="utf-8")
    }
    assert locking <= CLAIMS


def test_a_verb_requires_and_does_not_ask() -> None:
    """`permits` and `is_writable` answer for a page; whatever requires looks for the held row."""
    asking = re.compile(r"\b(?:permits|is_writable)\(")
    found = {
        f"{path.relative_to(SRC)}: {one.name}"
        for path in OPERATIONS
        for one in functions(path)
        if asking.search(ast.unparse(one))
    }
    assert found == {"measures/operations/writing.py: text_stands"}


# --- pages --------------------------------------------------------------------------------------


def test_templates_hold_no_inline_script_or_style() -> None:
    """The content security policy refuses them; a browser would show the page without."""
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", re.I)
    # Printed documents carry their styles with them: no browser loads these pages.
    pages = [path for path in SRC.rglob("*.html") if "exporting" not in path.parts]
    found = [path for path in pages if inline.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_every_address_a_template_names_is_there() -> None:
    known = set(named_addresses(get_resolver()))
    wanted = {
        (str(path.relative_to(SRC)), name)
        for path in SRC.rglob("*.html")
        for name in re.findall(r"""{% url ['"]([^'"]+)""", path.read_text())
    }
    assert {one for one in wanted if one[1] not in known} == set()


def named_addresses(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """Names of all addresses with their namespace, as a template writes them."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from named_addresses(entry, inner)
        elif entry.name:
            yield f"{namespace}{entry.name}"


def test_no_file_names_a_registry_or_a_machine() -> None:
    root = SRC.parent.parent
    locks = [*root.glob("requirements/*.txt"), root / "package-lock.json"]
    addresses = re.compile(r"https?://|file:/|/opt/|\"resolved\"")
    assert [path.name for path in locks if addresses.search(path.read_text("utf-8"))] == []


# Numbers are written as Germans read them (5.000): right for a reader, wrong for a program.
KEY_FOR_READERS = re.compile(r"\{\{ *(?!form\.)[\w.]+\.(?:pk|revision) *\}\}")


def test_a_page_writes_a_key_as_a_key() -> None:
    """The 1,000th measure is 1000 in a form, never 1.000."""
    texts = {str(path): path.read_text(encoding="utf-8") for path in SRC.rglob("*.html")}
    assert len(texts) > 100
    assert [name for name, text in texts.items() if KEY_FOR_READERS.search(text)] == []


def test_numbers_in_addresses_and_hidden_fields_have_an_end() -> None:
    """`<int:…>` takes 5,000 digits, and `int` breaks on them: `<number:…>`, `whole_number`."""
    endless = [path for path in PYTHON if path.stem == "urls" and "<int:" in path.read_text()]
    views = [path for path in PYTHON if {path.stem, path.parent.name} & {"views"}]
    unbounded = [path for path in views if re.search(r"\.is(decimal|digit)\(", path.read_text())]
    assert endless + unbounded == []


# --- where people's data live ---------------------------------------------------------------------

EVERY_TABLE = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]


@each_of((model,) for model in EVERY_TABLE)
def test_every_text_is_known_to_hold_people_or_not(model: type[models.Model]) -> None:
    """In an area's `personal_data.py`: ours and third parties', so that a new one is not forgotten.

    Each column once: two declarations would contradict each other.
    """
    known = {table.label: table.declared for table in registry.tables()}
    declared = known.get(model._meta.label_lower, [])
    assert sorted(declared) == sorted(registry.texts_of(model))


def test_whatever_may_name_people_says_how_long_it_is_kept() -> None:
    kept = [table for table in registry.tables() if set(table.declared) - set(table.nothing)]
    assert [table.label for table in kept if not table.kept] == []
    places = [folder for folder in registry.folders() if not folder.nothing]
    assert [str(place.noun) for place in places if not place.kept or not place.erase] == []


def test_every_exemption_has_a_reason() -> None:
    reasons = [
        str(reason)
        for table in registry.tables()
        for reason in (*table.stays.values(), *table.nothing.values())
    ]
    assert [reason for reason in reasons if len(reason) < len("a code")] == []


def test_every_town_is_found_from_its_rows() -> None:
    """A path that does not lead to a town would search another town's texts, or none."""
    for table in registry.tables():
        str(table.rows_in(Traces(frozenset({1}))).query)


def test_every_place_for_files_is_known_to_hold_people_or_not() -> None:
    known = {place.path() for place in registry.folders()}
    database = Path(str(settings.DATABASES["default"]["NAME"])).name
    written = {
        settings.VAR_DIR / name
        for path in PYTHON
        for name in re.findall(r"""VAR_DIR / ["']([^"']+)""", path.read_text(encoding="utf-8"))
        if name not in {database, "gemeinwerk.sqlite3"}
    }
    # Tests keep some of them elsewhere.
    moved = {
        settings.MEDIA_ROOT: "uploads",
        settings.DERIVED_ROOT: "files",
        settings.ERASED_FILE: "erased.jsonl",
    }
    known |= {settings.VAR_DIR / name for place, name in moved.items() if place in known}
    assert written - known == set()


def test_each_decision_has_a_number_of_its_own() -> None:
    files = sorted((SRC.parent.parent / "docs" / "adr").glob("0*.md"))
    numbers = [int(path.name[:4]) for path in files]
    assert numbers == list(range(1, len(files) + 1))
    for number, path in zip(numbers, files, strict=True):
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. "), path.name


def test_what_is_tried_on_both_databases_is_there() -> None:
    """A file that got another name would be left out in silence."""
    assert sorted(str(path) for path in BOTH if not path.is_file()) == []
