"""Who reads what strangers sent, and who may open a connection to another machine."""

import ast
import re

import pytest

from tests.sources import imports_of
from tests.test_house import PYTHON, SRC


def test_what_strangers_sent_is_read_in_a_process_of_its_own() -> None:
    """Nobody but the readers themselves reads a file where it could stop everything."""
    readers = re.compile(
        r"from gemeinwerk\.(catalogue_files|measures\.own_file) import [^\n]*\bread\b"
        r"|own_file\.read\b|read_xlsx|read_ods"
    )
    inside = {SRC / "tables", SRC / "catalogue_files"}
    others = [path for path in PYTHON if not inside & set(path.parents)]
    assert [path for path in others if readers.search(path.read_text("utf-8"))] == []


# Who may open a connection to another machine: all else goes through `core.fetching`.
OUTGOING = {
    "requests", "urllib.request", "urllib3", "http.client", "httpx", "aiohttp", "ftplib", "smtplib",
    "imaplib", "poplib", "telnetlib", "xmlrpc", "socket", "ssl", "asyncio", "paramiko", "httplib2",
}  # fmt: skip
WAYS_OUT = {
    "core/fetching.py", "core/network.py", "notices/mailserver.py", "notices/bounces/mailbox.py",
}  # fmt: skip
# Names what went wrong, or takes what others open; opens nothing itself.
ONLY_ERRORS = {
    "config/server.py": {"socket"},
    "notices/sending.py": {"smtplib"},
    "accounts/views/entrance.py": {"requests", "requests.RequestException"},
}


def test_nobody_else_opens_an_address() -> None:
    opened = {str(path.relative_to(SRC)): _ways_out(path.read_text("utf-8")) for path in PYTHON}
    opened = {name: modules - ONLY_ERRORS.get(name, set()) for name, modules in opened.items()}
    assert {name for name, modules in opened.items() if modules} <= WAYS_OUT


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import os, socket",
        "def late():\n    from http import client\n",
        "from urllib import (\n    parse,\n    request,\n)\n",
        "from \\\n  urllib.request import urlopen",
    ],
)
def test_wherever_it_is_imported_it_is_seen(source: str) -> None:
    assert _ways_out(source)


def _ways_out(source: str) -> set[str]:
    return {
        module
        for node in imports_of(source)
        for module in _modules(node)
        if any(module == one or module.startswith(f"{one}.") for one in OUTGOING)
    }


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{one.name}" for one in node.names)]
    return []


def test_what_is_printed_looks_nothing_up() -> None:
    """WeasyPrint would fetch pictures and styles that a text names."""
    sources = [path.read_text("utf-8") for path in PYTHON]
    calls = [
        node
        for source in sources
        if "HTML(" in source or "CSS(" in source
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"HTML", "CSS"}
    ]
    assert calls
    assert [one for one in calls if "url_fetcher" not in {k.arg for k in one.keywords}] == []
