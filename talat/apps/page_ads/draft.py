"""A campaign, ad set or ad on the way to be made: one question after another, nothing recorded yet."""

from dataclasses import dataclass, field, replace

from talat.journal.ads import events as said

STEPS = {
    "campaign": ("objective", "special", "purse"),
    "ad_set": ("who", "taste", "places", "goal", "spend"),
    "ad": ("picture", "words", "check"),
}
YOUNGEST, OLDEST = 18, 65


@dataclass(frozen=True)
class Draft:
    """What was answered so far. `editing` is the id of the thing that changes, "" for a new one."""

    level: str  # "campaign" | "ad_set" | "ad"
    under: str = ""  # id of the campaign of an ad set, or of the ad set of an ad
    editing: str = ""
    step: int = 0
    given: dict = field(default_factory=dict)  # replaced, never changed

    @property
    def steps(self):
        """Names of its questions."""
        return STEPS[self.level]

    @property
    def question(self):
        """Name of the question that is asked now."""
        return self.steps[self.step]

    @property
    def last(self):
        """Whether the next answer makes it."""
        return self.step == len(self.steps) - 1

    def with_answer(self, values):
        """The draft that knows some more."""
        return replace(self, given={**self.given, **values})

    def moved(self, by):
        """The draft some questions on or back."""
        return replace(self, step=min(max(self.step + by, 0), len(self.steps) - 1))


def goals_of(draft, play):
    """What an ad set of the draft's campaign may be optimised for, the usual first."""
    return said.GOALS[play.campaigns[draft.under].objective]


def shares_money(draft, play):
    """Whether the draft's campaign pays for its ad sets."""
    return play.campaigns[draft.under].budget is not None


def begun(level, under, play, title=""):
    """A new `Draft` with the usual answers already in it: a learner changes what they want otherwise."""
    given = {
        "campaign": {"objective": "sales", "special": "none", "payer": "ad_set", "budget": None},
        "ad_set": {
            **{
                "youngest": YOUNGEST,
                "oldest": OLDEST,
                "sex": "all",
                "knows": "all",
                "regions": (),
                "interests": (),
            },
            **{"placements": (), "strategy": "lowest_cost", "cap": None, "min_roas": None, "budget": None},
            **{"lifetime": False, "starts": play.today, "ends": None, "from_hour": 0, "to_hour": 24},
            "frequency_cap": 0,
        },
        "ad": {"photo": "", "button": "shop_now", "leads_to": "shop", "text": "", "headline": ""},
    }[level]
    draft = Draft(level, under, given={**given, "title": title})
    return draft.with_answer({"goal": goals_of(draft, play)[0]}) if level == "ad_set" else draft


def opened(level, name, play):
    """A `Draft` that changes an ad set or an ad that exists."""
    one = (play.ad_sets if level == "ad_set" else play.ads)[name]
    under = one.campaign if level == "ad_set" else one.ad_set
    return Draft(level, under, name, given=dict(vars(one)))


CHANGEABLE = {
    "ad_set": (
        *("budget", "youngest", "oldest", "sex", "regions", "interests", "knows", "placements", "ends"),
        *("from_hour", "to_hour", "strategy", "cap", "min_roas", "frequency_cap"),
    ),
    "ad": ("photo", "headline", "text", "button", "leads_to"),
}
TOGETHER = (("youngest", "oldest"), ("from_hour", "to_hour"))


def decision(draft, name, play):
    """The decision a finished draft is, as plain values; None when an edit changes nothing.

    name  id for what is made
    """
    if draft.editing:
        return _edit(draft, play)
    given = {key: value for key, value in draft.given.items() if value is not None and key != "payer"}
    parent = {"campaign": {}, "ad_set": {"campaign": draft.under}, "ad": {"ad_set": draft.under}}[draft.level]
    if not given.get("lifetime", True):
        del given["lifetime"]  # a day is what a budget means unless it says otherwise
    return {"do": f"make_{draft.level}", draft.level: name, **parent, **given}


def _edit(draft, play):
    old = vars((play.ad_sets if draft.level == "ad_set" else play.ads)[draft.editing])
    changed = {
        key: draft.given[key]
        for key in CHANGEABLE[draft.level]
        if draft.given.get(key) is not None and draft.given[key] != old[key]
    }
    for low, high in TOGETHER:
        if low in changed or high in changed:
            changed |= {low: draft.given[low], high: draft.given[high]}
    return {"do": f"edit_{draft.level}", draft.level: draft.editing, **changed} if changed else None
