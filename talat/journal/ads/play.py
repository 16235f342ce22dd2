"""A page and its ads, played: same market, seed and decisions, same days, bit for bit."""

from __future__ import annotations

from dataclasses import replace

from talat.engine import finance
from talat.engine.learning import is_significant
from talat.journal.ads import settings
from talat.journal.ads.desk import Desk
from talat.journal.ads.outcome import AdsDay, Conversation, Review, Summary
from talat.journal.ads.settings import Ad, AdSet, Campaign, Post, Shopfront, Test
from talat.journal.ads.settle import brings
from talat.journal.play import Play
from talat.scenarios import arena
from talat.scenarios.page_market import PageMarket


class AdsPlay(Play):
    """One attempt at a page's market; `days` holds `AdsDay`s.

    What stands: `shopfront`, `campaigns`, `ad_sets`, `ads`, `posts`, `tests` (by id, in the order made).
    What came of it: `days`, `summary`, and the questions of `Desk` in `desk`.
    """

    first_screen = "day"

    def __init__(self, market: PageMarket, seed: int):
        super().__init__(market, seed)
        self.shopfront = Shopfront(market.page.name, market.page.about, market.price)
        self.campaigns: dict[str, Campaign] = {}
        self.ad_sets: dict[str, AdSet] = {}
        self.ads: dict[str, Ad] = {}
        self.posts: dict[str, Post] = {}
        self.tests: dict[str, Test] = {}
        self.desk = Desk(self)
        self._edits: list[tuple[str, int]] = []

    # deciding --------------------------------------------------------------------------------------------

    def _set_page(self, event):
        self.shopfront = replace(self.shopfront, name=event.name, about=event.about)

    def _set_price(self, event):
        self.shopfront = replace(self.shopfront, price=event.satang)

    def _set_shipping(self, event):
        self.shopfront = replace(self.shopfront, paid_by=event.paid_by)

    def _offer_cod(self, event):
        self.shopfront = replace(self.shopfront, cod=event.on)

    def _write_post(self, event):
        self.posts[event.post] = Post(event.post, event.kind, event.photo, event.text, self.today)

    def _reply_inbox(self, event):
        self.desk.mailbox.reply(event.conversations, event.text, self.today, self.shopfront.price)

    def _set_answer(self, event):
        answers = {**dict(self.shopfront.answers), event.topic: event.text}
        kept = tuple(sorted((topic, text) for topic, text in answers.items() if text))
        self.shopfront = replace(self.shopfront, answers=kept)

    def _make_campaign(self, event):
        self.campaigns[event.campaign] = Campaign(
            event.campaign, event.title, event.objective, event.special, event.budget
        )

    def _make_ad_set(self, event):
        given = event.model_dump(exclude={"do", "ad_set", "lifetime", "starts"})
        given |= {"regions": event.regions, "interests": event.interests, "placements": event.placements}
        given |= {name: given.get(name) for name in ("budget", "ends", "cap", "min_roas")}
        starts = event.starts or self.today
        self.ad_sets[event.ad_set] = AdSet(
            id=event.ad_set, lifetime=bool(event.lifetime), starts=starts, edited=starts, **given
        )

    def _make_ad(self, event):
        given = event.model_dump(exclude={"do", "ad"})
        self.ads[event.ad] = Ad(id=event.ad, **given)
        self.desk.new_ad(event.ad)
        self._learn_anew(event.ad_set)

    def _edit_campaign(self, event):
        campaign = self.campaigns[event.campaign]
        self.campaigns[event.campaign] = replace(campaign, budget=event.budget)
        if is_significant(campaign.budget, event.budget):
            for ad_set in self.ad_sets.values():
                if ad_set.campaign == campaign.id:
                    self._learn_anew(ad_set.id)

    def _edit_ad_set(self, event):
        old = self.ad_sets[event.ad_set]
        new = self.ad_sets[event.ad_set] = old.changed(event)
        other = replace(old, budget=None, ends=None) != replace(new, budget=None, ends=None)
        if is_significant(old.budget or 0, new.budget or 0, other):
            self._learn_anew(new.id)

    def _edit_ad(self, event):
        old = self.ads[event.ad]
        given = event.model_dump(exclude={"do", "ad"}, exclude_none=True)
        new = replace(old, **given, review="waiting")
        if replace(new, review=old.review) == old:
            return
        self.ads[event.ad] = new
        if new.photo != old.photo:
            self.desk.new_photo(new.id)
        self._learn_anew(new.ad_set)

    def _learn_anew(self, ad_set):
        one = self.ad_sets[ad_set]
        if self.today > one.edited and self.today > one.starts:
            self._edits.append((ad_set, self.today))
        self.ad_sets[ad_set] = replace(one, edited=max(self.today, one.starts))
        self.desk.learn_anew(ad_set)

    def _set_running(self, event):
        kind = {"campaign": self.campaigns, "ad_set": self.ad_sets, "ad": self.ads}[event.level]
        kind[event.name] = replace(kind[event.name], on=event.on)

    def _start_test(self, event):
        self.tests[event.test] = settings.Test(
            event.test, event.kind, event.a or "", event.b or "", event.percent, self.today, event.until
        )

    def _next_day(self, _event):
        day = self.desk.open_day()
        self.days.append(day)
        self.screen = "day"
        return day

    # telling ---------------------------------------------------------------------------------------------

    def edits_of(self, ad_set: str) -> tuple[int, ...]:
        """Days on which a significant edit made an ad set learn anew after it had begun, each once."""
        return tuple(day for name, day in self._edits if name == ad_set)

    def left_of_an_order(self) -> int:
        """Satang that an order leaves before advertising, as priced now; what refusals cost is taken off.

        ValueError without a price.
        """
        front, market = self.shopfront, self.market
        if front.price is None:
            raise ValueError("no price is set")
        parcel, fees = arena.parcel(market), arena.fees(market, min(self.today, market.days))
        kept, back = (brings((front.price, front.paid_by), parcel, fees, one) for one in (False, True))
        cod = market.delivery.cod if front.cod else 0.0
        refused = cod * market.delivery.refuse_cod + (1.0 - cod) * market.delivery.refuse_paid
        return round(kept * (1.0 - refused) + back * refused)

    def unit_cost(self) -> finance.UnitCost:
        """Full cost of one piece today at the price set; ValueError without a price."""
        front, market = self.shopfront, self.market
        if front.price is None:
            raise ValueError("no price is set")
        fees = arena.fees(market, min(self.today, market.days))
        return finance.unit_cost(front.price, front.paid_by, arena.parcel(market), fees)

    def campaign_of(self, ad: str) -> Campaign:
        """The campaign of an ad."""
        return self.campaigns[self.ad_sets[self.ads[ad].ad_set].campaign]

    def under(self, level: str, name: str) -> tuple[str, ...]:
        """Ids of the ads under a campaign, an ad set or an ad; of all ads for level "all"."""
        if level == "all":
            return tuple(self.ads)
        if level == "ad":
            return (name,)
        if level == "ad_set":
            return tuple(ad.id for ad in self.ads.values() if ad.ad_set == name)
        return tuple(ad for ad in self.ads if self.campaign_of(ad).id == name)

    def conversations(self, state: str = "") -> tuple[Conversation, ...]:
        """The inbox, oldest first; of one state when given."""
        return self.desk.mailbox.seen(state)

    def judged(self, topic: str, text: str):
        """What an answer to a topic of the inbox is worth at today's price; `page_answers.Judged`."""
        return self.desk.mailbox.judged(topic, text, self.shopfront.price)

    def review(self, ad: str) -> Review | None:
        """What the platform last said of an ad; None before its first morning."""
        return self.desk.reviews.get(ad)

    def why(self, day: int, against: int | None = None):
        """The `Breakdown` of a day against the day before it; see talat.journal.ads.explain."""
        from talat.journal.ads.explain import breakdown

        return breakdown(self, day, against)

    @property
    def summary(self) -> Summary:
        """The days so far added up."""
        return summed(self.days, self.market.page.followers, self.market.money.ads)


def summed(days: list[AdsDay], followers: int, prepaid: int) -> Summary:
    """Some days of one play added up."""

    def total(name):
        return sum(getattr(day, name) for day in days)

    figures = [ad.figures for day in days for ad in day.ads]
    spend, earned = total("spend"), total("earned")
    return Summary(
        days=len(days),
        spend=spend,
        orders=total("orders"),
        kept=total("kept"),
        refused=total("refused"),
        revenue=sum(day.slip.goods for day in days),
        earned_after=earned,
        profit=earned - spend,
        money_left=prepaid - spend,
        followers=days[-1].followers if days else followers,
        messages=total("messages"),
        missed=total("missed"),
        impressions=sum(one.impressions for one in figures),
        clicks=sum(one.clicks for one in figures),
        reached=sum(post.reach for day in days for post in day.posts),
    )
