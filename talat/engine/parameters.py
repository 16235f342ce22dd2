"""Every number by which the market behaves: what it is, what it is worth, and where it comes from.

One file on purpose, however long: instructors read it as a table (`make check-market` writes it), and a
number that lacks a source fails a test. What an exercise decides for itself (prices, photos, how many come
past) is in its exercise.yaml; the groups at the end are the defaults it may leave as they are.
Changing a number changes results: raise talat.engine.VERSION and write the golden replays anew.

"Fact n" is row n of the fact sheet the market is measured against. Shares are 0–1, wishes are logit units,
times are days and money is baht unless a line says otherwise.
"""

from dataclasses import dataclass, field, fields

READ_ON = "2026-11-22"  # when the sources were looked up


@dataclass(frozen=True)
class Source:
    """Where a number comes from, and how far that can be trusted."""

    title: str
    where: str  # where it can be read
    standing: str  # one of STANDINGS


STANDINGS = {
    "official": "read on the platform's own page or a word-for-word copy",
    "read": "read in the work itself or its abstract",
    "secondary": "read in somebody else's report, often a seller of services",
    "memory": "remembered, not looked up",
    "theory": "follows from the definition",
    "fitted": "our assumption, set so that a fact comes out right",
    "ours": "our assumption",
}

OURS = Source("our assumption", "", "ours")
BY_DEFINITION = Source("by definition", "", "theory")
BIJMOLT = Source("Bijmolt, van Heerde & Pieters 2005", "mean −2.62 of 1,851 estimates (fact 1)", "read")
REFUSALS = Source(
    "vendors on refused parcels", "chinatinyfinds.com 2025: COD 15–40 %, prepaid < 5 %", "secondary"
)
HU = Source("Hu, Pavlou & Zhang 2009", "SSRN 2380298 (fact 43)", "read")
YOU = Source("You, Vadakkepatt & Joshi 2015", "51 studies, msi.org (fact 41)", "read")
BASS = Source("Sultan, Farley & Lehmann 1990", "mean p and q of Bass models a year (fact 49)", "memory")
ANSWERING = Source("Oldroyd 2007, 2011 on answering fast", "direction only, size ours (fact 46)", "memory")
FUNNEL = Source("shops' conversion rates", "redstagfulfillment.com, sqmagazine.co.uk (fact 33)", "secondary")
COD = Source("Dee-Delivery notification", "in force 2024-10-03; tilleke.com, bgloballaw.com", "secondary")
PLACES = Source("Backlinko, Sistrix", "seoprocheck.com, ecommercecourses.org (fact 22)", "secondary")
FATIGUE = Source("Meta research on repetition", "quoted by staging.adsuploader.com (fact 20)", "secondary")
LEARNING = Source("Meta help: the learning phase", "mirrors of the help page (fact 21)", "official")
EDITS = Source("practitioners' rule of thumb", "blogs only; no official number", "secondary")
LABELS = Source("Meta: creative limited, creative fatigue", "staging.adsuploader.com", "secondary")
WINDOWS = Source("platforms' usual click windows", "1 day and 7 days", "memory")
REACH = Source("Socialinsider 2022, social.plus 2025", "digitalinformationworld.com (fact 23)", "secondary")
FEED_PRICES = Source("US prices of Facebook ads × 0.25", "reflexagency.online (fact 18)", "secondary")
SEASON = Source("superads.ai, $3 B of spend", "clicks by month over 13 months (fact 19)", "secondary")
INFLATION = Source("WordStream/LocaliQ 2024, 2025", "theadspend.com: +12.9 % a click (fact 16)", "secondary")
LOADING = Source("Google/SOASTA 2017", "bounces +32 % from 1 to 3 seconds (fact 47)", "memory")
QUALITY = Source(
    "Google Ads API: QualityInfo", "developers.google.com; three buckets, no formula", "official"
)
RANKINGS = Source("Meta: quality ranking", "names of the steps only", "memory")


def fitted(*facts):
    """Our assumption, set so that these facts of the sheet come out right."""
    which = " and ".join(facts)
    return Source(f"our assumption, set so that fact {which} comes out right", "", "fitted")


def number(value, about, source):
    """A field of a group: its value, what it is, its `Source`."""
    return field(default=value, metadata={"about": about, "source": source})


