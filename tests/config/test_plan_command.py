"""`gemeinwerk plan` from the shell, with the handbook's example."""

import _thread
import ctypes
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from tests.working_apart import die_reading

from gemeinwerk.config.program.plan import plan_command
from gemeinwerk.engines.planning import planner
from gemeinwerk.engines.planning.plan import Plan, Status
from gemeinwerk.scheduling import apart

EXAMPLE = Path(__file__).parents[2] / "docs" / "planning" / "example.json"
COUNCIL = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rat//DE\r\nBEGIN:VEVENT\r\nUID:1@rat\r\n"
    b"DTSTAMP:20270101T000000Z\r\nDTSTART;VALUE=DATE:20270609\r\nSUMMARY:Hauptausschuss\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def run(*arguments, **more):
    return CliRunner().invoke(plan_command, [str(one) for one in arguments], **more)


def dates(plan):
    return [one["date"] for one in json.loads(plan)["meetings"]]


def test_a_word_of_the_solver_does_not_stand_in_the_answer(monkeypatch, capfd):
    """HiGHS prints past Python, and what it prints may wait until the program ends."""
    plan = planner.plan

    def talkative(*arguments, **more):
        ctypes.CDLL(None).printf(b"transformNewIntegerFeasibleSolution\n")
        return plan(*arguments, **more)

    monkeypatch.setattr(planner, "plan", talkative)
    with pytest.raises(SystemExit):
        plan_command([str(EXAMPLE), "--format", "json"], standalone_mode=False)
    ctypes.CDLL(None).fflush(None)
    out, err = capfd.readouterr()
    assert json.loads(out)["status"] == "optimal"
    assert "transformNewIntegerFeasibleSolution" in err


@pytest.fixture
def asked(tmp_path):
    """Writes the example as a file, with what is to be different."""

    def write(**more):
        data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
        data["series"][0] |= more.pop("series", {})
        path = tmp_path / "aufgabe.json"
        path.write_text(json.dumps(data | more), encoding="utf-8")
        return path

    return write


def test_the_plan_is_told_in_both_languages():
    german, english = run(EXAMPLE), run(EXAMPLE, "--language", "en", "--compare")
    assert (german.exit_code, german.stdout[:26]) == (0, "Bester Plan – nachweislich")
    assert (english.exit_code, english.stdout[:18]) == (0, "Best plan – proven")
    assert "Compared with today's practice" in english.stdout.splitlines()
    assert german.stderr == ""


def test_the_plan_as_json_from_the_standard_input():
    result = run("-", "--format", "json", input=EXAMPLE.read_bytes())
    assert (result.exit_code, dates(result.stdout)) == (0, ["2027-06-09", "2027-06-14"])
    assert json.loads(result.stdout)["status"] == "optimal"


def test_files_are_written_as_their_names_end_beside_what_is_shown(tmp_path):
    names = ["plan.json", "plan.xlsx", "plan.ics", "plan.csv", "plan.txt", "plan"]
    outs = [part for name in names for part in ("--out", tmp_path / "neu" / name)]
    shown = run(EXAMPLE, *outs).stdout
    content = {name: (tmp_path / "neu" / name).read_bytes() for name in names}
    assert content["plan.txt"].decode() == shown
    assert dates(content["plan.json"]) == ["2027-06-09", "2027-06-14"]
    assert content["plan"] == content["plan.json"]
    assert content["plan.ics"].count(b"BEGIN:VEVENT") == 2
    assert content["plan.csv"].decode("utf-8-sig").count("AG Wohnen") == 2
    assert "AG Wohnen" in [
        cell.value
        for row in openpyxl.load_workbook(tmp_path / "neu" / "plan.xlsx").worksheets[0].iter_rows()
        for cell in row
    ]


@pytest.mark.parametrize(("shape", "begin"), [("ics", "BEGIN:VCALENDAR"), ("csv", "\ufeff")])
def test_a_calendar_or_a_table_on_the_standard_output(shape, begin):
    assert run(EXAMPLE, "--format", shape).stdout.startswith(begin)


def test_without_a_plan_the_reason_is_told_and_no_calendar_written(asked, tmp_path):
    impossible = asked(series={"min_gap_days": 20})
    told = run(impossible)
    assert (told.exit_code, told.stdout[:19]) == (1, "Es gibt keinen Plan")
    out = tmp_path / "plan.ics"
    calendar = run(impossible, "--format", "ics", "--out", out)
    assert (calendar.exit_code, calendar.stdout) == (1, "")
    assert calendar.stderr.startswith("Es gibt keinen Plan")
    assert calendar.stderr.splitlines()[-1] == (
        "plan.ics: Nicht geschrieben, weil es keinen Plan gibt."
    )
    assert not out.exists()


def test_planning_anew_keeps_what_it_can(asked, tmp_path):
    kept = tmp_path / "plan.json"
    run(EXAMPLE, "--out", kept)
    forbidden = asked(forbidden=[{"series": "wohnen", "date": "2027-06-14"}])
    result = json.loads(run(forbidden, "--keep", kept, "--format", "json").stdout)
    assert [one["date"] for one in result["meetings"]] == ["2027-06-09", "2027-06-16"]
    assert result["moved"] == [{"series": "wohnen", "date": "2027-06-14"}]


