"""Settings that look safe and are not: the program stops and says which."""

from collections.abc import Iterable

from attack.ground import Ground
from attack.server import run
from attack.verdict import Verdict
from gemeinwerk.config.settings import DEFAULT_SECRET_KEY

COMMANDS = (
    ("migrate",), ("serve", "--port", "1"), ("worker",), ("tick",), ("backup", "/nowhere/a.tar"),
    ("restore", "/nowhere/a.tar"), ("town", "Ort", "--host", "x.example", "--land", "BB"),
    ("import", "/nowhere/a.csv"), ("export", "/nowhere/a.csv"), ("demo", "--fill-only"),
)  # fmt: skip
SECONDS = 30


def play(ground: Ground) -> Iterable[Verdict]:
    yield _refused("a mode that does not exist stops the program", [
        ("migrate", {"GEMEINWERK_MODE": mode})
        for mode in ("prod", "Production", "PRODUCTION", "live", "true")
    ])  # fmt: skip
    public = {"GEMEINWERK_SECRET_KEY": DEFAULT_SECRET_KEY}
    yield _refused("in production no command runs with the public secret", [
        (words, public) for words in COMMANDS
    ])  # fmt: skip
    yield _refused("in production the demonstration town is not filled", [
        (("demo", "--fill-only"), {})
    ])  # fmt: skip
    yield _refused("a setting that cannot be read stops the program", [
        ("migrate", {"GEMEINWERK_UPLOAD_MAX_MB": "viel"}),
        ("migrate", {"GEMEINWERK_HTTPS": "flase"}),
        ("migrate", {"GEMEINWERK_PROXIES": "eins"}),
        ("migrate", {"GEMEINWERK_DEBUG": "vielleicht"}),
    ])  # fmt: skip


def _refused(name: str, tries: list) -> Verdict:
    verdict = Verdict(name)
    for words, changed in tries:
        words = (words,) if isinstance(words, str) else words
        try:
            done = run(*words, seconds=SECONDS, **changed)
            said = done.stdout + done.stderr
            refused = (done.returncode != 0 and "GEMEINWERK_" in said) or "demo" in words
            held = done.returncode != 0 and refused and "Traceback" not in said
        except Exception as problem:
            said, held = f"it ran on: {problem!r}"[:200], False
        verdict.require(held, f"{' '.join(words)} with {changed}: {said[-200:]}")
    return verdict
