"""A database brought up to date, a town set up."""

import click
from django.db import transaction
from django.utils.text import slugify

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.operations import invite
from gemeinwerk.config.schema import bring_up_to_date
from gemeinwerk.core.errors import DomainError
from gemeinwerk.municipalities.models import Land
from gemeinwerk.municipalities.operations import set_up


@click.command("migrate")
def migrate_command() -> None:
    """Bring the database up to date. Safe to run at every start."""
    bring_up_to_date()
    click.echo("The database is up to date.")


@click.command("town")
@click.argument("name")
@click.option("--host", required=True, help="Host name it is served under, e.g. konzept.stadt.de.")
@click.option("--land", type=click.Choice(Land.values), required=True, help="Federal state.")
@click.option("--email", required=True, help="E-mail of the first account of the office.")
@click.option("--person", required=True, help="Name of the person with this account.")
def town_command(name: str, host: str, land: str, email: str, person: str) -> None:
    """Set up the municipality NAME and invite the first account of its office."""
    bring_up_to_date()
    try:
        with transaction.atomic():
            town = set_up(name=name, slug=slugify(name), land=land, host=host, by=None)
            invite(town, email=email, name=person, roles=[Role.OFFICE], by=None)
    except DomainError as error:
        raise click.ClickException(error.message) from error
    click.echo(f"{name} is set up under {host}. {email} gets a mail to choose a password.")
