"""Materials are laid to a meeting, shown to everybody or not, and taken away."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.meetings import materials
from gemeinwerk.meetings.errors import MeetingOver, Unfitting
from gemeinwerk.meetings.models import Material, Meeting, MeetingState
from gemeinwerk.meetings.operations.writing import lock
from gemeinwerk.meetings.verbs import MeetingsVerb


@verb
def add_material(
    meeting: Meeting,
    *,
    title: str,
    by: User | None,
    url: str = "",
    file_name: str = "",
    content: bytes = b"",
    public: bool = False,
) -> Material:
    """A link, or a file. After the meeting too: what was shown in it."""
    found = lock(meeting)
    if found.state == MeetingState.CANCELLED:
        raise MeetingOver(_("Diese Sitzung ist abgesagt; an ihr ändert sich nichts mehr."))
    if bool(url) == bool(content):
        raise Unfitting(_("Bitte geben Sie entweder einen Link an, oder wählen Sie eine Datei."))
    if found.materials.count() >= materials.MOST:
        raise Unfitting(
            _("Zu einer Sitzung gehören höchstens {n} Unterlagen.").format(n=materials.MOST)
        )
    new = Material(meeting=found, title=title.strip(), url=url, public=public)
    if content:
        new.content_type = materials.kind_of(file_name, content)
        new.file_name = materials.plain_name(file_name)
        new.content, new.size = content, len(content)
    new.added_at = audit.now()
    new.save()
    _record(MeetingsVerb.MATERIAL_ADD, new, by)
    return new


@verb
def show_material(material: Material, *, public: bool, by: User | None) -> Material:
    """Whether everybody may read it, once its meeting is announced."""
    present = _held(material)
    if present.public != public:
        was_read = _is_read(present)
        present.public = public
        present.save(update_fields=["public"])
        deed = MeetingsVerb.MATERIAL_SHOW if public else MeetingsVerb.MATERIAL_HIDE
        _record(deed, present, by, was_read=was_read)
    return present


@verb
def remove_material(material: Material, *, by: User | None) -> None:
    present = _held(material)
    _record(MeetingsVerb.MATERIAL_REMOVE, present, by)
    present.delete()


def _held(material: Material) -> Material:
    meeting = lock(material.meeting)
    found = hold(material)
    found.meeting = meeting
    return found


def _is_read(material: Material) -> bool:
    return material.public and material.meeting.public


def _record(
    deed: MeetingsVerb, material: Material, by: User | None, *, was_read: bool = False
) -> None:
    audit.record(
        deed,
        material.meeting,
        by=by,
        after={"material": material.title},
        public=was_read or _is_read(material),
    )
