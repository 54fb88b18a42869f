"""One process for small installations: a worker, and the tick each minute beside it."""

import logging
import os
import threading

import django

from gemeinwerk.config.giving_way import give_way

MINUTE = 60


def _tick_forever(stop: threading.Event) -> None:
    from gemeinwerk.config import tick

    while not stop.wait(MINUTE):
        try:
            list(tick.run())
        except Exception:
            # One failed minute must not end all later ones.
            logging.getLogger("gemeinwerk").exception("The tick failed")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinwerk.config.settings")
    give_way()
    django.setup()
    from django.core.management import call_command

    from gemeinwerk.config.starting import begin

    begin()
    stop = threading.Event()
    threading.Thread(target=_tick_forever, args=(stop,), daemon=True).start()
    try:
        call_command("db_worker", reload=False, verbosity=0)
    finally:
        stop.set()


if __name__ == "__main__":
    main()
