"""Keys of authenticator apps and recovery codes are sealed; the rest providers said is dropped."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

from gemeinwerk.accounts.second_factor import open_key, seal_key


def change(apps: Any, each: Callable[[str], str]) -> None:
    kinds = ("totp", "recovery_codes")
    for one in apps.get_model("mfa", "Authenticator").objects.filter(type__in=kinds).iterator():
        for name in ("secret", "seed"):
            if name in one.data:
                one.data[name] = each(one.data[name])
        if "migrated_codes" in one.data:
            one.data["migrated_codes"] = [each(code) for code in one.data["migrated_codes"]]
        one.save(update_fields=["data"])


def seal(apps: Any, editor: Any) -> None:
    change(apps, lambda key: seal_key(open_key(key)))
    apps.get_model("socialaccount", "SocialAccount").objects.update(extra_data={})


def unseal(apps: Any, editor: Any) -> None:
    change(apps, open_key)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_sessions_and_limits"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations = [migrations.RunPython(seal, unseal)]
