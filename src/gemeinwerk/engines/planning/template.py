"""A problem to start from: small, believable, and meant to be overwritten."""

from typing import Any

_HORIZON = {"from": "2027-03-01", "to": "2027-10-31"}


def template() -> dict[str, Any]:
    """The values of a PROBLEM.json with a kick-off, two groups, ten people and two rooms."""
    return {
        "version": 1,
        "horizon": dict(_HORIZON),
        "land": "BB",
        "slots": {"weekdays": ["MO", "WE"], "start": "16:30", "minutes": 120},
        "rules": {
            "skip_school_holidays": True,
            "skip_public_holidays": True,
            "attendance_floor": 0.97,
        },
        "closed": [{"from": "2027-05-07", "to": "2027-05-07", "reason": "variabler Ferientag"}],
        "busy": [
            {"date": "2027-03-03", "reason": "Stadtverordnetenversammlung"},
            {"date": "2027-04-07", "reason": "Stadtverordnetenversammlung"},
        ],
        "rooms": [
            {"id": "saal", "name": "Großer Saal", "capacity": 40, "unavailable": ["2027-04-12"]},
            {"id": "r104", "name": "Raum 104", "capacity": 12, "unavailable": []},
        ],
        "people": _people(),
        "series": _series(),
        "fixed": [],
        "forbidden": [{"series": "wohnen", "date": "2027-04-14"}],
    }


def _people() -> list[dict[str, Any]]:
    """Ids are codes or functions; who is behind them stays in the office's own list."""
    groups = {
        "Verwaltung": ("p01", "p02", "p03"),
        "Zivilgesellschaft": ("p04", "p05", "p06"),
        "Migrantenorganisation": ("p07", "p08", "p09"),
        "Politik": ("p10",),
    }
    away = {
        "p02": ["2027-03-08", "2027-03-10"],
        "p05": ["2027-04-05", "2027-04-12", "2027-04-19", "2027-04-26"],
        "p08": ["2027-06-07", "2027-06-09"],
        "p10": ["2027-03-17", "2027-04-21", "2027-05-19"],
    }
    return [
        {"id": person, "groups": [group], "unavailable": away.get(person, [])}
        for group, people in groups.items()
        for person in people
    ]


def _series() -> list[dict[str, Any]]:
    group: dict[str, Any] = {
        "meetings": 3, "min_gap_days": 28, "needs_room": True,
        "not_before": _HORIZON["from"], "not_after": _HORIZON["to"], "after": ["auftakt"],
    }  # fmt: skip
    everybody = [person["id"] for person in _people()]
    return [
        {
            "id": "auftakt", "name": "Auftakt", "meetings": 1, "min_gap_days": 0,
            "members": everybody, "required": ["p01"], "needs_room": True,
            "not_before": _HORIZON["from"], "not_after": "2027-04-30", "after": [],
        },
        {
            "id": "wohnen", "name": "AG Wohnen", **group,
            "members": ["p01", "p02", "p04", "p05", "p07", "p10"], "required": ["p02"],
        },
        {
            "id": "bildung", "name": "AG Bildung", **group,
            "members": ["p01", "p03", "p06", "p08", "p09"], "required": ["p03"],
        },
    ]  # fmt: skip
