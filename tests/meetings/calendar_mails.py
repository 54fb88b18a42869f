"""Answers as calendar programs send them, each in the shape of its own."""

import base64
from datetime import UTC, datetime

from tests.meetings.conftest import BEGINS, ENDS

SAID = {"yes": "ACCEPTED", "no": "DECLINED", "maybe": "TENTATIVE"}
SENT = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


def outlook(to: str, uid: str, email: str, said: str, *, words: str = "") -> bytes:
    """Exchange: the zone by its Windows name, MAILTO in capitals, base64; what people wrote is the
    mail's text."""
    calendar = f"""BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT={SAID.get(said, said)};CN="Kaya, Aylin":MAILTO:{email}
COMMENT;LANGUAGE=de-DE:\\n
UID:{uid}
SUMMARY;LANGUAGE=de-DE:Zugesagt: AG Wohnen: 1. Sitzung
DTSTART;TZID=W. Europe Standard Time:{BEGINS:%Y%m%dT%H%M%S}
DTEND;TZID=W. Europe Standard Time:{ENDS:%Y%m%dT%H%M%S}
CLASS:PUBLIC
DTSTAMP:{SENT:%Y%m%dT%H%M%SZ}
SEQUENCE:0
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
    coded = base64.encodebytes(calendar.encode()).decode()
    return f"""From: "Kaya, Aylin" <{email}>
To: Stadt <{to}>
Subject: Zugesagt: AG Wohnen: 1. Sitzung
Date: Mon, 01 Mar 2027 09:30:00 +0000
Content-Type: multipart/alternative; boundary="_000_x"
MIME-Version: 1.0

--_000_x
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

{words}

--_000_x
Content-Type: text/calendar; charset="utf-8"; method=REPLY
Content-Transfer-Encoding: base64

{coded}
--_000_x--
""".encode()


def google(to: str, uid: str, email: str, said: str) -> bytes:
    """Once as a part and once more attached; lines folded, a sentence of its own as text."""
    calendar = f"""BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:{BEGINS.astimezone(UTC):%Y%m%dT%H%M%SZ}
DTEND:{ENDS.astimezone(UTC):%Y%m%dT%H%M%SZ}
DTSTAMP:{SENT:%Y%m%dT%H%M%SZ}
ORGANIZER;CN=Musterstadt:mailto:{to}
UID:{uid}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={SAID[said]};CN=Ay
 lin Kaya;X-NUM-GUESTS=0:mailto:{email}
CREATED:20270228T100000Z
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:AG Wohnen: 1. Sitzung
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""
    return f"""From: Aylin Kaya <{email}>
To: {to}
Reply-To: Aylin Kaya <{email}>
Sender: Google Calendar <calendar-notification@google.example>
Subject: =?UTF-8?Q?Angenommen=3A_AG_Wohnen?=
Date: Mon, 01 Mar 2027 09:30:00 +0000
Content-Type: multipart/mixed; boundary="mixed"
MIME-Version: 1.0

--mixed
Content-Type: multipart/alternative; boundary="alt"

--alt
Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes

Aylin Kaya hat diese Einladung angenommen.

--alt
Content-Type: text/html; charset="UTF-8"

<p>Aylin Kaya hat diese Einladung angenommen.</p>

--alt
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: 7bit

{calendar}
--alt--

--mixed
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"

{calendar}
--mixed--
""".encode()


