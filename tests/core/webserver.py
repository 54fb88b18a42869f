"""A web server on loopback that answers as it is told, and remembers what it was asked."""

import http.server
import threading
import time
from collections.abc import Callable
from typing import Any


class WebServer:
    """`answer(handler)` writes the answer to a GET or POST; `asked`: the paths."""

    def __init__(self, answer: Callable[[Any], None]) -> None:
        self.asked: list[str] = []
        self.closing = threading.Event()
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.path)
                try:
                    answer(self)
                except OSError:
                    pass

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, *_args: Any) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "WebServer":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_problem: Any) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


def plain(content: bytes = b'{"a": 1}') -> Callable[[Any], None]:
    def answer(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def redirect(to: str) -> Callable[[Any], None]:
    def answer(handler: Any) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()

    return answer


def endless(handler: Any) -> None:
    """A body without a length and without an end."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65_536)


def drip_body(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    _drip(handler)


def drip_headers(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
    _drip(handler)


def silent(handler: Any) -> None:
    time.sleep(3)


def _drip(handler: Any) -> None:
    for _ in range(400):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.02)
