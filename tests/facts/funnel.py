"""Facts about the way from a visit to a parcel that is kept: 32, 33, 35, 37, 47."""

from dataclasses import replace

import numpy as np

from talat.engine import landing, shopday
from tests.facts import pages
from tests.facts.row import Row
from tests.facts.shops import begun, play, total

LUCKS = 80  # days of luck from one morning


def abandonment(seeds):
    return [1 - total(seed, "orders") / total(seed, "baskets") for seed in seeds]


def conversion(seeds):
    return [total(seed, "orders") / total(seed, "visits") for seed in seeds]


def mobile_to_desktop(seeds):
    found = []
    for seed in seeds:
        visits, orders = total(seed, "visits"), total(seed, "orders")
        on_mobile, by_mobile = total(seed, "from_mobile"), total(seed, "orders_mobile")
        found.append((by_mobile / on_mobile) / ((orders - by_mobile) / (visits - on_mobile)))
    return found


def refusals(seeds, cod):
    """Share of parcels refused at the door, of those paid there or of those paid before."""
    found = []
    for seed in seeds:
        mine = [(book.came.refused, book.came.cod == cod) for book in play(seed).books]
        found.append(sum(int((no & of).sum()) for no, of in mine) / sum(int(of.sum()) for _, of in mine))
    return np.array(found)


def fano_of_one_morning(seeds):
    """Variance over mean of a day's orders from the same morning under many lucks."""
    found = []
    for seed in seeds:
        old = begun(seed)
        morning = replace(old.books[-1].morning, pieces=np.full(6, 10_000))
        days = [replace(morning, luck=1_000 + n) for n in range(LUCKS)]
        orders = [shopday.sell(old.stage, old.shop.people, day, old.seed).orders.person.size for day in days]
        found.append(np.var(orders, ddof=1) / np.mean(orders))
    return found


def fano_of_a_season(seeds):
    orders = [[day.orders for day in play(seed).days] for seed in seeds]
    return [np.var(one, ddof=1) / np.mean(one) for one in orders]


def slow_page(seeds):
    """More visitors who go at once when the page takes three seconds instead of one."""
    gone = [[landing.bounced(wait, 20_000, seed, 1).sum() for wait in (1.0, 3.0)] for seed in seeds]
    return [slow / fast - 1 for fast, slow in gone]


SHOPS, VENDOR = "redstagfulfillment, sqmagazine", "chinatinyfinds 2025 (weak)"
ROWS = [
    Row("32", "baskets left behind", "ใส่ตะกร้าแล้วไม่จ่าย กี่ % ของตะกร้า", "Baymard, 49 studies",
        abandonment, 0.65, 0.77, unit="%"),
    Row("33", "shop: orders a visit", "ร้าน: คนเข้าดูร้อยครั้ง ซื้อกี่ครั้ง", SHOPS, conversion, 0.01, 0.04, unit="%"),
    Row("33a", "shop: telephone over computer", "คนเข้าดูด้วยมือถือซื้อเป็นกี่เท่าของคนที่ใช้คอมพิวเตอร์",
        SHOPS, mobile_to_desktop, 0.4, 0.8, unit="x"),
    Row("33b", "page: orders a click on an ad", "เพจ: คนคลิกโฆษณาร้อยครั้ง สั่งซื้อกี่ครั้ง", SHOPS,
        lambda seeds: pages.levels(seeds)[:, 2], 0.01, 0.04, unit="%"),
    Row("35", "COD parcels refused", "พัสดุเก็บเงินปลายทางที่คนไม่รับ กี่ %", VENDOR,
        lambda seeds: refusals(seeds, True), 0.08, 0.25, unit="%"),
    Row("35a", "prepaid parcels refused", "พัสดุที่จ่ายเงินก่อนแล้วคนไม่รับ กี่ %", VENDOR,
        lambda seeds: refusals(seeds, False), 0.01, 0.05, unit="%"),
    Row("35b", "difference of the two", "เก็บเงินปลายทางถูกปฏิเสธมากกว่าจ่ายก่อน ห่างกันกี่ %", VENDOR,
        lambda seeds: refusals(seeds, True) - refusals(seeds, False), 0.0, kind="sign", unit="%"),
    Row("37", "Fano factor, same morning", "เช้าเดียวกัน โชคต่างกัน ออเดอร์แกว่งเท่าที่โชคล้วนทำได้ (1 คือพอดี)",
        "theory (Poisson)", fano_of_one_morning, 0.8, 1.2),
    Row("37a", "Fano factor over a season", "ทั้งฤดูกาล ออเดอร์แกว่งมากกว่าโชคล้วน เพราะมีเทศกาลและร้านโตขึ้น",
        "theory (mixture)", fano_of_a_season, 1.5, kind="sign"),
    Row("47", "visitors lost by 3 seconds instead of 1", "หน้าเว็บโหลด 3 วินาทีแทน 1 วินาที คนปิดหนีเพิ่มกี่ %",
        "Google/SOASTA 2017 (memory)", slow_page, 0.15, 0.45, unit="%",
        note=("วัดจากสูตรเวลาโหลดของเรา ยังไม่มีบทเรียนใดให้ผู้เรียนตั้งเวลาโหลดเอง",
              "measured on our own page that loads; no unit lets a learner set it yet")),
]  # fmt: skip