def apple(to: str, uid: str, email: str, said: str, *, words: str = "") -> bytes:
    """The address also as EMAIL; what somebody wrote is a COMMENT."""
    comment = f"COMMENT:{words}\n" if words else ""
    return f"""From: Aylin Kaya <{email}>
To: "{to}" <{to}>
Subject: =?utf-8?Q?Aylin_Kaya_hat_die_Einladung_angenommen?=
Date: Mon, 1 Mar 2027 10:30:00 +0100
Content-Type: multipart/mixed; boundary="Apple-Mail=_1"
MIME-Version: 1.0

--Apple-Mail=_1
Content-Type: text/plain; charset=utf-8

Aylin Kaya hat deine Einladung angenommen.

--Apple-Mail=_1
Content-Disposition: attachment; filename=iCal-20270301-103000.ics
Content-Type: text/calendar; charset=utf-8; method=REPLY; x-unix-mode=0644; name="iCal.ics"
Content-Transfer-Encoding: quoted-printable

BEGIN:VCALENDAR
CALSCALE:GREGORIAN
VERSION:2.0
METHOD:REPLY
PRODID:-//Apple Inc.//macOS 14.4//EN
BEGIN:VEVENT
UID:{uid}
DTEND:{ENDS.astimezone(UTC):%Y%m%dT%H%M%SZ}
{comment}ATTENDEE;CN=3D"Aylin Kaya";CUTYPE=3DINDIVIDUAL;EMAIL=3D"{email}";PARTSTAT=
=3D{SAID[said]}:mailto:{email}
DTSTART:{BEGINS.astimezone(UTC):%Y%m%dT%H%M%SZ}
SEQUENCE:0
SUMMARY:AG Wohnen: 1. Sitzung
DTSTAMP:{SENT:%Y%m%dT%H%M%SZ}
ORGANIZER;CN=3DMusterstadt:mailto:{to}
END:VEVENT
END:VCALENDAR

--Apple-Mail=_1--
""".encode()


def thunderbird(to: str, uid: str, email: str, said: str) -> bytes:
    """The whole entry comes back, its DTSTAMP from the invitation."""
    return f"""From: {email}
To: {to}
Subject: Re: Einladung: AG Wohnen
Date: Mon, 01 Mar 2027 10:30:00 +0100
User-Agent: Mozilla Thunderbird
Content-Type: multipart/mixed; boundary="------------T"
MIME-Version: 1.0

--------------T
Content-Type: multipart/alternative; boundary="------------A"

--------------A
Content-Type: text/plain; charset=UTF-8; format=flowed

{email} hat Ihre Einladung angenommen.

--------------A
Content-Type: text/calendar; charset=utf-8; method=REPLY
Content-Transfer-Encoding: 8bit

BEGIN:VCALENDAR
PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
CREATED:20270227T090000Z
DTSTAMP:20270227T090000Z
UID:{uid}
SUMMARY:AG Wohnen: 1. Sitzung
ORGANIZER;CN=Musterstadt:mailto:{to}
ATTENDEE;PARTSTAT={SAID[said]};ROLE=REQ-PARTICIPANT:mailto:{email.upper()}
DTSTART;TZID=Europe/Berlin:{BEGINS:%Y%m%dT%H%M%S}
DTEND;TZID=Europe/Berlin:{ENDS:%Y%m%dT%H%M%S}
TRANSP:OPAQUE
SEQUENCE:0
END:VEVENT
END:VCALENDAR

--------------A--

--------------T--
""".encode()


SHAPES = {"outlook": outlook, "google": google, "apple": apple, "thunderbird": thunderbird}


def forwarded(mail: bytes, by: str, to: str) -> bytes:
    """Sent on as an attachment."""
    head = f"""From: {by}
To: {to}
Subject: WG: Zugesagt
Date: Mon, 01 Mar 2027 11:00:00 +0000
Content-Type: multipart/mixed; boundary="fwd"
MIME-Version: 1.0

--fwd
Content-Type: text/plain

Zur Kenntnis

--fwd
Content-Type: message/rfc822

"""
    return head.encode() + mail + b"\n--fwd--\n"


def plain(by: str, to: str, text: str) -> bytes:
    return f"""From: {by}
To: {to}
Subject: Re: Einladung
Date: Mon, 01 Mar 2027 11:00:00 +0000
Content-Type: text/plain; charset=utf-8

{text}
""".encode()
