import pytest

from gemeinwerk.notices import kinds
from gemeinwerk.notices.kinds import Kind

PLAIN = Kind(
    key="test.plain",
    label="Bitte um Bestätigung",
    subject="Bitte bestätigen: {measure}",
    action="Bitte bestätigen Sie {measure}.",
    template="notices/account/changed.txt",
)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of each sort, forgotten after the test."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    given = {
        "label": PLAIN.label,
        "subject": PLAIN.subject,
        "action": PLAIN.action,
        "template": PLAIN.template,
    }
    kinds.register(
        PLAIN,
        Kind(key="test.reviewed", reviewed=True, **given),
        Kind(key="test.secret", secret=True, **given),
        Kind(key="test.urgent", urgent=True, **given),
    )
