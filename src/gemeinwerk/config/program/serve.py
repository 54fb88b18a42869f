"""Serving pages and doing what goes on behind them."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication

from gemeinwerk.config import loading, static_files, tick
from gemeinwerk.config.served_at import at_port
from gemeinwerk.config.server import HeardArbiter
from gemeinwerk.config.starting import begin

log = logging.getLogger("gemeinwerk.worker")
BACKGROUND = [sys.executable, "-m", "gemeinwerk.config.background"]
LOOK, PATIENCE = 0.5, 20.0
"""Seconds between two looks at whether the worker lives, and that it has to end."""


class Server(BaseApplication):
    """Gunicorn with its settings from our command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Once, before the processes part: each begins with everything loaded."""
        application = import_string(settings.WSGI_APPLICATION)
        loading.load_pages()
        return application

    def run(self) -> None:
        HeardArbiter(self).run()


def serve(host: str, port: int, *, processes: int, threads: int, quiet: bool = False) -> None:
    """Serve until stopped.

    `quiet`: the server itself says nothing unless something is wrong.
    """
    begin()
    static_files.collect()
    options = {
        "bind": f"{host}:{port}",
        "workers": processes,
        "threads": threads,
        "worker_class": "gemeinwerk.config.server.PatientWorker",
        # Readers look at a page before they open the next.
        "keepalive": 15,
        "limit_request_line": 8190,
        "limit_request_fields": 60,
        "limit_request_field_size": 8190,
        "timeout": 120,
        "preload_app": True,
        "control_socket_disable": True,
        "loglevel": "warning" if quiet else "info",
    }
    Server(options).run()


@contextmanager
def background() -> Iterator[None]:
    """A worker that also does what is due each minute, for as long as the block runs."""
    stop = threading.Event()
    keeper = threading.Thread(target=keep_going, args=(BACKGROUND, stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(timeout=PATIENCE + 5)


def keep_going(command: list[str], stop: threading.Event, pause: float = 5.0) -> None:
    """Run a command until told to stop; when it dies, killed for its memory say, begin it anew."""
    while not stop.is_set():
        process = subprocess.Popen(command)  # noqa: S603 - our own module
        while process.poll() is None and not stop.wait(LOOK):
            pass
        if process.poll() is None:
            _end(process)
        elif not stop.is_set():
            log.error("The worker ended (%s) and is begun anew", process.returncode)
            stop.wait(pause)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and make it: in a long task it does not listen. The task is begun again."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        log.warning("The worker was at work still and was killed")
        process.kill()
        process.wait()


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--processes", default=os.cpu_count() or 2, help="How many server processes.")
@click.option(
    "--threads",
    default=8,
    show_default=True,
    help="Threads in each process for those who read; for those who write, half as many more.",
)
@click.option(
    "--with-worker/--without-worker",
    default=False,
    help="Do background work as well, for small installations.",
)
def serve_command(host: str, port: int, processes: int, threads: int, with_worker: bool) -> None:
    """Serve the pages."""
    at_port(port)
    if with_worker:
        with background():
            serve(host, port, processes=processes, threads=threads)
    else:
        serve(host, port, processes=processes, threads=threads)


@click.command("worker")
def worker_command() -> None:
    """Carry out background work (imports, mails) until stopped."""
    begin()
    call_command("db_worker", reload=False, verbosity=1)


@click.command("tick")
def tick_command() -> None:
    """Do what is due: mails, work left behind. To be run each minute, e.g. by cron."""
    lines = list(tick.run())
    for line in lines:
        click.echo(line.text, err=line.failed)
    if any(line.failed for line in lines):
        sys.exit(1)
