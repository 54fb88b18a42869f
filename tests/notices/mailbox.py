"""A mail server on loopback, which can go silent at any step."""

import socketserver
import threading
from typing import Any

STEPS = ("hello", "EHLO", "MAIL", "RCPT", "DATA", "body")


class Mailbox:
    """`silent_at`: the step it never answers. `drip`: it answers a letter at a time, for ever.

    `messages`: what it was handed whole, `connections`: how often it was called.
    """

    def __init__(self, *, silent_at: str = "", drip: bool = False, silent_from: int = 1) -> None:
        self.silent_at, self.drip, self.silent_from = silent_at, drip, silent_from
        self.messages: list[str] = []
        self.connections = 0
        self.reached = threading.Event()
        self._closing = threading.Event()

    def __enter__(self) -> "Mailbox":
        mailbox = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                mailbox.connections += 1
                try:
                    mailbox._talk(self)
                except OSError:
                    pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_problem: Any) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def _talk(self, line: Any) -> None:
        self._answer(line, "hello", "220 here")
        while command := line.rfile.readline().decode().strip():
            verb = command[:4].upper()
            if verb == "DATA":
                self._answer(line, "DATA", "354 go on")
                self.messages.append(_body(line.rfile))
                self._answer(line, "body", "250 taken")
            elif verb == "QUIT":
                self._answer(line, "QUIT", "221 bye")
                return
            else:
                self._answer(line, verb, "250 good")

    def _answer(self, line: Any, step: str, text: str) -> None:
        if step == self.silent_at and len(self.messages) >= self.silent_from - (step != "body"):
            self.reached.set()
            while self.drip and not self._closing.wait(0.02):
                line.wfile.write(b"2")
            self._closing.wait()
        line.wfile.write(f"{text}\r\n".encode())


def _body(file: Any) -> str:
    lines = []
    while (text := file.readline().decode().rstrip("\r\n")) != ".":
        lines.append(text)
    return "\n".join(lines)
