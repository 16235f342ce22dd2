"""The wizard of the ads manager: what is being made, question by question, and the decision it ends in."""

import traitlets

from talat.apps.kit.workbench import Workbench
from talat.apps.page_ads import answers, forms
from talat.apps.page_ads import draft as drafts
from talat.apps.page_ads.words import LEVEL_WORDS
from talat.journal.events import BadEvent, parse

LEVELS = ("campaign", "ad_set", "ad")
LETTERS = {"campaign": "c", "ad_set": "s", "ad": "a"}
ON_SCREEN = "เลือกจากที่เห็นบนหน้าจอ"


class Wizard(Workbench):
    """A workbench on which campaigns, ad sets and ads are made."""

    draft = traitlets.Any(None, allow_none=True)  # `Draft` of what is being made, or None

    @property
    def making(self):
        """The `Draft` of the screen one is on; a new one where there is none. None off the wizard."""
        level = self.screen if self.screen in drafts.STEPS else ""
        if not level:
            return None
        if self.draft is not None and self.draft.level == level:
            return self.draft
        return self._new(level, "")

    def _new(self, level, under):
        """A new `Draft` under a campaign or ad set, the newest when none is named; None without any."""
        parents = {"campaign": {"": None}, "ad_set": self.play.campaigns, "ad": self.play.ad_sets}[level]
        if not parents:
            return None
        under = under if under in parents else list(parents)[-1]
        number = len(getattr(self.play, f"{level}s")) + 1
        return drafts.begun(level, under, self.play, f"{LEVEL_WORDS[level]} {number}")

    def on_begin(self, raw):
        """The first question of something new, or of changing something that exists."""
        level = forms.pick(raw, "level", LEVELS)
        name, under = forms.typed(raw, "name"), forms.typed(raw, "under")
        if name:
            if level == "campaign" or name not in getattr(self.play, f"{level}s"):
                raise BadEvent(f"แก้สิ่งนี้ไม่ได้ {ON_SCREEN}")
            made = drafts.opened(level, name, self.play)
        else:
            made = self._new(level, under)
        if made is None:
            raise BadEvent(f"ต้องมี{LEVEL_WORDS[LEVELS[LEVELS.index(level) - 1]]}ก่อน")
        self.draft = made
        self.record(self.to(level))

    def on_answer(self, raw):
        """The answer to the wizard's question, and on to the next; the last one makes the thing."""
        made = self._answered(raw)
        if not made.last:
            self.draft = made.moved(1)
            return
        name = free(LETTERS[made.level], getattr(self.play, f"{made.level}s"))
        event = drafts.decision(made, name, self.play)
        if event is None:
            raise BadEvent("ยังไม่ได้เปลี่ยนอะไร เปลี่ยนก่อน หรือกด “ไม่ทำแล้ว”")
        self.draft = made
        after = {"campaign": "ad_set", "ad_set": "ad", "ad": "review"}[made.level]
        self.record(parse(event), self.to("ads" if made.editing and made.level == "ad_set" else after))

    def on_try_answer(self, raw):
        """The answer on paper, to see what it does; the question stays."""
        self.draft = self._answered(raw)

    def _answered(self, raw):
        made = self.making
        if made is None:
            raise BadEvent("ยังไม่มีอะไรให้ตอบ กดสร้างก่อน")
        if forms.typed(raw, "question") not in ("", made.question):
            raise BadEvent("คำตอบนี้เป็นของข้ออื่น ดูข้อที่เห็นอยู่ แล้วตอบใหม่")
        return made.with_answer(answers.answer(made, raw, self.play))

    def on_use_preset(self, raw):
        """An audience ready to choose, as the answers to two questions."""
        made = self.making
        presets = {one.id: one for one in self.market.people.presets}
        if made is None or made.level != "ad_set":
            raise BadEvent("เลือกกลุ่มคนได้ตอนสร้างชุดโฆษณา")
        self.draft = made.with_answer(crowd(presets[forms.pick(raw, "preset", presets)]))

    def on_back(self, _raw):
        """The question before; from the first one out of the wizard, with everything kept."""
        if self.making is None or self.making.step == 0:
            self.record(self.to("ads"))
        else:
            self.draft = self.making.moved(-1)

    def on_drop(self, _raw):
        """Nothing is made."""
        self.draft = None
        self.record(self.to("ads"))

    def goes_on(self, event):
        """Where the wizard stands after a recorded decision: at the level below, or at its end."""
        if event.do == "make_campaign":
            self.draft = self._new("ad_set", event.campaign)
        elif event.do == "make_ad_set":
            self.draft = self._new("ad", event.ad_set)
        elif event.do in ("make_ad", "edit_ad", "edit_ad_set"):
            self.draft = None


def free(letter, taken):
    """The first id of a letter and a number that is not taken: "c1", "c2", …"""
    return next(name for number in range(1, len(taken) + 2) if (name := f"{letter}{number}") not in taken)


def crowd(preset):
    """A ready audience as answers to the wizard's first two questions."""
    who = preset.who
    youngest, oldest = who.ages or (drafts.YOUNGEST, drafts.OLDEST)
    return {
        "youngest": youngest,
        "oldest": oldest,
        "sex": {None: "all", True: "women", False: "men"}[who.women],
        "knows": {None: "all", True: "yes", False: "no"}[preset.knows],
        "regions": who.regions,
        "interests": who.interests,
    }
