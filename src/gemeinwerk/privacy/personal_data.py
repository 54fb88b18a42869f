from django.utils.translation import gettext_lazy as _

from gemeinwerk.privacy import registry, replaying

registry.folder(
    replaying.path, _("Liste der Löschungen"), nothing="fingerprints alone; see `replaying`"
)
