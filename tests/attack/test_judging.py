"""The attacks themselves see what they look for."""

from attack.battery.markup import injected
from attack.callers import Answer, Request
from attack.generated import Found, judge
from attack.ground import Ground
from attack.verdict import Verdict


class TestAVerdict:
    def test_of_nothing_tried_has_not_held(self) -> None:
        assert not Verdict("nothing").held

    def test_with_a_breach_has_not_held(self) -> None:
        verdict = Verdict("something")
        verdict.require(True, "")
        verdict.require(False, "got through")
        assert (verdict.held, verdict.tried, verdict.breaches) == (False, 2, ["got through"])


def found_in(ground: Ground, body: str, status: int = 200, *, write: bool = False) -> set[str]:
    """The names of what an answer breaks."""
    found, watch = Found(), ground.watch()
    if write:
        type(ground.home.scene.unit).objects.filter(pk=ground.home.scene.unit.pk).update(name="x")
    answer = Answer(status, {"content-type": "text/html"}, body.encode())
    request = Request("POST", ground.home.host, "/", {}, {})
    judge(found, (ground.home, ground.other), ground.home, request, answer, watch)
    return {one.name for one in found.all() if one.breaches}


def test_a_foreign_row_is_seen(ground: Ground) -> None:
    assert found_in(ground, f"<p>{ground.other.mark}</p>") == {"no answer holds another town's row"}


def test_ones_own_row_is_none(ground: Ground) -> None:
    assert found_in(ground, f"<p>{ground.home.mark}</p>") == set()


def test_an_error_of_the_server_is_seen(ground: Ground) -> None:
    assert found_in(ground, "", 500) == {"no request makes an error of the server"}


def test_what_is_stored_although_refused_is_seen(ground: Ground) -> None:
    assert found_in(ground, "", 403, write=True) == {"nothing is stored that was refused"}


def test_markup_is_seen(ground: Ground) -> None:
    assert found_in(ground, "<b data-injected=1>") == {"no sign of a request becomes markup"}


def test_a_handler_is_markup_and_a_text_is_none() -> None:
    assert injected('<img alt="" onerror=alert(1)>')
    assert injected("<p><b data-injected=1>x")
    assert not injected("<p>&lt;img onerror=alert(1)&gt;</p>")
