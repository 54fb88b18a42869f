"""What a page offers to send, read from the page itself."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client
from lxml import html

Offer = tuple[str, str]
"""An address, and the button pressed there as "name=value"; "" where it has none."""


@dataclass(frozen=True)
class Fields:
    """What a form would send: as it stands there, and with what is empty filled in."""

    as_it_is: dict[str, Any]
    filled_in: dict[str, Any]

    def pressed(self, name: str, value: str) -> "Fields":
        if not name:
            return self
        button = {name: value}
        return Fields(self.as_it_is | button, self.filled_in | button)


_SENDING = ("data-hx-post", "hx-post")


def offered(client: Client, address: str) -> dict[Offer, Fields]:
    """All that the page at an address lets one send, with the fields as they would be sent."""
    answer = client.get(address)
    if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
        return {}
    found: dict[Offer, Fields] = {}
    page = html.fromstring(answer.content)
    for form in page.forms:
        if (form.get("method") or "get").lower() == "post":
            found |= _of_form(form, address)
    for name in _SENDING:
        for one in page.xpath(f"//*[@{name}]"):
            form = next((up for up in one.iterancestors("form")), None)
            found[(_path(address, one.get(name)), "")] = _fields(form)
    return found


def _of_form(form: Any, address: str) -> dict[Offer, Fields]:
    found: dict[Offer, Fields] = {}
    identity = form.get("id")
    buttons = form.xpath(".//button | .//input[@type='submit']")
    if identity:
        buttons += form.getroottree().xpath(f"//button[@form='{identity}']")
    for button in buttons or [None]:
        target = form.get("action") or address
        fields, pressed = _fields(form), ""
        if button is not None:
            if button.get("type") == "button":
                continue
            target = button.get("formaction") or target
            if button.get("name"):
                pressed = f"{button.get('name')}={button.get('value', '')}"
                fields = fields.pressed(button.get("name"), button.get("value", ""))
        found[(_path(address, target), pressed)] = fields
    return found


def _fields(form: Any) -> Fields:
    if form is None:
        return Fields({}, {})
    there: dict[str, Any] = {}
    for name, value in form.form_values():
        there.setdefault(name, []).append(value)
    filled = dict(there)
    for one in form.inputs:
        name = one.get("name")
        if name and not any(filled.get(name, [])) and (typed := _typed(one)):
            filled[name] = [typed]
    return Fields(there, filled)


def _typed(field: Any) -> str:
    """What a person might put into an empty field."""
    if field.tag == "select":
        return next((value for value in field.value_options if value), "")
    kind = "text" if field.tag == "textarea" else field.get("type", "text")
    if kind in ("checkbox", "radio"):
        return str(field.get("value", "on"))
    return {"text": "Text", "email": "neu@musterstadt.example"}.get(kind, "")


def _path(page: str, target: str) -> str:
    return urlsplit(urljoin(page, target)).path


def send(client: Client, page: str, target: str = "", **typed: Any) -> str:
    """A form as its page gives it, with this typed into it: where that leads. Refused is what stays
    on its page. `target`: where the form goes, else to its page."""
    forms = offered(client, page)
    fields = next(one for (to, _button), one in forms.items() if to == (target or page))
    data = {name: value for name, value in fields.as_it_is.items() if value != [""]}
    answer = client.post(target or page, data | typed)
    context: Any = answer.context or {}
    wrong = context["form"].errors if "form" in context else ""
    assert answer.status_code == 302, (page, answer.status_code, wrong)
    return urlsplit(answer["Location"]).path
