"""Going through pages as people do, by what they see: by keyboard alone, or by thumb on a phone.

it = Keyboard(page)
it.go("Konzepte")                   # in the main menu
it.write("Name", "Auftakt")
it.follow("Anlegen", "button")
it.steps    # a field filled in, a link or a button followed: each is one
"""

from typing import Protocol

from playwright.sync_api import Locator, Page

PHONE = {"width": 390, "height": 844}
FARTHEST = 120  # stops of the tabulator on a page


class Traveller(Protocol):
    page: Page
    steps: int

    def follow(self, words: str, kind: str = "link", under: str = "") -> None: ...
    def write(self, label: str, text: str) -> None: ...
    def tick(self, label: str) -> None: ...


class _Counting:
    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def link(self, words: str, kind: str, under: str) -> Locator:
        """`under` is the heading of the section it stands in, where a page has several."""
        self.steps += 1
        place = self.page.locator("main")
        if under:
            heading = self.page.get_by_role("heading", name=under, exact=True)
            place = self.page.locator("main section").filter(has=heading)
        return place.get_by_role(kind, name=words).first  # type: ignore[arg-type]

    def field(self, label: str, group: str = "") -> Locator:
        """`group` is the legend above it, where several have the same label."""
        self.steps += 1
        place = self.page.get_by_role("group", name=group) if group else self.page
        return place.get_by_label(label).first  # type: ignore[no-any-return]


class Keyboard(_Counting):
    def go(self, words: str) -> None:
        """By the main menu, or where there is none what the foot of the page leads to."""
        self.steps += 1
        for place in ("header", "footer"):
            found = self.page.locator(place).get_by_role("link", name=words, exact=True)
            if found.count():
                break
        self._reach(found.first, skip=False)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfold(self, words: str) -> None:
        self.steps += 1
        self._reach(self.page.locator("main summary").filter(has_text=words).first)
        self.page.keyboard.press("Enter")

    def follow(self, words: str, kind: str = "link", under: str = "") -> None:
        self._reach(self.link(words, kind, under))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, label: str, text: str, group: str = "") -> None:
        self._reach(self.field(label, group))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        self._reach(self.field(label))
        self.page.keyboard.press("Space")

    def _reach(self, wanted: Locator, *, skip: bool = True) -> None:
        wanted.wait_for()
        handle = wanted.element_handle()
        self.page.keyboard.press("Tab")
        if skip and self.page.evaluate("document.activeElement.matches('.gw-skip')"):
            self.page.keyboard.press("Enter")  # past the navigation
        for _stop in range(FARTHEST):
            if self.page.evaluate("(it) => it === document.activeElement", handle):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {wanted}")


class Phone(_Counting):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    def follow(self, words: str, kind: str = "link", under: str = "") -> None:
        wanted = self.link(words, kind, under)
        wanted.wait_for()
        box = wanted.bounding_box()
        assert box
        assert box["height"] >= 24, words
        assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["width"], words
        with self.page.expect_navigation():
            wanted.click()
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], self.page.url

    def write(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def tick(self, label: str) -> None:
        self.field(label).check()
