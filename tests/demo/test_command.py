"""`gemeinwerk demo`: what it says, and that a town which is there stays as it is."""

import pytest
from click.testing import CliRunner

from gemeinwerk.config.program import demo
from gemeinwerk.demo.accounts import sign_ins
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_a_town_that_is_there_stays(
    havelfurt: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "bring_up_to_date", lambda: None)
    before = Measure.objects.count()
    result = CliRunner().invoke(demo.demo_command, ["--fill-only"])
    assert result.exit_code == 0
    assert "Havelfurt is there already and stays as it is." in result.output
    assert Measure.objects.count() == before


def test_it_ends_with_the_address_and_a_sign_in_for_each_role(
    capsys: pytest.CaptureFixture[str],
) -> None:
    demo.tell("127.0.0.1:8000")
    lines = capsys.readouterr().out.strip().splitlines()
    emails = [line.split()[-1] for line in lines if "@" in line]
    assert emails == [one.email for one in sign_ins()]
    assert lines[0].endswith("an-der-furt-ist-platz")
    assert lines[-1] == "Havelfurt is at http://127.0.0.1:8000/ - Ctrl+C stops it."
