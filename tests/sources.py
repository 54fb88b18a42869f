"""What stands in a module, found without reading all of it as Python: that takes long for all."""

import ast
import re
from collections.abc import Iterator

_IMPORT = re.compile(
    r"^[ \t]*((?:from\b(?:[^\n(\\]|\\\n)+\([^)]*\)|(?:from|import)\b(?:[^\n\\]|\\\n)*))", re.M
)

_SAID = re.compile(r'"""\s*[^"\s]')


def imports_of(source: str) -> Iterator[ast.Import | ast.ImportFrom]:
    """Each import, wherever it stands: a statement has a line of its own here (ruff sees to it)."""
    for found in _IMPORT.finditer(source):
        try:
            statements = ast.parse(found[1].strip()).body
        except SyntaxError:  # a line of a text
            continue
        yield from (one for one in statements if isinstance(one, ast.Import | ast.ImportFrom))


def has_docstring(source: str) -> bool:
    """Whether a module says what it is for."""
    return bool(_SAID.match(source)) or bool(ast.get_docstring(ast.parse(source)))
