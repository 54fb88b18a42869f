"""What comes in is UTF-8, whatever a request says of itself."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Application = Callable[..., Iterable[bytes]]


def in_our_charset(application: Application) -> Application:
    """A WSGI application that is not told a charset.

    Every page and form of ours is UTF-8. Django believes the charset a request names, though, and
    reads parameters with whatever Python knows under that name before anything of ours is asked:
    "hex" is no encoding of texts and breaks the server's answer, "unicode_escape" makes characters
    that cannot be stored.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        said = environ.get("CONTENT_TYPE", "")
        if ";" in said:
            environ["CONTENT_TYPE"] = without_charset(said)
        return application(environ, start_response)

    return answer


def without_charset(content_type: str) -> str:
    """With its boundary as its only parameter; nothing where it cannot be read.

    'multipart/form-data; charset=hex; boundary=x' -> 'multipart/form-data; boundary="x"'
    """
    try:
        kind, parameters = parse_header_parameters(content_type)
    except (ValueError, LookupError):
        return ""
    boundary = parameters.get("boundary", "").replace("\\", r"\\").replace('"', r"\"")
    return f'{kind}; boundary="{boundary}"' if boundary else kind
