"""The places that are attacked: towns with one of everything, every text in them hostile."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.test import Client
from django.utils.timezone import localdate, now
from tests.factories import (
    MunicipalityFactory,
    UnitFactory,
    UserFactory,
    published_version,
    user_with_role,
)
from tests.walk.scene import Scene

from attack.names import DOMAIN
from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors.models import DataLink
from gemeinwerk.invitations.models import PersonalLink
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.monitoring.models import Report, ReportLink
from gemeinwerk.municipalities.models import Host, Municipality
from gemeinwerk.nominations.models import NominationLink

# A formula in a spreadsheet; closes an attribute, a tag and a script; opens an element of its own.
HOSTILE = "=1+1 \"'></script><b data-injected=1 onfocus=alert(1)>{{7*7}}"
INJECTED = "data-injected"
# What carries meaning for the program and would only be wrong with other signs in it.
KEPT = {
    "slug", "code", "email", "kind", "status", "state", "verb", "language", "languages", "colour",
    "official_key", "land", "role", "password", "recipient", "file", "sha256", "action_url",
    "confirmation", "implementation", "duty", "cost_state", "priority", "abbreviation", "key",
    "target_type", "number", "rhythm", "funding", "dedup_key", "signature", "checksum", "year",
    "schema_version", "field_code", "session_key", "session_data", "search_text", "epoch",
    "digest", "label_hash", "salt", "hash", "root", "recorded_at",
    "content",  # a frozen document, as JSON
}  # fmt: skip


@dataclass(frozen=True)
class Visitor:
    """Somebody at a browser: what they are in the attacked town, and the cookies they hold."""

    name: str
    cookies: dict[str, str]
    role: str = ""
    owns: bool = False
    user: User | None = None


@dataclass
class Town:
    """A town whose texts all carry `mark`, which no other town's do."""

    scene: Scene
    host: str
    mark: str
    visitors: list[Visitor] = field(default_factory=list)

    def visitor(self, name: str) -> Visitor:
        return next(one for one in self.visitors if one.name == name)

    def sign_in_again(self) -> None:
        """Everybody anew: among the requests are those that sign somebody out."""
        self.visitors = [
            replace(one, cookies=signed_in(one.user)) if one.user else one for one in self.visitors
        ]


def make_town(name: str) -> Town:
    """A town under a host name of its own, with somebody of every role signed in."""
    mark = f"Mark-{name}-ends"
    with transaction.atomic():
        known = _last_keys()
        municipality = MunicipalityFactory(name=f"Ort {name}", slug=name, host=f"{name}.{DOMAIN}")
        scene = Scene(municipality)
        scene.concept.versions.all().delete()
        visitors = list(_visitors(municipality, scene))
        _spoil(known, mark)
        scene.concept.refresh_from_db()
        scene.versions = [published_version(scene.concept, kind="participation") for _ in range(2)]
        ledger.enter_missing()  # else the next town's making would, and write its mark into it
        # That somebody looked is noted once a visit, or a day: they all have.
        municipality.memberships.update(looked_at=now())
        Report.objects.filter(round__concept=scene.concept).update(first_seen_at=now())
        ReportLink.objects.filter(round__concept=scene.concept).update(used_at=now())
        PersonalLink.objects.update(used_at=now())
        NominationLink.objects.update(used_at=now())
        DataLink.objects.update(used_on=localdate())
    return Town(scene, f"{name}.{DOMAIN}", mark, visitors)


def _visitors(municipality: Municipality, scene: Scene) -> Iterator[Visitor]:
    yield Visitor("nobody", {})
    for role in Role:
        unit = scene.unit if role == Role.UNIT_EDITOR else None
        user = user_with_role(role, municipality, unit=unit)
        yield _visitor(str(role.value), user, str(role.value), owns=True)
    other = user_with_role(
        Role.UNIT_EDITOR, municipality, unit=UnitFactory(municipality=municipality)
    )
    yield _visitor("editor of another unit", other, Role.UNIT_EDITOR.value)
    yield _visitor("newcomer without a role", UserFactory())


def _visitor(name: str, user: User, role: str = "", *, owns: bool = False) -> Visitor:
    return Visitor(name, signed_in(user), role, owns, user)


def signed_in(user: User) -> dict[str, str]:
    """The cookies of a browser in which somebody has signed in."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


# --- hostile texts --------------------------------------------------------------------------------


def _ours() -> Iterable[type[models.Model]]:
    from django.apps import apps

    return [one for one in apps.get_models() if one.__module__.startswith("gemeinwerk.")]


def _last_keys() -> dict[type[models.Model], Any]:
    return {
        model: model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
        for model in _ours()
        if isinstance(model._meta.pk, models.AutoField)
    }


def _spoil(known: dict[type[models.Model], Any], mark: str) -> None:
    """Write hostile signs and the town's mark into every free text that came since `known`."""
    for model, last in known.items():
        texts = [one for one in model._meta.local_concrete_fields if _is_free_text(one)]
        if not texts or model is Host:
            continue
        for row in model._base_manager.filter(pk__gt=last or 0):
            # People belong to no town: they see their own name in every one.
            town = "" if model is User else mark
            values = {one.attname: _hostile(one, town, row.pk) for one in texts}
            model._base_manager.filter(pk=row.pk).update(**_allowed(row, values))


def _allowed(row: models.Model, values: dict[str, str]) -> dict[str, str]:
    """All values, or those of texts that say something already, where a row with an empty one
    filled would be none: an indicator named without its measure."""
    filled = {name: value for name, value in values.items() if getattr(row, name)}
    for name, value in values.items():
        setattr(row, name, value)
    checks = (one for one in row._meta.constraints if isinstance(one, models.CheckConstraint))
    try:
        for check in checks:
            check.validate(type(row), row)
    except ValidationError:
        return filled
    return values


def _is_free_text(one: models.Field) -> bool:
    plain = type(one) in (models.CharField, models.TextField)
    shaped = any(isinstance(each, RegexValidator) for each in one.validators)  # as an hour is
    return plain and not (shaped or one.choices or one.unique or one.attname in KEPT)


def _hostile(one: models.Field, mark: str, key: int) -> str:
    text = f"{HOSTILE} {mark} {key}"
    longest = one.max_length or 10_000
    return text if len(text) <= longest else f"{mark} {key} {HOSTILE}"[:longest]


def as_json(text: str) -> str:
    """A text as it stands inside a JSON answer."""
    return json.dumps(text)[1:-1]
