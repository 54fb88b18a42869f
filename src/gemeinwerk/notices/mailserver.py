"""The mail server, asked within a bounded time at every step.

Settings: MAIL_TIMEOUT is for each answer, MAIL_MOST_SECONDS for a whole mail, so that neither a
server that goes silent nor one that answers a letter a minute holds up what else is to be done.
"""

import contextlib
import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from gemeinwerk.core import network


class InDoubt(Exception):
    """The whole mail was handed over, but the server never said whether it took it."""


class Server(smtplib.SMTP):
    """A conversation that can be cut from outside and knows what was handed over."""

    def __init__(self, host: str, timeout: float) -> None:
        # A name for ourselves is given, since looking it up may take a minute.
        super().__init__(local_hostname=_own_name(), timeout=timeout)
        self._host = host  # what STARTTLS checks the certificate for
        self.in_doubt = self._late = False
        self.on_handing: Callable[[], object] | None = None

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        found = network.connect(host, port, within=timeout)
        found.settimeout(timeout)
        return found

    def send(self, s: Any) -> None:
        is_last = isinstance(s, bytes) and s.endswith(b"\r\n.\r\n")
        if is_last and self.on_handing:
            self.on_handing()
        super().send(s)
        if is_last:
            self.in_doubt = True

    def getreply(self) -> tuple[int, bytes]:
        answer = super().getreply()
        if self._late:  # half an answer looks like a whole one
            raise smtplib.SMTPServerDisconnected("The mail server took too long to answer")
        return answer

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.in_doubt = False
        answer = super().data(msg)
        self.in_doubt = False
        return answer

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut the connection if the block takes longer: what waits for it gets an OSError."""
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self._late = True
        with contextlib.suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]


class Backend(EmailBackend):
    """Django's, with limits of time and a word for mails that are in doubt.

    `on_handing` is called before the last line of a mail is handed over: until then it has not
    arrived, whatever becomes of us.
    """

    connection: Any
    on_handing: Callable[[], object] | None = None

    def open(self) -> bool:
        """Connect and sign in; False where that was done before. Raises OSError."""
        if self.connection:
            return False
        server = Server(self.host, settings.MAIL_TIMEOUT)
        try:
            with server.within(settings.MAIL_MOST_SECONDS):
                server.connect(self.host, self.port)
                if self.use_tls:
                    server.starttls(context=self.ssl_context)
                if self.username and self.password:
                    server.login(self.username, self.password)
        except BaseException:
            server.close()
            raise
        self.connection = server
        return True

    def close(self) -> None:
        if self.connection:
            limit = self.connection.within(settings.MAIL_TIMEOUT)
            with limit, contextlib.suppress(OSError):  # what smtplib raises is one, too
                self.connection.quit()
            self.connection.close()
            self.connection = None

    def _send(self, email_message: EmailMessage) -> bool:
        self.connection.on_handing = self.on_handing
        try:
            with self.connection.within(settings.MAIL_MOST_SECONDS):
                return bool(super()._send(email_message))  # type: ignore[misc]
        except OSError as problem:  # what smtplib raises is one, too
            if self.connection.in_doubt:
                raise InDoubt from problem
            raise


def _own_name() -> str:
    """What we call ourselves: the domain that mails come from."""
    domain: str = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >")
    return domain if domain.isascii() and domain else "localhost"


def words_of(problem: Exception) -> str:
    """What the server said, as it said it: `smtplib` writes it down as Python does."""
    answers: list[tuple[int, bytes | str]]
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        answers = list(problem.recipients.values())
    elif isinstance(problem, smtplib.SMTPResponseException):
        answers = [(problem.smtp_code, problem.smtp_error)]
    else:
        return str(problem)
    return "; ".join(
        f"{code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"
        for code, text in answers
    )
