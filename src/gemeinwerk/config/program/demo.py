"""The demonstration town: filled once, then served."""

import os
from typing import Any

import click
from django.conf import settings
from django.core.management import call_command
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from gemeinwerk.config.program.serve import background, serve
from gemeinwerk.config.schema import bring_up_to_date
from gemeinwerk.config.served_at import at_port
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
    if settings.PRODUCTION:
        raise click.ClickException(
            "Everybody knows the passwords of the demonstration town, so there is none in "
            "production. Try it out without GEMEINWERK_MODE."
        )
    at_port(port)
    address = f"{host}:{port}"
    if os.environ.get("RUN_MAIN") == "true":  # the process the reloader starts anew
        call_command("runserver", address)
        return
    console.print("Bringing the database up to date …")
    bring_up_to_date()
    fill()
    if fill_only:
        return
    tell(address)
    with background():
        if reload:
            call_command("runserver", address)
        else:
            serve(host, port, processes=2, threads=8, quiet=True)


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


def tell(address: str) -> None:
    """The address, and a sign-in for each role."""
    people = sign_ins()
    wide = {
        name: max(len(getattr(one, name)) for one in people) for name in ("role", "name", "email")
    }
    click.echo("\nSign in as one of these, all with the password " + people[0].password + "\n")
    for one in people:
        columns = [getattr(one, name).ljust(wide[name]) for name in wide]
        click.echo("  " + "   ".join(columns).rstrip())
    click.echo(f"\nHavelfurt is at http://{address}/ - Ctrl+C stops it.")
