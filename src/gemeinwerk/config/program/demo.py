"""The demonstration town: filled once, then served."""

import os
from typing import Any

import click
from django.core.management import call_command
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from gemeinwerk.config.program.serve import background, serve
from gemeinwerk.config.program.setting_up import migrate
from gemeinwerk.demo.accounts import sign_ins
from gemeinwerk.demo.build import STEPS, build, is_built

console = Console()


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--reload", is_flag=True, help="Serve anew whenever the code changes.")
@click.option("--fill-only", is_flag=True, help="Fill the town and stop without serving it.")
def demo_command(host: str, port: int, reload: bool, fill_only: bool) -> None:
    """Fill an empty database with the invented town of Havelfurt, and serve it."""
    if os.environ.get("RUN_MAIN") == "true":  # the reloader's own process: all is there
        _serve_reloading(host, port)
        return
    console.print("Bringing the database up to date …")
    migrate()
    fill()
    _tell(host, port)
    if reload:
        _serve_reloading(host, port)
    elif not fill_only:
        with background():
            serve(host, port, processes=2, threads=8)


def fill() -> None:
    """Fill the town with a bar that shows how far it has come; a town that is there stays."""
    if is_built():
        console.print("Havelfurt is there already and stays as it is.")
        return
    console.print("Filling Havelfurt, an invented town:")
    columns: tuple[Any, ...] = (
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(STEPS[0].label, total=len(STEPS))
        labels = [step.label for step in STEPS[1:]]
        for _step, following in zip(build(), [*labels, "done"], strict=True):
            progress.update(task, advance=1, description=following)


def _tell(host: str, port: int) -> None:
    """The address, and a sign-in for each role."""
    table = Table(box=None, padding=(0, 3, 0, 0))
    for heading in ("Role", "Name", "E-mail", "Password"):
        table.add_column(heading, no_wrap=True)
    for one in sign_ins():
        table.add_row(one.role, one.name, one.email, one.password)
    console.print()
    console.print(table)
    console.print(f"\nHavelfurt is at [bold]http://{host}:{port}/[/bold] – Ctrl+C stops it.\n")


def _serve_reloading(host: str, port: int) -> None:
    with background():
        call_command("runserver", f"{host}:{port}")
