"""Hands on a tool: fields are typed, ticked and chosen as a person would, then the button is pressed."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

DONE_MS = 20_000


class Hands:
    """Somebody at one tool of a page."""

    def __init__(self, tool: Locator):
        self.tool = tool

    @property
    def screen(self) -> str:
        """The screen the tool is on."""
        return self.tool.locator("section[data-screen]").first.get_attribute("data-screen")

    def on(self, *screens: str) -> None:
        """Wait until one of these screens is there."""
        names = ", ".join(f"section[data-screen={name}]" for name in screens)
        expect(self.tool.locator(names)).to_be_visible(timeout=DONE_MS)

    def go(self, screen: str) -> None:
        """To a place of the tool, by its button."""
        self.do("open_screen", screen=screen)
        self.on(screen)

    def do(self, do: str, **fields: str) -> None:
        """Fill in and press; AssertionError when the tool then says that something is wrong."""
        form = self._form(do, fields)
        if form is None:
            self._button(self.tool, do, fields).click()
        else:
            left = {name: value for name, value in fields.items() if not self._fill(form, name, value)}
            self._submit(form, left).click()
        expect(self.tool).not_to_have_attribute("aria-busy", "true", timeout=DONE_MS)
        wrong = self.tool.locator("[aria-invalid=true], .note--error").evaluate_all(
            "all => all.map(one => one.outerHTML)"
        )
        assert not wrong, (do, fields, wrong)

    def _form(self, do, fields):
        """The form of that name whose fields these are, or None when a button alone does it."""
        for form in self.tool.locator(f"form[data-do={do}]").all():
            own = [name for name in fields if form.get_attribute(f"data-{name}") == fields[name]]
            named = [name for name in fields if form.locator(f"[name='{name}']").count()]
            if set(own) | set(named) == set(fields) and form.is_visible():
                return form
        return None

    def _fill(self, form, name, value) -> bool:
        """Whether the form has such a field; it holds the value then."""
        field = form.locator(f"[name='{name}']")
        if not field.count():
            return False
        folded = form.locator("details:not([open])", has=form.page.locator(f"[name='{name}']"))
        if folded.count():
            folded.first.locator("summary").click()
        kind = field.first.evaluate("field => field.localName === 'input' ? field.type : field.localName")
        if kind == "radio":
            form.locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            field.first.set_checked(value == "on")
        elif kind == "select":
            field.first.select_option(value)
        elif kind != "hidden":
            field.first.fill(value)
        return True

    def _submit(self, form, left):
        return form.locator("button[type=submit]:not([data-do])").first

    def _button(self, within, do, fields):
        more = "".join(f"[data-{name}='{value}']" for name, value in fields.items())
        return within.locator(f"button[data-do={do}]{more}:visible").first