# People and the shop ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shoppers:
    """How people of the town live and shop."""

    day_curve: tuple[float, ...] = number(
        (
            *(0.25, 0.12, 0.07, 0.05, 0.06, 0.12, 0.30, 0.55, 0.75, 0.85, 0.95, 1.10),
            *(1.35, 1.10, 0.95, 0.95, 1.00, 1.05, 1.20, 1.55, 1.95, 2.10, 1.75, 0.87),
        ),
        "shoppers by hour of the day: peaks at lunch and in the evening",
        OURS,
    )
    mobile: float = number(0.80, "share who shop on a telephone", OURS)
    mobile_wish: float = number(
        -0.75, "wish to pay of those on a telephone, against a computer", fitted("33")
    )
    activity_spread: float = number(0.6, "spread of ln(visits a person makes)", OURS)
    photo_spread: float = number(0.3, "spread of ln(weight of a clear photo) inside a group", OURS)
    liking: float = number(0.5, "spread of one person's lasting liking of one product", OURS)
    reviews_felt: float = number(
        0.5, "part of what reviews add that is felt at the look; as much at the basket", OURS
    )
    stretch: float = number(1.5, "a second piece may bring the order to so many times the budget", OURS)
    without_cod: float = number(
        0.7, "share of those who would pay on delivery that buy all the same when they may not", OURS
    )


@dataclass(frozen=True)
class Renown:
    """Who knows the shop, and how word of it travels."""

    direct: float = number(0.01, "chance a day that one who knows the shop comes by on purpose", OURS)
    loyal: float = number(0.01, "more of that chance for each purchase that pleased", OURS)
    loyal_most: int = number(3, "purchases that pleased, up to which loyalty grows", OURS)
    direct_wish: float = number(0.9, "more wish to look and to keep of those who come on purpose", OURS)
    happy_stars: int = number(4, "stars from which a buyer is pleased and talks", OURS)
    told_alone: float = number(
        0.03 / 7, "chance a day to hear of a well-liked shop: Bass p, 0.03 a week", BASS
    )
    told_by_others: float = number(
        0.38 / 7, "the same, times the share who know it: Bass q, 0.38 a week", BASS
    )
    voices: float = number(5.0, "pleased buyers at which half of this talk is heard", OURS)


@dataclass(frozen=True)
class Offers:
    """Price endings, sale signs and bundles."""

    nine: float = number(
        0.035, "wish to look and to keep more when baht end in 9 and no sale sign hangs", fitted("48")
    )
    sale_sign: float = number(0.5, "wish of all steps from a sale sign on a double day", fitted("34"))
    left_out: float = number(-0.5, "wish to look at a shop without the sign on a double day", OURS)
    second_base: float = number(-2.2, "wish to add the partner of a bundle", OURS)
    second_off: float = number(8.0, "more of it for each share of the price taken off", OURS)


@dataclass(frozen=True)
class Place:
    """What earns a place on the marketplace's page, and how many eyes a place gets."""

    fall: float = number(
        0.95, "eyes fall with place to the power of minus this: 27.6 % first, 15.7 % second", PLACES
    )
    crowd: float = number(2.0, "real shops that one other shop of the file stands for", OURS)
    softness: float = number(0.12, "of the score, at which another shop stands before ours", OURS)
    score_relevance: float = number(
        0.30, "weight of title and category that fit; no platform publishes its own", OURS
    )
    score_conversion: float = number(0.25, "weight of orders a visit", OURS)
    score_rating: float = number(0.25, "weight of the mean stars", OURS)
    score_volume: float = number(0.20, "weight of the number of reviews", OURS)
    score_late: float = number(0.50, "taken off for parcels that all leave late", OURS)
    score_empty: float = number(0.60, "taken off for being sold out every day", OURS)
    usual_conversion: float = number(0.025, "orders a visit that earn half of its weight", FUNNEL)
    visits_known: int = number(200, "visits' worth of the past weighed against a day's conversion", OURS)
    memory: int = number(7, "days over which the platform remembers", OURS)
    prior_stars: float = number(4.5, "stars that a shop without reviews is taken for", OURS)
    prior_reviews: int = number(5, "reviews' worth of those in the platform's score", OURS)
    poor_stars: float = number(3.0, "mean stars that earn nothing; 5 earn all", OURS)
    many_reviews: float = number(500.0, "reviews that earn the full weight", OURS)


