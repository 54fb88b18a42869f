"""Which changes there are, and which of them are tried.

Left out is what decides nothing: what a decorator is told (the size of a memory, a frozen record)
and the star of a signature, which only looks like a product.
"""

import ast
import random
import re
from collections.abc import Iterator
from pathlib import Path

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.work_item import MutationSpec

# A sum made a product, a limit moved by one, a condition turned round: what a person gets wrong.
# No change of `|` and `&`: they stand in types and sets; no decorator taken away; no `==` made an
# `is`, which nobody can tell for a state, a small number or a short word.
WANTED = re.compile(
    r"core/(ReplaceComparisonOperator_(?!(?:Eq_Is|NotEq_IsNot|Is_Eq|IsNot_NotEq)$)\w+"
    r"|ReplaceTrueWithFalse|ReplaceFalseWithTrue"
    r"|ReplaceAndWithOr|ReplaceOrWithAnd|AddNot|NumberReplacer|ReplaceBreakWithContinue"
    r"|ReplaceContinueWithBreak|ZeroIterationForLoop|ReplaceUnaryOperator_Delete_Not"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|Add_Mul))$"
)

Place = tuple[int, int]
"""Line and column."""


def sample(files: list[Path], size: int, seed: int) -> list[MutationSpec]:
    """So many changes at so many places, the same for the same seed and code."""
    chance = random.Random(seed)
    by_place: dict[tuple[str, tuple[int, int]], list[MutationSpec]] = {}
    for one in _all(files):
        by_place.setdefault((str(one.module_path), one.start_pos), []).append(one)
    places = sorted(by_place)
    return [
        chance.choice(by_place[place]) for place in chance.sample(places, min(size, len(places)))
    ]


def _all(files: list[Path]) -> Iterator[MutationSpec]:
    names = [name for name in cosmic_ray.plugins.operator_names() if WANTED.match(name)]
    operators = [(name, cosmic_ray.plugins.get_operator(name)()) for name in sorted(names)]
    for path in files:
        nodes = list(ast_nodes(get_ast_from_path(path)))
        known = list(ast.walk(ast.parse(path.read_text())))
        decorators, sums = list(_decorators(known)), list(_sums(known))
        for name, operator in operators:
            spots = [spot for node in nodes for spot in operator.mutation_positions(node)]
            for number, (begin, end) in enumerate(spots):
                if _stands_in(decorators, begin):
                    continue
                if "BinaryOperator" in name and not _stands_in(sums, begin):
                    continue
                yield MutationSpec(str(path), name, number, begin, end)


def _decorators(nodes: list[ast.AST]) -> Iterator[tuple[Place, Place]]:
    for node in nodes:
        for one in getattr(node, "decorator_list", ()):
            yield (one.lineno, one.col_offset), (one.end_lineno, one.end_col_offset)


def _sums(nodes: list[ast.AST]) -> Iterator[tuple[Place, Place]]:
    for one in nodes:
        if isinstance(one, ast.BinOp):
            yield _end(one.left), (one.right.lineno, one.right.col_offset)
        elif isinstance(one, ast.AugAssign):
            yield _end(one.target), (one.value.lineno, one.value.col_offset)


def _end(node: ast.expr) -> Place:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset


def _stands_in(spans: list[tuple[Place, Place]], place: Place) -> bool:
    return any(begin <= place < end for begin, end in spans)
