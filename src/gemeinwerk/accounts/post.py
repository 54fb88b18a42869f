"""How accounts reach people by mail. The outbox stands above this area and registers itself."""

from typing import Any, Protocol


class Deliver(Protocol):
    """As `notices.operations.queue`."""

    def __call__(
        self, kind: str, *, town: Any, to: Any, path: str = "", context: Any = None
    ) -> None: ...


_delivers: list[Deliver] = []


def register(deliver: Deliver) -> None:
    _delivers[:] = [deliver]


def send(kind: str, *, town: Any, to: Any, path: str = "", **context: Any) -> None:
    """Write a mail of a kind, in the transaction of the verb it tells of."""
    for deliver in _delivers:
        deliver(kind, town=town, to=to, path=path, context=context)