@dataclass(frozen=True)
class Buyers:
    """How those who have the parcel judge it."""

    quality_stars: float = number(4.0, "shift of the stars from quality 0 to 1", OURS)
    usual_quality: float = number(0.8, "quality that buyers expect", OURS)
    return_stars: float = number(2.5, "how much lower the stars of those who send goods back", OURS)
    late_stars: float = number(0.8, "how much lower the stars of a parcel that left late", OURS)
    misled: float = number(2.0, "refusals are multiplied by this less the photo's honesty", OURS)
    poor_returned: float = number(4.0, "more returns for each point of quality below the usual", OURS)
    unlike_returned: float = number(2.0, "more returns for each point of honesty that a photo lacks", OURS)
    returned_least: float = number(0.2, "returns of the best goods against usual ones", OURS)
    returned_most: float = number(6.0, "returns of the worst goods against usual ones", OURS)


@dataclass(frozen=True)
class Inbox:
    """Who writes to a shop, how long they wait, what an answer does; topics and marks as in chat.py."""

    usual: tuple[float, ...] = number(
        (0.002, 0.001, 0.004, 0.002, 0.001, 0.003, 0.0005, 0.0005),
        "chance that a visitor asks although the page tells: size, material, price … box",
        OURS,
    )
    unsaid: tuple[float, ...] = number(
        (0.020, 0.010, 0.012, 0.015, 0.012, 0.015, 0.006, 0.004),
        "more of that chance when the page does not tell it, or tells it wrongly",
        OURS,
    )
    complains: float = number(0.01, "chance that one who got a good parcel writes a complaint", OURS)
    wronged: float = number(0.30, "more of that chance when the parcel was late or bad", OURS)
    strangers: tuple[float, ...] = number(
        (0.35, 0.15, 0.06, 0.06), "mean number a day: spam, phishing, asks for another's data, stop", OURS
    )
    patience: int = number(
        45, "minutes after which half of those who asked have gone; direction: fact 46", ANSWERING
    )
    anger: int = number(360, "the same minutes of those who complain", OURS)
    night: tuple[int, int] = number(
        (23, 8), "hours between which nobody expects an answer; patience begins in the morning", OURS
    )
    cooling: int = number(240, "minutes of waiting that halve the wish of those who stayed", ANSWERING)
    warm: float = number(
        4.0, "chance to buy of one who asked and was answered well, in ordinary visitors", OURS
    )
    silence: float = number(0.3, "what is left of that chance when nobody answers", OURS)
    chance: tuple[float, ...] = number(
        (1.0, 0.5, 0.45, 1.15, 0.2, 0.7, 0.85, 0.9, 0.55, 1.0, 0.9, 0.6),
        "what each mark of an answer does to that chance: right, wrong, aside … leak",
        OURS,
    )
    stars: tuple[float, ...] = number(
        (0.1, -0.8, -0.1, 0.05, -1.0, -0.2, 0.0, -0.2, -0.2, 0.0, -0.1, -0.5),
        "stars that each mark adds to what the person writes later",
        OURS,
    )
    trust: tuple[float, ...] = number(
        (0.01, -0.04, -0.01, 0.005, -0.05, -0.02, 0.0, -0.03, -0.05, 0.01, -0.03, -0.15),
        "what each mark adds to the trust in the shop, shares",
        OURS,
    )
    mended: float = number(1.2, "stars that a complaint mended well adds", OURS)
    ignored: float = number(-0.02, "trust lost by a question left without an answer", OURS)
    agrees: float = number(0.4, "chance to say yes when asked whether the shop may write again", OURS)


@dataclass(frozen=True)
class Pages:
    """What the words of a product page and trust in the shop do to the choice."""

    told: float = number(
        0.8, "wish to keep of a page that tells all buyers ask, against one that tells none", OURS
    )
    usual_told: float = number(0.5, "share of it told at which words add nothing", OURS)
    trust: float = number(0.5, "wish to look and to keep that a whole share more of trust adds", OURS)
    trust_most: float = number(0.2, "share by which trust can rise or fall in all", OURS)
    trust_days: int = number(30, "each evening so manieth part of gained or lost trust is forgotten", OURS)


