"""What no person can type is refused before any page looks at it."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

NUL = "\0"
JSON_FIELDS = frozenset({"credential", "mine", "before", "base"})
"""Hidden fields of our pages that scripts and pages fill with JSON; people never type there."""


class RefuseUntypable:
    """400 for NUL in the address, its parameters or a form's fields, and for JSON in hidden fields
    that no script of ours writes: nested without end, endless numbers, half characters.

    PostgreSQL cannot store NUL and says so with an error, in whatever page it comes to. Stands
    behind the check of the form's token: that has read the form already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, parts: dict[str, Any]
    ) -> None:
        if NUL in request.path or _hold_nul(request.GET):
            raise BadRequest("NUL in the address")
        if request.method == "POST":
            if _hold_nul(request.POST):
                raise BadRequest("NUL in a form")
            for name in JSON_FIELDS & request.POST.keys():
                _require_storable(request.POST[name])


def _hold_nul(fields: QueryDict) -> bool:
    values: Iterable[tuple[str, list[Any]]] = fields.lists()
    return any(NUL in name or any(NUL in text for text in texts) for name, texts in values)


def _require_storable(text: str) -> None:
    """What is no JSON at all is for the form to refuse, in its own words."""
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except json.JSONDecodeError:
        return
    except (ValueError, RecursionError) as error:
        raise BadRequest("JSON nobody wrote") from error
