"""Two hundred readers in a process of their own: what they wait for is the server, never those who
edit in the process that measures.
"""

import asyncio
import json
import random
import subprocess
import sys
from contextlib import suppress
from time import perf_counter

HOST, READERS = "127.0.0.1", 200
PAUSE = (1.0, 3.0)
"""Seconds a reader looks at a page; an editor thinks as long."""


def read(port: int, pages: list[str], seconds: float) -> list[float]:
    """How long each answer took."""
    asked = json.dumps([port, pages, seconds])
    done = subprocess.run(
        [sys.executable, "-m", "bench.readers"], input=asked, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    taken: list[float] = json.loads(done.stdout)
    return taken


async def crowd(port: int, pages: list[str], seconds: float) -> list[float]:
    """How long each answer took."""
    taken: list[float] = []
    end = perf_counter() + seconds
    await asyncio.gather(*(_reader(port, pages, end, seed, taken) for seed in range(READERS)))
    return taken


async def _reader(port: int, pages: list[str], end: float, seed: int, taken: list[float]) -> None:
    chance = random.Random(seed)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(chance.uniform(0, PAUSE[1]))
    try:
        while perf_counter() < end:
            began = perf_counter()
            try:
                status, keeps = await _get(reader, writer, chance.choice(pages))
            except (asyncio.IncompleteReadError, ConnectionError):
                # The server had closed a connection that said nothing: a browser asks anew.
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                status, keeps = await _get(reader, writer, chance.choice(pages))
            taken.append(perf_counter() - began)
            if status != 200:
                raise RuntimeError(f"a reader was answered {status}")
            if not keeps:
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.sleep(chance.uniform(*PAUSE))
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _get(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, page: str
) -> tuple[int, bool]:
    """The status of a page that was read whole, and whether the connection stays."""
    writer.write(f"GET {page} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length: ")[2].partition("\r\n")[0]
    await reader.readexactly(int(length))
    return int(head.split()[1]), "connection: close" not in head


if __name__ == "__main__":
    print(json.dumps(asyncio.run(crowd(*json.load(sys.stdin)))))
