"""What an area declares is found by the name of its file, as migrations are: nobody lists it.

In an area, or in one of its rooms (`measures/importing/jobs.py`):

- `verbs.py`: what can happen (`audit.verbs`); `phrases.py`: what things are called
- `notices.py`: which mails there are; `jobs.py`: which work is done in the background
- `personal_data.py`: where people's data live
- `life_pages.py`: the pages of a concept at the desk, by stage of its life (`concepts.life`)
- `decision_sources.py`: where decisions come from (`concepts.decided`)
- `told_of_people.py`: what stands on the pages of people and organisations, and what can be done
  with many of them (`actors.told`)
- `told_of_bodies.py`: what stands on the page of a body (`actors.body_parts`)
- `told_of_rooms.py`: what stands on the page of rooms (`calendars.room_parts`)
- `meeting_parts.py`: what stands on the page of a meeting (`meetings.parts`)
- `minutes_parts.py`: what stands on the page of minutes (`minutes.parts`)
- `contribution_parts.py`: what stands on the page of a contribution (`contributions.parts`)
- `receipt_parts.py`: what whoever said it reads of it under their own link (`contributions.parts`)
- `retention_kinds.py`: which kinds of data a town keeps for how long (`actors.retention.kinds`)
- `agenda_sources.py`: what could come onto a meeting's agenda (`meetings.coming_up`)
- `measure_voices.py`: what people said that measures go back to (`measures.voices`)
- `ledger_kinds.py`: what enters the log of what was published (`ledger.kinds`)

`rules.py` (who may) is found by the library of rights.
"""

from importlib import import_module
from pathlib import Path

from django.apps import apps

NAMES = (
    "verbs", "phrases", "notices", "jobs", "personal_data", "life_pages", "ledger_kinds",
    "decision_sources", "told_of_bodies", "told_of_people", "told_of_rooms", "retention_kinds",
    "meeting_parts", "minutes_parts", "contribution_parts", "receipt_parts", "agenda_sources",
    "measure_voices",
)  # fmt: skip


def declarations() -> list[str]:
    """The modules, as dotted names."""
    found = []
    for area in apps.get_app_configs():
        if area.name.startswith("gemeinwerk."):
            root = Path(area.path)
            for name in NAMES:
                # The area itself before its rooms: their rows hang on its own.
                for path in [*root.glob(f"{name}.py"), *sorted(root.glob(f"*/{name}.py"))]:
                    inside = path.relative_to(root).with_suffix("")
                    found.append(".".join([area.name, *inside.parts]))
    return found


def discover() -> None:
    """Read them all; for the moment when every model is known."""
    for name in declarations():
        import_module(name)
