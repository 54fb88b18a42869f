"""The demonstration town, filled apart and served for as long as pictures are taken."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

PROGRAM = [sys.executable, "-c", "from gemeinwerk.config.program import main; main()"]
CHROMIUM = {
    "executable_path": "/usr/bin/chromium-headless-shell",
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--font-render-hinting=none",
    ],
}


@contextmanager
def havelfurt() -> Iterator[str]:
    """Its address, with Django set up on the same town."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GEMEINWERK_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "gemeinwerk.config.settings"
        subprocess.run([*PROGRAM, "demo", "--fill-only"], check=True)
        port = _free_port()
        server = subprocess.Popen([*PROGRAM, "serve", "--port", str(port)])
        try:
            import django

            django.setup()
            _wait_until_up(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def sign_in(page: Page, address: str) -> None:
    """As the first of the demonstration town's people: its office."""
    from gemeinwerk.demo.accounts import sign_ins

    office = next(iter(sign_ins()))
    page.goto(f"{address}/konto/anmelden/")
    page.fill("input[name=login]", office.email)
    page.fill("input[name=password]", office.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/arbeitsplatz/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    sys.exit("The server did not come up.")
