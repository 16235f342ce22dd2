"""Facts about auctions that hold exactly: 9, 10, 11, 12, 14; the twist that swaps bid and quality (T4)."""

from functools import cache

import numpy as np

from talat.engine import auction, auction_theory
from tests.facts.row import Row

INSTANCES = 1_000


@cache
def instances():
    """Values (1000, 8) and clicks of slots (1000, 4), both falling."""
    dice = np.random.default_rng(2007)
    value = -np.sort(-dice.lognormal(1.0, 0.8, (INSTANCES, 8)), axis=-1)
    return value, -np.sort(-dice.uniform(0.05, 1.0, (INSTANCES, 4)), axis=-1) * 100


def english_auction_against_vcg():
    value, clicks = instances()
    paid = auction.auction(auction_theory.eos_bids(value, clicks), 4).beaten * clicks
    return np.abs(paid - auction_theory.vcg_payments(value, clicks)).max()


def envy():
    value, clicks = instances()
    ladders = (auction_theory.eos_bids, auction_theory.highest_bids)
    found = [auction_theory.envy(value, clicks, bids(value, clicks)[:, 1:5]).max() for bids in ladders]
    return max(found) / clicks.max()


def seller_below_vcg():
    value, clicks = instances()
    vcg = auction_theory.vcg_payments(value, clicks).sum(axis=-1)
    highest = (auction_theory.highest_bids(value, clicks)[:, 1:5] * clicks).sum(axis=-1)
    return (vcg - highest).max() / vcg.max()


def gain_of_a_lie():
    """The most anybody gains by bidding something else than the value; one slot, 61 lies."""
    dice = np.random.default_rng(5)
    value, quality = dice.lognormal(size=(400, 5)), dice.uniform(0.1, 1, (400, 5))

    def gain(bid):
        price = auction.click_prices(bid, quality, 1, reserve=0.2)[..., 0]
        return np.where(np.isnan(price), 0.0, (value[:, 0] - price) * quality[:, 0])

    tried = np.broadcast_to(value, (61, 400, 5)).copy()
    tried[..., 0] = np.linspace(0.0, 3.0, 61)[:, np.newaxis] * value[:, 0]
    return (gain(tried).max(axis=0) - gain(value)).max()


def paid_above_bid():
    bid, quality = _bids()
    return np.nanmax(auction.click_prices(bid, quality, 3, reserve=0.1) - bid)


def dearer_when_better():
    """How much the first ad's click gets dearer, at most, when its quality rises by half at the same bid,
    among auctions in which it stands first before and after."""
    bid, quality = _bids()
    better = quality.copy()
    better[:, 0] *= 1.5
    before, after = (auction.click_prices(bid, one, 1, reserve=0.1)[:, 0] for one in (quality, better))
    both = ~np.isnan(before) & ~np.isnan(after)
    return (after - before)[both].max()


def swapped():
    """Auctions in which swapping every bid with its quality changes who is shown."""
    bid, quality = _bids()
    shown = [~np.isnan(auction.click_prices(*one, 3, 0.0)) for one in ((bid, quality), (quality, bid))]
    return np.count_nonzero((shown[0] != shown[1]).any(axis=-1))


def _bids():
    dice = np.random.default_rng(12)
    return dice.lognormal(size=(5_000, 6)), dice.uniform(0.1, 1, (5_000, 6))


@cache
def crowds():
    """(revenue, surplus a bidder) with 2, 4 and 8 bidders; 20,000 auctions of two slots."""
    value = np.random.default_rng(6).lognormal(size=(20_000, 8))
    found = []
    for bidders in (2, 4, 8):
        price = auction.click_prices(value[:, :bidders], 1.0, 2, reserve=0.01)
        found.append((np.nansum(price), np.nansum(value[:, :bidders] - price) / bidders))
    return np.array(found) / 20_000


EOS, VARIAN = "Edelman, Ostrovsky & Schwarz 2007", "Varian 2007 (memory)"
GOOGLE, GYM = "Google help mirror", "auction-gym notebook 1"
ROWS = [
    Row("9", "English auction against VCG, gap", "ประมูลแบบขึ้นราคา จ่ายเท่าทฤษฎี VCG พอดี (ส่วนต่าง)", EOS,
        english_auction_against_vcg, high=1e-9, kind="exact"),
    Row("10", "envy in symmetric equilibria", "ที่จุดสมดุล ไม่มีใครอยากได้ที่ของคนอื่น", VARIAN, envy,
        high=1e-9, kind="exact"),
    Row("10a", "seller's revenue below VCG", "ที่จุดสมดุล แพลตฟอร์มได้เงินไม่น้อยกว่า VCG", VARIAN, seller_below_vcg,
        high=1e-9, kind="exact"),
    Row("11", "one slot: gain of the best lie",
        "ช่องเดียว บอกราคาตามจริงดีที่สุด โกหกแล้วได้เพิ่มเท่านี้", "theory (Vickrey)",
        gain_of_a_lie, high=1e-9, kind="exact"),
    Row("12", "paid above the bid", "ไม่มีใครจ่ายเกินราคาที่เสนอ (จ่ายเกินมากสุด)", GOOGLE, paid_above_bid, high=1e-9,
        kind="exact"),
    Row("12a", "dearer by better quality", "โฆษณาดีขึ้น ราคาต่อคลิกไม่แพงขึ้น (แพงขึ้นมากสุด)", GOOGLE,
        dearer_when_better,
        high=1e-9, kind="exact"),
    Row("14", "revenue, least step 2→4→8", "ผู้แข่งเพิ่ม แพลตฟอร์มได้เงินเพิ่มทุกขั้น", GYM,
        lambda: np.diff(crowds()[:, 0]).min(), low=0, kind="exact"),
    Row("14a", "surplus, largest step 2→4→8", "ผู้แข่งเพิ่ม ผู้ลงโฆษณาเหลือกำไรน้อยลงทุกขั้น", GYM,
        lambda: np.diff(crowds()[:, 1]).max(), high=0, kind="exact"),
    Row("T4", "bid and quality swapped: auctions changed",
        "สลับราคาเสนอกับคุณภาพ ผลต้องเหมือนเดิม (กี่การประมูลที่เปลี่ยน)",
        "twist test", swapped, high=0.5, kind="exact"),
]  # fmt: skip