@dataclass(frozen=True)
class OtherShops:
    """How other shops answer, where an exercise lets them."""

    follow: float = number(0.25, "share of the gap to our price that a losing shop closes in a day", OURS)
    undercut: float = number(0.98, "where it aims, of our price", OURS)
    recover: float = number(0.05, "share of the gap to its own usual price closed in a day", OURS)
    losing: int = number(9, "sales below so many tenths of the first day's make it follow our price", OURS)
    pushing: int = number(8, "sales below so many tenths make it advertise", OURS)
    push_wish: float = number(0.35, "more wish to look at a shop that advertises", OURS)
    push_days: int = number(7, "days a campaign lasts", OURS)
    first_shelf: float = number(
        0.5, "least stock on the first day, of the usual; up to 1 more by chance", OURS
    )
    forgets: float = number(0.3, "chance a day that it forgets to order in time", OURS)
    conversion: float = number(0.025, "orders a look at another shop", FUNNEL)


@dataclass(frozen=True)
class Roads:
    """Parcels and supplies under way."""

    back_days: int = number(3, "days a parcel that comes back is on its way", OURS)
    late_most: int = number(3, "most days that a late supplier is late", OURS)


# Advertising --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AdRules:
    """How people and the platform answer to ads."""

    hours: tuple[int, ...] = number(
        (12, 8, 5, 4, 5, 9, 20, 34, 40, 42, 44, 50, 62, 52, 44, 42, 44, 50, 62, 78, 92, 88, 66, 47),
        "a day's views by hour: low at night, a bump at noon, a peak in the evening",
        OURS,
    )
    weekday: tuple[float, ...] = number(
        (1.0, 0.97, 0.97, 0.98, 1.02, 1.04, 1.02), "views by weekday, Monday first", OURS
    )
    first_age: int = number(18, "youngest person, years", OURS)
    ages: int = number(48, "years of age from there, all equally many", OURS)
    regions: int = number(8, "regions, all equally many", OURS)
    interests: int = number(12, "interests; a quarter of people name each", OURS)
    warm: float = number(0.03, "share of people who know the shop already", OURS)
    activity: float = number(
        0.25, "the most active look 1 / this times as often as the mean; top tenth 24 %", OURS
    )
    interest_spread: float = number(0.8, "spread of ln(one person's interest in a product)", OURS)
    interest_match: float = number(
        1.8, "interest of those who named the product's interest, against others", OURS
    )
    fatigue: float = number(
        0.43, "a click is as likely as (earlier views + 1) to the power of minus this", FATIGUE
    )
    recovery: float = number(0.5, "share of views still felt a week later", OURS)
    click_most: float = number(0.9, "highest chance of a click", OURS)
    learning_results: int = number(50, "results in a week that end the learning phase", LEARNING)
    learning_days: int = number(7, "days of that week", LEARNING)
    learning_fit: float = number(0.1, "how well the platform knows people before any result", fitted("21"))
    edit_share: float = number(0.2, "a change of budget above this resets learning", EDITS)
    limited_cost: float = number(1.0, "cost a result above past ads × this: creative limited", LABELS)
    fatigued_cost: float = number(2.0, "cost a result from past ads × this: creative fatigue", LABELS)
    window_short: int = number(24, "hours of the short click window", WINDOWS)
    window_long: int = number(168, "hours of the long click window", WINDOWS)
    delay: tuple[tuple[float, float], ...] = number(
        ((0.0, 0.0), (0.5, 1.0), (0.7, 6.0), (0.82, 24.0), (0.95, 168.0), (1.0, 480.0)),
        "share of orders that come within so many hours of the click",
        OURS,
    )
    pace_hours: int = number(3, "auctions are settled, and bids moved, in stretches of so many hours", OURS)
    pace_gain: float = number(
        0.5, "part of the gap between spending and plan that a bid makes up each time", OURS
    )
    pace_least: float = number(0.6, "least change of a bid at once", OURS)
    pace_most: float = number(1.6, "most change of a bid at once", OURS)
    part_least: float = number(0.01, "least share of auctions a slowed budget takes part in", OURS)
    hurry: float = number(3.0, "bid of a budget spent as fast as it goes, against the usual", OURS)
    bid_roof: float = number(20.0, "highest bid for one result, of the day's budget", OURS)
    cap_room: float = number(1.2, "highest bid, of what a cap allows", OURS)
    stretch_gain: float = number(0.5, "how fast a mean cap's bid answers to its cost so far", OURS)
    stretch_step: float = number(0.5, "most it answers to at once, either way", OURS)
    stretch_least: float = number(0.5, "lowest bid under a mean cap, of the cap", OURS)
    stretch_most: float = number(2.0, "highest bid under a mean cap, of the cap", OURS)
    ran_out: float = number(0.99, "share of the budget spent at which the money is told to have ended", OURS)
    organic_facebook: float = number(0.0165, "mean reach of a Page post, share of followers, 2025", REACH)
    organic_instagram: float = number(0.035, "the same on Instagram", REACH)
    organic_spread: float = number(1.2, "spread of ln(reach of a post): Gini 0.60", fitted("24"))


