"""When a row was made and changed: at the moment of the verb that did it."""

from typing import Any

from django.db import models

from gemeinwerk.audit.operations import now


class MomentField(models.DateTimeField[Any, Any]):
    """`auto_now` and `auto_now_add` by the verb's moment (`operations.at`) instead of the clock.

    What is taken over from elsewhere is as old as it was there: a measure written two years ago is
    not from today. To the database and its migrations it is what Django has.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if self.auto_now or (self.auto_now_add and add):
            moment = now()
            setattr(model_instance, self.attname, moment)
            return moment
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> Any:
        name, _path, arguments, named = super().deconstruct()
        return name, "django.db.models.DateTimeField", arguments, named
