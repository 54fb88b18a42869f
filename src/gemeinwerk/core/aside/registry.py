"""What areas want loaded before a process is forked: they register it in their `ready`."""

from collections.abc import Callable

_warming: list[Callable[[], object]] = []


def register(warm: Callable[[], object]) -> None:
    """`warm` imports what is needed and does a small piece of work; called in the server alone."""
    _warming.append(warm)


def warm_up() -> None:
    for warm in _warming:
        warm()