@dataclass(frozen=True)
class Feed:
    """A feed with two ads a visit: feed, stories, reels and search feed."""

    share: tuple[float, ...] = number((0.55, 0.2, 0.2, 0.05), "views by placement", OURS)
    rate: tuple[float, ...] = number((1.15, 0.75, 0.8, 1.2), "clicks by placement against the mean", OURS)
    price: tuple[float, ...] = number((1.1, 0.8, 0.85, 1.15), "others' bids by placement", OURS)
    attention: tuple[float, ...] = number((1.0, 0.7), "clicks of the first and second ad of a visit", OURS)
    level: float = number(0.055, "others' mean score a view, baht: 90 baht a thousand views", FEED_PRICES)
    rivals: int = number(12, "how many compete in each auction", OURS)
    spread: float = number(0.5, "spread of ln(others' scores)", OURS)
    reserve: float = number(0.01, "least price of a view, baht", OURS)
    views: float = number(1.0, "auctions a person on an ordinary day", OURS)


@dataclass(frozen=True)
class SearchPage:
    """A result page with four ads, the upper two above the results: brand, product and category words."""

    share: tuple[float, ...] = number((0.1, 0.35, 0.55), "searches by kind of words", OURS)
    rate: tuple[float, ...] = number((2.0, 1.1, 0.75), "clicks by kind of words against the mean", OURS)
    price: tuple[float, ...] = number((0.3, 1.1, 1.05), "others' bids by kind of words", OURS)
    attention: tuple[float, ...] = number(
        (1.0, 0.57, 0.4, 0.3), "clicks of each slot, as organic places 1–4", PLACES
    )
    floor: tuple[float, ...] = number((2.2, 2.2, 0.7, 0.7), "least score of each slot, baht a view", OURS)
    level: float = number(
        3.2, "others' mean score a view, baht: a click of about 18 baht", fitted("15", "17")
    )
    rivals: int = number(8, "how many compete in each auction", OURS)
    spread: float = number(0.6, "spread of ln(others' scores)", OURS)
    reserve: float = number(0.1, "least price, baht", OURS)
    views: float = number(0.2, "auctions a person on an ordinary day", OURS)
    effect: float = number(0.05, "orders a click on a search ad: who searches wants to buy", fitted("15"))
    fatigue: float = number(0.0, "who searches does not tire of ads", OURS)


@dataclass(frozen=True)
class AdPrices:
    """What ads cost through the year: others' bids against those of a July in `year`."""

    months: tuple[float, ...] = number(
        (0.86, 0.88, 0.91, 0.94, 0.96, 0.98, 0.98, 1.00, 1.02, 1.08, 1.36, 1.30),
        "bids by month: dearest in November and December, cheapest in January",
        SEASON,
    )
    double_day: float = number(1.3, "more of it on the days themselves: 9.9, 10.10, 11.11 and 12.12", OURS)
    yearly: float = number(1.129, "bids from one year to the next", INFLATION)
    year: int = number(2026, "year whose bids are taken as usual", OURS)


@dataclass(frozen=True)
class ResultPage:
    """A page of search results without ads: who clicks which place."""

    first: float = number(0.276, "clicks a search on the first place, of an ordinary snippet", PLACES)
    fall: float = number(0.95, "clicks fall with the place to the power of minus this", PLACES)
    places: int = number(10, "results on one page", PLACES)
    turned: float = number(0.03, "share of searchers who turn the page", PLACES)
    ads_take: float = number(0.08, "share of clicks that each ad above the results takes away", OURS)
    clicks_most: float = number(0.95, "share of searches that lead to a click at most", OURS)


@dataclass(frozen=True)
class Landing:
    """A page that loads: who goes before it is there."""

    bounces: float = number(0.40, "share of visitors who go at once when it loads in a second", OURS)
    a_second: float = number(1.149, "bounces for each second more: +32 % from 1 to 3 seconds", LOADING)
    bounces_most: float = number(0.95, "share of visitors who go at most", OURS)


