"""A progress bar for work that takes longer than two seconds."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

_PATIENCE = 2.0
"""Seconds after which a bar shows how far it is."""


@contextmanager
def waiting(label: str) -> Iterator[Callable[[int], None]]:
    """A progress bar on the error output, which comes when it takes longer than two seconds."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"),
        console=console, transient=True,
    )  # fmt: skip
    task, begun = bar.add_task(label, total=100), time.monotonic()

    def on_progress(percent: int) -> None:
        bar.update(task, completed=percent)
        if time.monotonic() - begun > _PATIENCE and not bar.live.is_started:
            bar.start()

    try:
        yield on_progress
    finally:
        if bar.live.is_started:
            bar.stop()
