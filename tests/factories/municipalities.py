import factory

from gemeinwerk.municipalities.models import Host, Municipality


class MunicipalityFactory(factory.django.DjangoModelFactory):
    """A town; the first of a test is served under the test client's host name."""

    class Meta:
        model = Municipality
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Musterstadt {n}")
    slug = factory.Sequence(lambda n: f"musterstadt-{n}")

    @factory.post_generation
    def host(self: Municipality, create: bool, extracted: str | None, **kwargs: object) -> None:
        name = extracted
        if name is None:
            taken = Host.objects.filter(name="testserver").exists()
            name = f"{self.slug}.example" if taken else "testserver"
        Host.objects.create(municipality=self, name=name)