@dataclass(frozen=True)
class AdSet:
    """What an ad set is taken for where nothing else is said."""

    click_rate: float = number(0.009, "clicks a view of a fresh ad at mean interest", fitted("18"))
    effect: float = number(0.03, "chance that a click leads to an order it alone causes", OURS)
    anyway: tuple[float, float] = number(
        (0.002, 0.15),
        "chance that a clicker buys without the ad: a stranger, one who knows the shop",
        fitted("7"),
    )
    order_value: float = number(300.0, "baht an order", OURS)


@dataclass(frozen=True)
class AdQuality:
    """How good an ad looks to the platform."""

    points: tuple[tuple[float, ...], ...] = number(
        ((0.0, 1.75, 3.5), (0.0, 1.0, 2.0), (0.0, 1.75, 3.5)),
        "points of below, average and above: expected clicks, relevance, landing page",
        OURS,
    )
    buckets: tuple[float, float] = number(
        (1 / 3, 2 / 3), "shares of advertisers where average begins and ends", OURS
    )
    score_most: int = number(10, "highest Quality Score", QUALITY)
    rankings: tuple[float, ...] = number(
        (0.10, 0.20, 0.35, 0.55), "shares at which below10, below20, below35 and average end", RANKINGS
    )
    usual_appeal: float = number(0.5, "appeal that adds nothing to a total value", OURS)


@dataclass(frozen=True)
class League:
    """Many equal bidders, as AuctionNet plays them: for measuring speed."""

    chance: float = number(0.02, "conversions a look", OURS)
    spread: float = number(0.8, "spread of ln(a view's chance)", OURS)
    worth: float = number(3.0, "baht bid for one conversion", OURS)
    last_exposure: float = number(0.6, "chance that the last slot is looked at; the first is 1", OURS)
    reserve: float = number(0.001, "least score, baht", OURS)


@dataclass(frozen=True)
class PageRules:
    """A page: what pictures, words, acquaintance and crowding do, where an exercise does not say."""

    dull: float = number(0.5, "clicks of the least clear picture, against an ordinary one", OURS)
    bright: float = number(1.5, "clicks of the clearest picture, against an ordinary one", OURS)
    text_long: int = number(125, "characters from which a text begins to lose readers", OURS)
    text_lost: float = number(0.15, "share of clicks lost by a text twice as long", OURS)
    text_clicks: float = number(0.3, "more clicks when a text says all that buyers want to know", OURS)
    lure: float = number(0.4, "buyers among the clicks on a picture wholly unlike the goods", OURS)
    known_clicks: float = number(1.5, "clicks of those who know the shop, against strangers", OURS)
    known_buys: float = number(1.5, "orders a click of those who know the shop, against strangers", OURS)
    about: float = number(0.9, "orders of a page that says nothing about itself, against one that does", OURS)
    about_whole: int = number(40, "characters about the page that buyers find enough", OURS)
    shipping_pain: float = number(1.2, "what a baht of shipping feels like, in baht of price", OURS)
    pull_most: float = number(3.0, "most that a low price multiplies orders", OURS)
    chance_most: float = number(0.9, "highest chance of an order, a message or a closing", OURS)
    minded: float = number(
        0.016,
        "chance to come back and order on the day after a click, in chances of that click",
        fitted("4"),
    )
    minded_half: float = number(42.0, "days after which that chance has halved", fitted("4"))
    credit: float = number(0.3, "share of returning buyers who clicked an ad in the week before", OURS)
    liking: float = number(0.02, "baht a view that a whole point of appeal adds to a total value", OURS)
    friends_follow: float = number(0.02, "share of friends of followers reached who follow", OURS)
    many_views: int = number(500, "views from which an ad is ranked", RANKINGS)
    rival_clicks: float = number(0.5, "spread of ln(clicks and orders of other advertisers' ads)", OURS)
    few_wins: float = number(0.05, "share of a day's money below which an ad set hardly delivers", OURS)
    dear: tuple[float, float] = number(
        (2.4, 1.2), "a thousand views cost so many times others' mean bid: the platform's range", OURS
    )
    unlike: float = number(0.5, "honesty of a picture below which it misleads", OURS)
    restless: float = number(0.5, "reach of a second post on one day, against one after a rest", OURS)
    hidden: float = number(0.3, "reach of a post with a false claim or picture, against an honest one", OURS)
    broke: float = number(0.1, "of the least daily budget: prepaid money below that is told as gone", OURS)
    early: int = number(18, "hour before which money that is gone is gone early", OURS)


