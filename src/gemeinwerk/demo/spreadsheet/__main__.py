"""`python -m gemeinwerk.demo.spreadsheet`: write the spreadsheet again."""

import click

from gemeinwerk.demo.content import SPREADSHEET
from gemeinwerk.demo.spreadsheet.office_xlsx import as_bytes

SPREADSHEET.write_bytes(as_bytes())
click.echo(f"Wrote {SPREADSHEET}.")
