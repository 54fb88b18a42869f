"""Coming in without being let in, and staying after being asked to leave."""

import re
import time
from collections.abc import Iterable

from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.tokens import default_token_generator
from django.utils.http import int_to_base36
from tests.factories import UserFactory, user_with_role

from attack.callers import Answer, Request
from attack.ground import NOBODY, Ground
from attack.pages import addresses
from attack.site import Visitor, signed_in
from attack.verdict import Verdict, only
from gemeinwerk.accounts.models import User

PASSWORD = "ein-gutes-langes-Kennwort"
SIGN_IN = "/konto/anmelden/"


def play(ground: Ground) -> Iterable[Verdict]:
    yield _forms_without_a_token(ground)
    yield _wandering_off(ground)
    yield _signed_out(ground)
    yield _new_key(ground)
    yield _inviting_again(ground)
    yield _reset_and_second_factor(ground)
    yield _replayed_code(ground)
    yield _closed(ground)
    yield _foreign_host(ground)
    yield _guessing(ground)  # last: from then on this address has to wait


def _forms_without_a_token(ground: Ground) -> Verdict:
    """What another site makes a signed-in browser send."""
    verdict = Verdict("a form of another site is refused")
    office, watch = ground.home.visitor("office"), ground.watch()
    for _name, page, path in addresses(ground.home):
        if not page.form:
            continue
        sent = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": "https://evil.example",
        }
        answer = ground.caller.ask(
            Request("POST", ground.home.host, path, sent, office.cookies, b"a=1")
        )
        verdict.require(answer.status == 403 and not watch.changed(), f"{path} → {answer.status}")
    return verdict


def _account(password: str = PASSWORD) -> User:
    user: User = UserFactory()
    user.set_password(password)
    user.save()
    return user


def _sign_in(ground: Ground, user: User, password: str = PASSWORD, who: Visitor = NOBODY) -> Answer:
    fields = {"login": user.email, "password": password}
    return ground.post(SIGN_IN, fields, who)


def _guessing(ground: Ground) -> Verdict:
    user = _account()
    answers = [_sign_in(ground, user, f"geraten-{number}").status for number in range(40)]
    said = f"{len(answers)} guesses: {sorted(set(answers))}"
    return only("guessing a password ends", 429 in answers, said)


def _wandering_off(ground: Ground) -> Verdict:
    verdict = Verdict("signing in leads to no other site")
    for target in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"):
        user = _account()
        answer = ground.post(
            f"{SIGN_IN}?next={target}", {"login": user.email, "password": PASSWORD, "next": target}
        )
        leads = answer.headers.get("location", "")
        verdict.require("evil" not in leads and "javascript" not in leads, f"{target}: {leads}")
    return verdict


def _cookie(answer: Answer, name: str) -> str:
    found = re.search(rf"{name}=([^;,]+)", answer.headers.get("set-cookie", ""))
    return found.group(1) if found else ""


def _signed_out(ground: Ground) -> Verdict:
    user = user_with_role("office", ground.home.scene.town)
    cookies = signed_in(user)
    who = Visitor("leaving", cookies)
    before = ground.get("/arbeitsplatz/", who).status
    ground.post("/konto/abmelden/", {}, who)
    after = ground.get("/arbeitsplatz/", who).status
    return only(
        "a session that was ended is over", (before, after) == (200, 302), f"{before}, {after}"
    )


def _new_key(ground: Ground) -> Verdict:
    """A key that somebody planted in the browser beforehand is worth nothing after sign-in."""
    user = _account()
    planted = Visitor("planted", {"sessionid": "k" * 32})
    key = _cookie(_sign_in(ground, user, who=planted), "sessionid")
    return only("signing in makes a new session key", bool(key) and key != "k" * 32, key)


def _inviting_again(ground: Ground) -> Verdict:
    """The page offers no button for somebody who has a password; the address is still there."""
    user = user_with_role("participant", ground.home.scene.town)
    user.set_password(PASSWORD)
    user.save()
    watch = ground.watch()
    path = f"/konto/verwaltung/{user.pk}/einladen/"
    ground.post(path, {}, ground.home.visitor("office"))
    changed = [name for name in watch.changed() if "notice" in name]
    return only("no new invitation for somebody with a password", not changed, ", ".join(changed))


def _with_second_factor(ground: Ground) -> tuple[User, str]:
    user = user_with_role("office", ground.home.scene.town)
    user.set_password(PASSWORD)
    user.save()
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return user, secret


def _code(secret: str) -> str:
    counter = int(time.time()) // 30
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def _reset_and_second_factor(ground: Ground) -> Verdict:
    """A link in the mailbox is one factor; the second is still asked for."""
    user, _secret = _with_second_factor(ground)
    key = default_token_generator.make_token(user)
    path = f"/konto/kennwort/neu/{int_to_base36(user.pk)}-{key}/"
    moved = ground.get(path)
    who = Visitor("with a link", {"sessionid": _cookie(moved, "sessionid")})
    new = {"password1": f"{PASSWORD}-neu", "password2": f"{PASSWORD}-neu"}
    answer = ground.post(moved.headers.get("location", path), new, who)
    key = _cookie(answer, "sessionid") or who.cookies["sessionid"]
    desk = ground.get("/arbeitsplatz/", Visitor("with a link", {"sessionid": key}))
    return only(
        "a reset link does not replace the second factor", desk.status == 302, str(desk.status)
    )


def _replayed_code(ground: Ground) -> Verdict:
    user, secret = _with_second_factor(ground)
    code, answers = _code(secret), []
    for _turn in range(2):
        first = _sign_in(ground, user)
        who = Visitor("second factor", {"sessionid": _cookie(first, "sessionid")})
        answer = ground.post("/konto/sicherheit/code/", {"code": code}, who)
        key = _cookie(answer, "sessionid") or who.cookies["sessionid"]
        answers.append(ground.get("/arbeitsplatz/", Visitor("in", {"sessionid": key})).status)
    return only("a code counts once", answers == [200, 302], str(answers))


def _closed(ground: Ground) -> Verdict:
    user = user_with_role("office", ground.home.scene.town)
    user.set_password(PASSWORD)
    user.save()
    cookies = signed_in(user)
    ground.post(
        f"/konto/verwaltung/{user.pk}/schliessen/",
        {"reason": "geht"},
        ground.home.visitor("office"),
    )
    user.refresh_from_db()
    held = ground.get("/arbeitsplatz/", Visitor("closed", cookies)).status
    anew = _cookie(_sign_in(ground, user), "sessionid")
    inside = (
        ground.get("/arbeitsplatz/", Visitor("closed", {"sessionid": anew})).status if anew else 302
    )
    said = f"closed: {not user.is_active}, old session {held}, new {inside}"
    return only(
        "a closed account is shut out", not user.is_active and (held, inside) == (302, 302), said
    )


def _foreign_host(ground: Ground) -> Verdict:
    verdict = Verdict("a host name of somebody else's opens nothing")
    for host in ("evil.example", "town.example.evil.example", "localhost", "a b", "[::1"):
        try:
            answer = ground.caller.ask(Request("GET", host, "/", {}, {}))
        except (OSError, ValueError):
            continue
        verdict.require(answer.status in {400, 404}, f"{host} → {answer.status}")
    sent = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    page = ground.caller.ask(Request("GET", ground.home.host, "/sitemap.xml", sent, {}))
    verdict.require("evil.example" not in page.body, "X-Forwarded-Host stands in the site map")
    return verdict
