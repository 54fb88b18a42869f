"""Every number at the desk that leads to a list of measures is the length of that list, and of the
file the list is taken along as."""

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality

HOST = "havelfurt.localhost"
pytestmark = [pytest.mark.slow, pytest.mark.django_db]
LINK = re.compile(
    r'<a[^>]*href="(/arbeitsplatz/konzepte/[\w-]+/massnahmen/\?[^"]+)"[^>]*>(.*?)</a>', re.S
)


def test_numbers_their_lists_and_files_agree(havelfurt: Municipality, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    office = User.objects.filter(memberships__role="office", memberships__municipality=havelfurt)
    client.force_login(office.order_by("pk")[0])
    concepts = list(havelfurt.concepts.all())
    pages = ["/arbeitsplatz/", *(f"/arbeitsplatz/konzepte/{one.slug}/" for one in concepts)]
    seen = 0
    for page in pages:
        html = client.get(page, headers={"host": HOST}).content.decode()
        for address, text in LINK.findall(html):
            words = re.sub(r"<[^>]+>", " ", text)
            numbers = re.findall(r"(?<![\d.–-])\d+(?![\d.–-])", words)
            if len(numbers) != 1 or re.search(r"\d{4}", words):
                continue  # no total: a year, a day, a number of a measure
            address = address.replace("&amp;", "&")
            number = int(numbers[0])
            assert (page, words, listed(client, address)) == (page, words, number)
            assert (page, words, exported(client, address)) == (page, words, number)
            seen += 1
    assert seen


def listed(client: Client, address: str) -> int:
    html = client.get(address, headers={"host": HOST}).content.decode()
    found = re.search(r'role="status">\s*(\d+) Maßnahme', html)
    assert found, address
    return int(found[1])


def exported(client: Client, address: str) -> int:
    html = client.get(address, headers={"host": HOST}).content.decode()
    link = re.search(r'href="([^"]+\.csv\?[^"]+|[^"]+csv[^"]*\?[^"]+)"', html)
    assert link, address
    answer = client.get(link[1].replace("&amp;", "&"), headers={"host": HOST})
    content = b"".join(answer) if answer.streaming else answer.content
    return len(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))) - 1
