"""The program: every command explains itself."""

import pytest
from click.testing import CliRunner

from gemeinwerk.config.program import COMMANDS, program


def test_help_lists_every_command_with_what_it_is_for() -> None:
    shown = CliRunner().invoke(program, ["--help"]).output
    assert [name for name, (_, text) in COMMANDS.items() if f"  {name}" not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(program, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"Usage: program {name}")


def test_an_unknown_command_is_refused_with_a_sentence() -> None:
    result = CliRunner().invoke(program, ["fly"])
    assert result.exit_code == 2
    assert "No such command 'fly'" in result.output