# Defaults an exercise may change ------------------------------------------------------------------------


@dataclass(frozen=True)
class Choices:
    """Weights of the three choices of a shopper: opening the page, the basket, paying."""

    review_count: float = number(0.236, "elasticity of sales to the number of reviews", YOU)
    review_stars: float = number(0.417, "elasticity of sales to the mean stars", YOU)
    shipping_pain: float = number(1.2, "what a baht of shipping feels like, in baht of price", OURS)
    till_compare: float = number(0.3, "share of buyers who still compare with other shops at the till", OURS)
    star_shares: tuple[float, ...] = number(
        (0.09, 0.04, 0.06, 0.14, 0.67), "shares of 1…5 stars at a fair price with an honest photo", HU
    )


@dataclass(frozen=True)
class Town:
    """The town of a market with a season, its goods and its suppliers."""

    people: int = number(20_000, "how many there are", OURS)
    know_shop: float = number(0.01, "share who know the shop on the first morning", OURS)
    word_of_mouth: float = number(1.0, "how buyers' talk spreads, against the usual", OURS)
    quality: float = number(0.8, "of the opening stock and of a supplier's pieces", OURS)
    relevance: float = number(1.0, "how well title and category fit what people type", OURS)
    stock: int = number(50, "pieces on the first morning", OURS)
    cash: float = number(2_000.0, "baht on the first morning", OURS)
    lead_days: int = number(3, "days until a supplier's pieces come", OURS)
    supplier_late: float = number(0.2, "share of supplies that come late", OURS)


@dataclass(frozen=True)
class Marketplace:
    """The marketplace's own rules in a market with a season."""

    capacity: int = number(60, "parcels the shop can pack in a day; the rest leave late", OURS)
    returns: float = number(0.05, "share of kept parcels sent back, at usual quality", OURS)
    fit: float = number(0.8, "share of parcels that come back which can be sold again", OURS)
    transit: tuple[int, int] = number((1, 4), "fewest and most days a parcel is on the way", OURS)
    cod_hold: int = number(5, "days the carrier keeps cash paid on delivery", COD)
    refund_days: int = number(15, "days until a buyer has money back", COD)
    payout_days: int = number(3, "days after delivery until prepaid money comes", OURS)


@dataclass(frozen=True)
class DoubleDay:
    """A double day such as 12.12: dips before and after, a peak on the day."""

    traffic: float = number(2.5, "shoppers on the day, against an ordinary one", fitted("34"))
    mood: float = number(0.8, "more wish to pay on the day", fitted("34"))
    before: int = number(4, "days on which shoppers wait for it", fitted("34"))
    after: int = number(4, "days on which they have just bought", fitted("34"))
    dip: float = number(0.6, "less wish to pay on those days", fitted("34"))
    least_percent: int = number(10, "least cut for taking part, percent", OURS)


@dataclass(frozen=True)
class Shelves:
    """Other shops' stock and floor, where they answer."""

    floor: float = number(0.75, "lowest price of another shop, of its price on the first day", OURS)
    stock_days: int = number(14, "usual days of sales that it has in stock", OURS)
    lead_days: int = number(4, "days until its new pieces come", OURS)


@dataclass(frozen=True)
class Messages:
    """Customers who write to a shop with a season."""

    writers: float = number(0.5, "share of visitors who would ever write to a shop", OURS)
    rounds: int = number(2, "times a day the shop looks at its messages, to begin with", OURS)
    round_parcels: int = number(3, "parcels fewer that it can pack for each such time", OURS)


@dataclass(frozen=True)
class PageAnswers:
    """How people answer to a page's ads and offers, at the reference price."""

    elasticity: float = number(2.6, "of orders by price", BIJMOLT)
    clicks: float = number(0.010, "clicks a view of an ordinary fresh ad", fitted("18"))
    likes: float = number(2.5, "reactions for each click of an ordinary ad", OURS)
    buys: float = number(0.020, "share of clicks that lead to an order", fitted("18", "33"))
    writes: float = number(0.35, "share of clicks on “send a message” that write one", OURS)
    closes: float = number(0.15, "share of conversations that a good answer at once closes", OURS)
    comes_back: float = number(0.0008, "orders a day of each person who knows the shop, without any ad", OURS)
    follows: float = number(0.06, "share of reactions that bring a follower", OURS)
    text: float = number(0.5, "how much more a text that says all facts sells", OURS)


