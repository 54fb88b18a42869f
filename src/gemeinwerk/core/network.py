"""Reaching out to another machine within a bounded time, the look-up of its name included."""

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

Address = tuple[Any, ...]
"""As `socket.connect` takes it: (host, port) or (host, port, flow, scope)."""
_MOST_ADDRESSES = 8


def resolve(host: str, port: int, *, within: float) -> list[tuple[int, Address]]:
    """The addresses of a name, as (family, address), at most eight.

    The system's look-up knows no limit of time; it is left behind in a thread of its own when it
    takes longer. Raises TimeoutError then, and OSError where there is no such name.
    """
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as problem:
            found.append(problem)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(within)
    if not found:
        raise TimeoutError(f"Looking up {host} took longer than {within:g} s")
    if isinstance(found[0], UnicodeError):
        raise OSError(f"{host!r} is no name of a machine")
    if isinstance(found[0], OSError):
        raise found[0]
    return [(info[0], info[4]) for info in found[0]][:_MOST_ADDRESSES]


def connect(
    host: str,
    port: int,
    *,
    within: float,
    allowed: Callable[[str], bool] = lambda address: True,
) -> socket.socket:
    """A connection to a machine; `within` is for its name and all its addresses together.

    `allowed` is asked about each address that the name has, and the connection goes to that very
    address: a name that means another one a moment later changes nothing. Raises OSError.
    """
    end = time.monotonic() + within
    problem: OSError = OSError(f"{host} has no address that may be asked")
    for family, address in resolve(host, port, within=within):
        if not allowed(address[0]):
            continue
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"Reaching {host} took longer than {within:g} s")
        found = socket.socket(family, socket.SOCK_STREAM)
        try:
            found.settimeout(left)
            found.connect(address)
        except OSError as refused:
            found.close()
            problem = refused
        else:
            return found
    raise problem
