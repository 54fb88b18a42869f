"""Which changes there are, and which of them are tried."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.work_item import MutationSpec

# A sum made a product, a limit moved by one, a condition turned round: what a person gets wrong.
# No change of `|` and `&`: they stand in types and sets; no decorator taken away.
WANTED = re.compile(
    r"core/(ReplaceComparisonOperator_\w+|ReplaceTrueWithFalse|ReplaceFalseWithTrue"
    r"|ReplaceAndWithOr|ReplaceOrWithAnd|AddNot|NumberReplacer|ReplaceBreakWithContinue"
    r"|ReplaceContinueWithBreak|ZeroIterationForLoop|ReplaceUnaryOperator_Delete_Not"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|Add_Mul))$"
)


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
        for name, operator in operators:
            spots = [spot for node in nodes for spot in operator.mutation_positions(node)]
            for number, (begin, end) in enumerate(spots):
                yield MutationSpec(str(path), name, number, begin, end)