@dataclass(frozen=True)
class PageParcels:
    """What happens to parcels of a page's orders."""

    cod: float = number(0.5, "share of buyers who pay on delivery when they may", OURS)
    without_cod: float = number(0.7, "share of those who buy all the same when they may not", OURS)
    refuse_cod: float = number(0.14, "share of cash-on-delivery parcels refused", REFUSALS)
    refuse_paid: float = number(0.02, "share of prepaid parcels that come back", REFUSALS)
    dishonest: float = number(2.0, "how much a misleading picture multiplies refusals", OURS)


@dataclass(frozen=True)
class PageInbox:
    """Conversations of a page."""

    patience: int = number(3, "days after which an unanswered person is gone", OURS)
    next_day: float = number(0.5, "share of the chance that is left for an answer a day later", OURS)
    half_answer: float = number(0.35, "share of the chance that an answer beside the point leaves", OURS)


@dataclass(frozen=True)
class PagePosts:
    """Posts of a page without paying."""

    likes: float = number(0.06, "reactions for each person reached", OURS)
    clicks: float = number(0.01, "clicks or messages that want to buy for each person reached", OURS)
    shares: float = number(0.3, "people reached beyond followers for each reaction", OURS)
    rest_days: float = number(2.0, "days between posts that tire nobody", OURS)
    leaves: float = number(0.002, "share of people reached by a post too many who stop following", OURS)


@dataclass(frozen=True)
class PagePeople:
    """Everybody on a page's platform, and the page on the first morning."""

    persons: int = number(2_000, "persons that are simulated", OURS)
    stands_for: int = number(15, "real people each one stands for", OURS)
    looks: float = number(1.0, "views with ads a person has on an ordinary day", OURS)
    know_shop: float = number(0.03, "share who know the shop on the first morning", OURS)
    followers: int = number(400, "followers on the first morning", OURS)
    clickers: float = number(0.7, "spread of ln(taste for clicking)", OURS)
    buyers: float = number(0.7, "spread of ln(taste for buying after a click)", OURS)
    likers: float = number(0.9, "spread of ln(taste for liking and commenting)", OURS)
    writers: float = number(0.6, "spread of ln(taste for writing to a shop)", OURS)
    appeal: float = number(0.5, "how people like to see a picture in their feed: neither way", OURS)


SHOPPERS, RENOWN, OFFERS, PLACE, BUYERS = Shoppers(), Renown(), Offers(), Place(), Buyers()
OTHER_SHOPS, ROADS, INBOX, PAGES = OtherShops(), Roads(), Inbox(), Pages()
RULES, FEED, SEARCH, AD_SET, AD_QUALITY, LEAGUE = (
    AdRules(),
    Feed(),
    SearchPage(),
    AdSet(),
    AdQuality(),
    League(),
)
PAGE, AD_PRICES, RESULT_PAGE, LANDING = PageRules(), AdPrices(), ResultPage(), Landing()
CHOICES, TOWN, MARKETPLACE, DOUBLE_DAY, SHELVES = Choices(), Town(), Marketplace(), DoubleDay(), Shelves()
MESSAGES, PAGE_ANSWERS, PAGE_PARCELS = Messages(), PageAnswers(), PageParcels()
PAGE_INBOX, PAGE_POSTS, PAGE_PEOPLE = PageInbox(), PagePosts(), PagePeople()
GROUPS = (
    *(SHOPPERS, RENOWN, OFFERS, PLACE, BUYERS, OTHER_SHOPS, ROADS, INBOX, PAGES),
    *(RULES, FEED, SEARCH, AD_SET, AD_QUALITY, LEAGUE),
    *(PAGE, AD_PRICES, RESULT_PAGE, LANDING),
    *(CHOICES, TOWN, MARKETPLACE, DOUBLE_DAY, SHELVES, MESSAGES),
    *(PAGE_ANSWERS, PAGE_PARCELS, PAGE_INBOX, PAGE_POSTS, PAGE_PEOPLE),
)


@dataclass(frozen=True)
class Entry:
    """One line of the table."""

    group: str  # name of the group's class
    name: str
    value: object
    about: str
    source: Source


def table():
    """All numbers as `Entry`, in the order of this file."""
    return [
        Entry(
            type(group).__name__,
            one.name,
            getattr(group, one.name),
            one.metadata["about"],
            one.metadata["source"],
        )
        for group in GROUPS
        for one in fields(group)
    ]
