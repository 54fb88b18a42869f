"""Enter anew what is published of a thing, with a reason; the old entry stays."""

import click

from gemeinwerk.core.errors import DomainError
from gemeinwerk.ledger import operations, queries
from gemeinwerk.ledger.models import Entry
from gemeinwerk.municipalities.models import Municipality


@click.command("correct")
@click.argument("town")
@click.argument("number", type=click.IntRange(min=1, max=10**9))
@click.option("--reason", required=True, help="Why, in a sentence that everybody may read.")
def correct_command(town: str, number: int, reason: str) -> None:
    """Correct entry NUMBER in the log of TOWN (its short name).

    For a frozen text that had to be blacked out, or of which a newer release keeps names back: what
    is published today is entered in its place. The old entry and its checksum stay.
    """
    if not reason.strip():
        raise click.BadParameter("says nothing", param_hint="--reason")
    try:
        key = Municipality.objects.values_list("pk", flat=True).get(slug=town)
        entry = queries.entry(key, number)
        corrected = operations.correct(entry, reason=reason, by=None)
    except Municipality.DoesNotExist:
        raise click.UsageError(f"There is no town “{town}”.") from None
    except Entry.DoesNotExist:
        raise click.UsageError(f"The log of “{town}” has no entry {number}.") from None
    except DomainError as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"Entry {corrected.number} corrects entry {number}: {corrected.digest}")
