"""A form with a file that somebody sends."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms.base import BaseForm


class FileForm(BaseForm):
    """One file, no larger than this installation takes; what it is is for others to say."""

    file = forms.FileField(
        label=gettext_lazy("Datei"),
        error_messages={
            "required": gettext_lazy("Bitte wählen Sie eine Datei aus."),
            "empty": gettext_lazy("Die Datei ist leer. Bitte prüfen, ob es die richtige ist."),
        },
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size and file.size > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError(
                _("Die Datei ist zu groß. Erlaubt sind {limit} MB.").format(
                    limit=settings.UPLOAD_MAX_BYTES // 1024 // 1024
                )
            )
        return file
