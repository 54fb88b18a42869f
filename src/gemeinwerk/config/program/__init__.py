"""The program `gemeinwerk`: everything that is done from the shell.

A command's module is imported when the command is called, so `--help` answers at once.
"""

import importlib
import os
import sys

import click

from gemeinwerk.config.giving_way import give_way

# name: (module below this package, what it is for)
COMMANDS = {
    "demo": ("demo", "Fill the demonstration town and serve it."),
    "serve": ("serve", "Serve the pages."),
    "worker": ("serve", "Carry out background work: imports, mails."),
    "tick": ("serve", "Do what is due. To be run each minute."),
    "migrate": ("setting_up", "Bring the database up to date."),
    "town": ("setting_up", "Set up a municipality and its first account."),
    "import": ("importing", "Read a catalogue of measures from a file."),
    "values": ("values", "Enter measured values from a file of up to 100,000."),
    "export": ("exporting", "Write a catalogue of measures to a file."),
    "read": ("reading", "Show what is read from a catalogue file, and what is not."),
    "read-contacts": ("contacts", "Show what is read from a list of contacts, and what is not."),
    "check": ("check", "Say which measures are not fit to be decided, and why."),
    "plan": ("plan", "Find the best dates for meetings, or say why there are none."),
    "compose": ("compose", "Find who should sit in which group, or say why targets fail."),
    "disclose": ("disclose", "Say which counts can be published and give nobody away."),
    "backup": ("backup", "Write the database and all uploads to one file."),
    "verify": ("verify", "Check that nothing was changed since it was published."),
    "correct": ("correct", "Enter anew, with a reason, what had to be blacked out."),
    "restore": ("backup", "Bring back what a backup holds."),
}
# Commands whose work nobody waits for with a page open.
BEHIND = {"worker", "tick", "import", "values", "backup"}
# Commands that read what others wrote, in a process that takes as long to start as this one.
READING = {"import", "read", "read-contacts", "check", "values"}
# Commands that open no database and start without its layer, until they read files of others, or
# have no proof in hand.
WITHOUT_DATABASE = {"plan", "compose", "disclose", "verify"}


class Program(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        if name not in WITHOUT_DATABASE:
            set_up()
        module = importlib.import_module(f"{__name__}.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, f"{name.replace('-', '_')}_command")
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def set_up() -> None:
    """Once in a process: a second time would close what others log to."""
    import django
    from django.apps import apps

    if apps.ready:
        return
    django.setup()
    from gemeinwerk.config.starting import in_private

    in_private()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gemeinwerk", prog_name="gemeinwerk")
def program() -> None:
    """Gemeinwerk: from a municipality's promise to its effect.

    Settings come from the environment; docs/settings.md explains each.
    """


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinwerk.config.settings")
    if BEHIND.intersection(sys.argv[1:2]):
        give_way()
    if READING.intersection(sys.argv[1:2]) and not {"-h", "--help"}.intersection(sys.argv):
        from gemeinwerk.core import aside

        aside.begin()
    try:
        program(prog_name="gemeinwerk")
    except BrokenPipeError:
        sys.exit(141)
