"""The mailbox mails come back to: a file of a mail server on this machine, or IMAP.

Setting MAIL_BOUNCES_BOX: /var/mail/rueck (mbox) or imaps://user@host:993/INBOX, the password in
MAIL_BOUNCES_PASSWORD. What was read is removed, so that nobody's mail lies about.
"""

import contextlib
import imaplib
import mailbox
import ssl
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

MOST = 500
"""Messages in one go: the tick comes each minute."""


@contextlib.contextmanager
def messages() -> "Iterator[Iterator[tuple[bytes, Any]]]":
    """Pairs of a message and what `done` is called with once it is dealt with."""
    box = _box()
    if box is None:
        yield iter(())
        return
    try:
        yield box.read()
    finally:
        box.close()


def done(handle: Any) -> None:
    """The message is dealt with: it is removed from the mailbox."""
    handle()


class _File:
    """mbox, locked as mail servers lock it."""

    def __init__(self, path: str) -> None:
        self._box = mailbox.mbox(path, create=False)
        self._box.lock()

    def read(self) -> Iterator[tuple[bytes, Any]]:
        for key in list(self._box.keys())[:MOST]:
            yield self._box.get_bytes(key), lambda key=key: self._box.discard(key)

    def close(self) -> None:
        try:
            self._box.flush()
        finally:
            self._box.unlock()
            self._box.close()


class _Imap:
    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        host, wait = parts.hostname or "", settings.MAIL_TIMEOUT
        if parts.scheme == "imaps":
            # Without a context of ours the library takes any certificate.
            self._server: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                host, parts.port or 993, ssl_context=ssl.create_default_context(), timeout=wait
            )
        else:
            self._server = imaplib.IMAP4(host, parts.port or 143, timeout=wait)
        try:
            user, password = unquote(parts.username or ""), settings.MAIL_BOUNCES_PASSWORD
            self._server.login(user, password)
            folder = unquote(parts.path.strip("/")) or "INBOX"
            status, said = self._server.select(f'"{folder}"')
            if status != "OK":
                raise imaplib.IMAP4.error(said)
        except BaseException:
            self._server.shutdown()
            raise

    def read(self) -> Iterator[tuple[bytes, Any]]:
        _status, found = self._server.uid("SEARCH", "UNDELETED")
        keys = (found[0] or b"").split()[:MOST]
        for key in keys:
            name = key.decode("ascii")
            _status, parts = self._server.uid("FETCH", name, "(BODY.PEEK[])")
            raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
            if raw is not None:
                yield raw, lambda name=name: self._remove(name)

    def _remove(self, name: str) -> None:
        self._server.uid("STORE", name, "+FLAGS.SILENT", r"(\Deleted)")

    def close(self) -> None:
        try:
            self._server.expunge()
            self._server.logout()
        finally:
            with contextlib.suppress(OSError):
                self._server.shutdown()


def _box() -> "_File | _Imap | None":
    address: str = settings.MAIL_BOUNCES_BOX
    if not address:
        return None
    if address.startswith(("imap://", "imaps://")):
        return _Imap(address)
    try:
        return _File(address)
    except mailbox.NoSuchMailboxError:
        return None
