"""A mailbox over IMAP on loopback, as small as what is asked of it: it keeps messages and flags."""

import re
import socketserver
import threading
from typing import Any


class ImapBox:
    """`messages`: what lies in it, by its key; one that is flagged goes when it is expunged."""

    def __init__(self, messages: list[bytes], password: str = "geheim") -> None:
        self.messages = dict(enumerate(messages, 1))
        self.password = password
        self.deleted: set[int] = set()
        self.said: list[str] = []

    def __enter__(self) -> "ImapBox":
        box = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"* OK here\r\n")
                while line := self.rfile.readline().decode():
                    tag, _space, command = line.strip().partition(" ")
                    box.said.append(command)
                    for part in box._answer(command):
                        self.wfile.write(part)
                    good = not command.startswith("LOGIN") or box.password in command
                    self.wfile.write(f"{tag} {'OK' if good else 'NO'} done\r\n".encode())
                    if command.startswith("LOGOUT"):
                        return

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_problem: Any) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, command: str) -> list[bytes]:
        if command.startswith("CAPABILITY"):
            return [b"* CAPABILITY IMAP4rev1\r\n"]
        if command.startswith("SELECT"):
            return [f"* {len(self.messages)} EXISTS\r\n".encode()]
        if "SEARCH" in command:
            keys = " ".join(str(key) for key in self.messages if key not in self.deleted)
            return [f"* SEARCH {keys}\r\n".encode()]
        if found := re.match(r"UID FETCH (\d+)", command):
            key = int(found[1])
            raw = self.messages[key]
            head = f"* {key} FETCH (UID {key} BODY[] {{{len(raw)}}}\r\n".encode()
            return [head, raw, b")\r\n"]
        if found := re.match(r"UID STORE (\d+)", command):
            self.deleted.add(int(found[1]))
        if command.startswith("EXPUNGE"):
            for key in self.deleted:
                self.messages.pop(key, None)
            self.deleted.clear()
        return []
