"""The pages of an area in one test, each asked as if it were the first.

A test for each of hundreds of pages takes as long around the page as for it.
"""

from collections.abc import Callable, Iterable

from django.core.cache import caches
from django.db import transaction
from django.urls import reverse

from tests.walk.pages import PAGES, Page
from tests.walk.scene import Scene


def area_of(name: str) -> str:
    return name.rpartition(":")[0] or "sign-in"


AREAS = sorted({area_of(name) for name in PAGES})


def each_page(
    area: str, names: Iterable[str], scene: Scene, check: Callable[[Page, str], None]
) -> None:
    """`check(page, address)` for those of the names that are of the area: tells of each that went
    wrong."""
    wrong = []
    for name in sorted(name for name in names if area_of(name) == area):
        with transaction.atomic():
            try:
                check(PAGES[name], reverse(name, kwargs=PAGES[name].kwargs(scene)))
            except Exception as error:
                error.add_note(f"at {name}")
                wrong.append(error)
            transaction.set_rollback(True)
        for cache in caches.all(initialized_only=True):
            cache.clear()
    if wrong:
        raise ExceptionGroup(f"wrong pages of {area}", wrong)
