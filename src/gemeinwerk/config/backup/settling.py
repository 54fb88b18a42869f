"""Completing or taking back a restore that broke off."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext as _

from gemeinwerk.audit.models import Epoch
from gemeinwerk.config.backup.errors import NotSettled
from gemeinwerk.config.backup.exchange import Exchange, alone


def settle() -> int:
    """Put right what a killed restore left half done; how many there were. Called at each start
    and by each tick; leaves alone a restore that is under way.

    Raises NotSettled where the files refuse; then it can be tried again.
    """
    media = Path(settings.MEDIA_ROOT)
    if not Exchange(media).has_begun():
        return 0
    with alone(media) as nobody_else:
        return settle_alone(Exchange(media)) if nobody_else else 0


def settle_alone(exchange: Exchange) -> int:
    """Whether the restore was committed the database says, not who came how far."""
    if not exchange.root.exists():
        return 0
    try:
        expected = exchange.expected_epoch()
        if expected is not None and expected != epoch():
            exchange.backwards()
        elif expected is not None:
            _clear(Path(settings.DERIVED_ROOT))
        exchange.end()
    except (OSError, ValueError, DatabaseError) as error:
        raise NotSettled(
            _(
                "Eine Sicherung wurde nur halb zurückgespielt, und die Uploads lassen sich gerade "
                "nicht wieder in Ordnung bringen: {error}. Beim nächsten Start geht es weiter."
            ).format(error=error)
        ) from error
    return 1


def epoch() -> str | None:
    return Epoch.objects.values_list("value", flat=True).first()


def _clear(derived: Path) -> None:
    """What was made from the data that is gone. It is asked for by the old epoch alone, so nobody
    would read it; but it may name people the backup does not know.
    """
    for path in derived.iterdir() if derived.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
