"""Where the pictures of a map come from, as an installation is told; none where it is not."""

import re

from gemeinwerk.config.environment import PREFIX, Environment

GERMANY = (51.2, 10.4, 6)
"""Where a map begins that is told nothing."""
_ADDRESS = re.compile(
    r"https://[a-z0-9][a-z0-9.-]{0,250}[a-z0-9](?::\d{1,5})?(/[\w./{}=&?%~+:,-]{1,500})", re.ASCII
)
_PARTS = ("{x}", "{y}", "{z}")
Centre = tuple[float, float, int]


def told(env: Environment) -> tuple[str, str, Centre]:
    """The address of the tiles ("" for none), whose they are, where a map begins."""
    address, whose = env.text("MAP_TILES"), env.text("MAP_ATTRIBUTION")
    if address and not _is_good(address):
        env.problems.append(
            f"{PREFIX}MAP_TILES is {address!r}. It must be like "
            "https://tiles.example.org/{z}/{x}/{y}.png, with each of the three once."
        )
        address = ""
    env.together("MAP_TILES", "MAP_ATTRIBUTION")
    return address, whose, _centre(env)


def _is_good(address: str) -> bool:
    """Its origin goes into the policy of pages, so nothing stands there that could end a part."""
    found = _ADDRESS.fullmatch(address)
    holders = re.findall(r"{[^{}]*}", found[1]) if found else []
    return (
        found is not None
        and sorted(holders) == list(_PARTS)
        and found[1].count("{") == found[1].count("}") == len(_PARTS)
    )


def _centre(env: Environment) -> Centre:
    text = env.text("MAP_CENTRE")
    if not text:
        return GERMANY
    try:
        latitude, longitude, zoom = (float(one) for one in text.split(","))
    except ValueError:
        latitude = longitude = zoom = -1000
    if not (-85 <= latitude <= 85 and -180 <= longitude <= 180 and zoom in range(3, 19)):
        env.problems.append(
            f"{PREFIX}MAP_CENTRE is {text[:60]!r}. It must be latitude, longitude and a zoom "
            "from 3 to 18, like 51.34,12.37,13."
        )
        return GERMANY
    return latitude, longitude, int(zoom)