def test_people_and_busy_dates_come_from_other_files(tmp_path):
    people = tmp_path / "personen.csv"
    people.write_text("Name;AG;07.06.2027;14.06.2027;16.06.2027\nGül;AG Wohnen;;x;x\n", "utf-8")
    busy = tmp_path / "rat.ics"
    busy.write_bytes(COUNCIL)
    result = run(EXAMPLE, "--people", people, "--busy", busy, "--format", "json")
    plan = json.loads(result.stdout)
    assert [one["date"] for one in plan["meetings"]] == ["2027-06-07", "2027-06-14"]
    assert ["Gül" in one["expected"] for one in plan["meetings"]] == [False, True]


def test_what_is_noted_of_a_table_names_the_table(tmp_path):
    people = tmp_path / "personen.csv"
    people.write_text("Name;AG;Mo;Mi\nGül;AG Wohnen;;\n", "utf-8")
    assert run(EXAMPLE, "--people", people, "--format", "json").stderr == (
        "personen.csv, Zeile 2: „Gül“ hat nicht geantwortet und gilt als verfügbar.\n"
    )


@pytest.mark.apart
@pytest.mark.parametrize("option", ["--people", "--busy"])
def test_a_file_that_kills_its_reader_is_refused_with_a_sentence(option, tmp_path, monkeypatch):
    """It is read in a process of its own: the program that plans goes on."""
    for name in ("_people", "_busy"):
        monkeypatch.setattr(apart, name, die_reading)
    file = tmp_path / "datei.csv"
    file.write_text("Name;Wann\nGül;immer\n", "utf-8")
    refused = run(EXAMPLE, option, file, "--language", "en")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("datei.csv: ")
    assert "memory" in refused.stderr


def test_a_calendar_with_nothing_in_time_is_noted(tmp_path):
    busy = tmp_path / "alt.ics"
    busy.write_bytes(COUNCIL.replace(b"20270609", b"20250609"))
    noted = run(EXAMPLE, "--busy", busy, "--format", "json").stderr
    assert noted.startswith("alt.ics, Kalender: In der Zeit der Planung (")


def test_what_cannot_be_read_ends_with_two_and_names_file_and_place(asked, tmp_path):
    refused = run(asked(land="XX", rooms=[{"id": "r1", "capacity": -1}]), "--language", "en")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("aufgabe.json: land: ")
    broken = tmp_path / "plan.json"
    broken.write_text('{"version": 1,', "utf-8")
    assert run(EXAMPLE, "--keep", broken).stderr.startswith("plan.json: Zeile 1, Spalte ")
    assert run("-", input=b"{}").stderr == "Das Feld „version“ fehlt.\n"
    missing = run(tmp_path / "fehlt.json")
    assert (missing.exit_code, missing.stderr) == (
        2, "fehlt.json: Diese Datei gibt es nicht. Bitte Name und Ordner prüfen.\n",
    )  # fmt: skip
    assert run("--language", "en", tmp_path).stderr == (
        f"{tmp_path.name}: This is a folder. Name the file inside it.\n"
    )
    assert run().exit_code == 2


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "abc"])
def test_a_search_takes_from_a_tenth_of_a_second_to_a_day(seconds):
    refused = run(EXAMPLE, "--seconds", seconds)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Error: Invalid value for '--seconds': " in refused.stderr


def test_a_file_that_cannot_be_written_costs_nobody_the_plan(tmp_path):
    (tmp_path / "datei").write_text("", "utf-8")
    outs = ["--out", tmp_path / "datei" / "plan.json", "--out", tmp_path / "plan.csv"]
    result = run(EXAMPLE, *outs)
    assert (result.exit_code, result.stdout[:26]) == (2, "Bester Plan – nachweislich")
    assert result.stderr.startswith("plan.json: Die Datei lässt sich nicht schreiben (")
    assert (tmp_path / "plan.csv").exists()


def test_all_that_is_wrong_is_told_at_once(asked):
    refused = run(asked(fixed=[{"series": "wohnen"}], forbidden=[{"date": "2027-06-09"}]))
    assert refused.stderr.splitlines() == [
        "aufgabe.json: fixed[0]: Das Feld „date“ fehlt.",
        "aufgabe.json: forbidden[0]: Das Feld „series“ fehlt.",
    ]


def test_the_template_can_be_planned(tmp_path):
    path = tmp_path / "aufgabe.json"
    path.write_text(run("--template").stdout, "utf-8")
    plan = json.loads(run(path, "--format", "json", "--seconds", 20).stdout)
    assert len(plan["meetings"]) == 7


def test_ctrl_c_ends_the_search_with_the_best_so_far(monkeypatch):
    def plan(problem, *, stopped, **more):
        _thread.interrupt_main()
        while not stopped():
            pass
        return Plan(Status.UNKNOWN, 1.0)

    monkeypatch.setattr(planner, "plan", plan)
    result = run(EXAMPLE)
    assert (result.exit_code, result.stdout[:22]) == (3, "Die Zeit reichte nicht")


def test_an_error_of_the_search_is_not_swallowed(monkeypatch):
    def plan(problem, **more):
        raise ValueError("a mistake of ours")

    monkeypatch.setattr(planner, "plan", plan)
    assert str(run(EXAMPLE).exception) == "a mistake of ours"


def test_help_and_template_start_without_solver_and_database():
    script = (
        "import sys; from gemeinwerk.config.program import program\n"
        "try: program(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "heavy = {'ortools', 'numpy', 'django', 'openpyxl'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    for option in ("--help", "--template"):
        ended = subprocess.run(
            [sys.executable, "-c", script, "plan", option], capture_output=True, check=False
        )
        assert (ended.returncode, ended.stderr) == (0, b"")
