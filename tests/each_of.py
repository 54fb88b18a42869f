"""Many small cases without a fixture: fifty to a test, which tells of each that went wrong."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

Check = Callable[..., None]
AT_ONCE = 50
"""A test for each of thousands takes longer around the case than for it."""


def each_of(
    cases: Iterable[tuple[Any, ...]],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As `parametrize`, for a function that takes nothing but a case."""
    every = list(cases)
    some = {f"from {n}": every[n : n + AT_ONCE] for n in range(0, len(every), AT_ONCE)}

    def decorated(check: Check) -> Check:
        def test(some: list[tuple[Any, ...]]) -> None:
            wrong = [told for case in some for told in _told(check, case)]
            assert not wrong, "\n\n".join(wrong)

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return pytest.mark.parametrize("some", some.values(), ids=some)(test)

    return decorated


def _told(check: Check, case: tuple[Any, ...]) -> list[str]:
    try:
        check(*case)
    except AssertionError as error:
        return [f"{case}: {error}"]
    return []
