"""The two kinds of background work on a file: it is read, and after somebody looked, taken over."""

from types import ModuleType

from django.db.models import Q

from gemeinwerk.core import jobs
from gemeinwerk.core.incoming.heartbeat import LEASE
from gemeinwerk.core.incoming.rows import ImportState, Incoming


def kinds(
    key: str, model: type[Incoming], steps: ModuleType, *, town: str, related: tuple[str, ...]
) -> tuple[jobs.Kind, jobs.Kind]:
    """`steps`: an area's module with `asked_to_read`, `read_file`, `asked_for`, `carry_out`,
    `refuse` and `fail`."""

    def kind(step: str, *states: ImportState, **what: object) -> jobs.Kind:
        return jobs.Kind(
            key=f"{key}.{step}",
            model=model,
            waiting=lambda now: Q(state__in=states),
            town=town,
            failed=steps.fail,
            lease=LEASE,
            related=related,
            **what,  # type: ignore[arg-type]
        )

    reading = kind(
        "read", ImportState.UPLOADED, ImportState.READING,
        asked=steps.asked_to_read, do=steps.read_file,
    )  # fmt: skip
    applying = kind(
        "apply", ImportState.APPLYING,
        asked=steps.asked_for, do=steps.carry_out, refused=steps.refuse,
    )  # fmt: skip
    return reading, applying
