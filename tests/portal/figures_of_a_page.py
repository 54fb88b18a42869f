"""The figures a page leads from, and how many the lists behind them have."""

import csv
import io
import re
from typing import Any

from django.test import Client


def figures(html: str) -> list[tuple[str, str, str]]:
    """Value, label and address of each figure that leads somewhere."""
    found = re.findall(r'<dt>(.*?)</dt><dd class="gw-figures__value">([^<]+)</dd>', html, re.DOTALL)
    links = [(re.search(r'<a href="([^"]+)">([^<]+)</a>', dt), value) for dt, value in found]
    return [(value, link[2], link[1].replace("&amp;", "&")) for link, value in links if link]


def listed(client: Client, address: str, **headers: Any) -> int:
    """How many rows the lists behind an address have, on all their pages."""
    count, page = 0, 1
    while True:
        joint = "&" if "?" in address else "?"
        html = client.get(f"{address}{joint}seite={page}", headers=headers).content.decode()
        count += len(re.findall(r'<li class="gw-entry ', html))
        if f"seite={page + 1}" not in html:
            return count
        page += 1


def counted(value: str, address: str) -> int:
    """What the list behind a figure should have: „57 von 64“ milestones leads to all that are due,
    „7 von 50“ measures to the seven."""
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    return numbers[-1] if "/meilensteine/" in address else numbers[0]


def exported(client: Client, address: str, **headers: Any) -> int:
    """How many measures the file has that the list behind an address is taken along as."""
    path, _mark, query = address.partition("?")
    file = path.replace("/massnahmen/", "/katalog.csv")
    answer = client.get(f"{file}?{query}", headers=headers)
    content = b"".join(answer) if answer.streaming else answer.content
    return len(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))) - 1
