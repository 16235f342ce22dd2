"""A browser window as a person has it: what they see is kept as pictures, and must be accessible."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from hub_config.paths import REPO

SCREENS = REPO / "build/screens"
AXE = REPO / "node_modules/axe-core/axe.min.js"
LEVEL_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZE = {"width": 1366, "height": 768}


class Window:
    """One window with cookies of its own; `home` is where it may ask for things."""

    def __init__(self, browser, home: str):
        self.home = home
        self.context = browser.new_context(viewport=SIZE, locale="th-TH", accept_downloads=True)
        self.page: Page = self.context.new_page()
        self.left_the_machine: list[str] = []
        self.console: list[str] = []
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text[:300]}"))
        self.page.on("request", self._note_stranger)

    def _note_stranger(self, request) -> None:
        own = (self.home, self.home.replace("http", "ws"), "data:", "blob:")
        if not request.url.startswith(own):
            self.left_the_machine.append(request.url)

    def picture(self, name: str) -> None:
        """Keep a screenshot of the window as the person sees it, and one of the whole page."""
        file = SCREENS / f"{name}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=file)
        self.page.screenshot(path=file.with_name(f"{file.stem}-whole.png"), full_page=True)

    def accessible(self) -> None:
        """Zero axe-core violations at level AA on the page as it is."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())  # evaluated, so that no page's policy need be relaxed
        found = self.page.evaluate(
            "values => axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values}})",
            LEVEL_AA,
        )
        wrong = [
            f"{one['id']}: {one['help']}\n    "
            + "\n    ".join(node["html"][:200] for node in one["nodes"][:3])
            for one in found["violations"]
        ]
        assert not wrong, f"{self.page.url}\n" + "\n".join(wrong)

    def fits(self) -> None:
        """Nothing sticks out sideways, and no text that is read is smaller than 18 px."""
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url}: {wide} px wider than the window"
        small = self.page.evaluate(SMALL_TEXT)
        assert not small, f"{self.page.url}: text below 18 px: {small[:5]}"

    def close(self) -> None:
        self.context.close()


def saved(path: Path) -> bool:
    """Whether a screenshot is there and holds something."""
    return path.exists() and path.stat().st_size > 5_000


# [text, size] of every visible piece of text below 18 px; drawings scale and are measured as they are seen.
SMALL_TEXT = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, box = text.parentElement;
    if (!text.data.trim() || !box.checkVisibility() || box.closest(".off-screen, script, style")) continue;
    const scale = box.ownerSVGElement?.getScreenCTM()?.a ?? 1;
    const size = parseFloat(getComputedStyle(box).fontSize) * scale;
    if (size < 17.9) found.push([text.data.trim().slice(0, 40), Math.round(size * 10) / 10]);
  }
  return found;
}"""
