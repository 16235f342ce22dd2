"""Customers who write to a shop: they ask, wait, leave, buy; everybody is counted once."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine.chat import Fate
from talat.journal.events import BadEvent, dump, parse
from talat.journal.play import begin, replay
from talat.journal.shop.explain import breakdown
from talat.journal.shop.habit import habit_of
from talat.journal.shop.inbox import DONE, GONE, NO_CHOICE, STATES
from talat.journal.shop.sale import orders, why_sale
from talat.scenarios import shopchat
from talat.scenarios.answers import Judgement, outcome
from tests.talat import seasons
from tests.talat.journal.test_season_play import NEXT, RAW
from tests.talat.journal.test_slips import check_slips
from tests.talat.scenarios.bag import BAG

GOODS = ("soap", "bag")
RIGHT = {"bag": {"size": "กว้าง 38 สูง 40 ซม.ค่ะ", "price": "ลดไม่ได้แล้วค่ะ"}}


@cache
def shop(days=20, rounds=8, writers=1.0, stock=300):
    listings = [seasons.listing(name, stock=stock) for name in GOODS]
    listings[1]["particulars"] = BAG.model_dump()
    chat = {"rounds": rounds, "writers": writers}
    return seasons.season(GOODS, days=days, listings=listings, chat=chat)


def reply(name, choice=None, text=None):
    raw = {"do": "reply", "conversation": name, "choice": choice, "text": text}
    return parse({key: value for key, value in raw.items() if value is not None})


def worked(seed=1, days=10, answer=lambda play, chat: None, market=None):
    """A play in which each open conversation is answered as `answer` says, or not at all."""
    play = begin(market or shop(), seed)
    for event in seasons.opened(play.market):
        play.apply(event)
    for _ in range(days):
        play.apply(NEXT)
        for chat in play.inbox.seen("open"):
            event = answer(play, chat)
            if event is not None:
                assert play.apply(event).sent
    return play


def well(play, chat):
    """The choice that is right, if there is one."""
    from talat.scenarios.answers import judge

    goods = play.inbox.talks[chat.id].talk.goods
    for one in play.inbox.choices(chat.id):
        if judge(one.text, chat.topic, goods.particulars).right:
            return reply(chat.id, one.id)
    return None


def rudely(play, chat):
    return reply(chat.id, text="ไม่ซื้อก็อย่าถาม")


def test_nobody_writes_where_an_exercise_has_no_chat():
    play = begin(seasons.season(("soap",), days=3), 1)
    assert play.inbox is None
    for raw in (dump(reply("1-0-size", text="ค่ะ")), {"do": "chat_rounds", "times": 2}):
        with pytest.raises(BadEvent):
            play.apply(parse(raw))


def test_conversations_have_stable_names_and_are_seen_as_they_were():
    one, two = worked(), worked()
    assert one.inbox.seen() == two.inbox.seen() != worked(seed=2).inbox.seen()
    assert len(one.inbox.seen()) > 10
    for chat in one.inbox.seen():
        product = "shop" if chat.product == "" else str(one.at[chat.product])
        assert chat.id == f"{chat.day}-{product}-{chat.topic}" and chat.state in STATES
        assert chat.text and chat.person and 0 <= chat.left <= chat.people


def test_a_day_is_answered_before_the_next_begins():
    play = worked(days=3)
    assert {chat.day for chat in play.inbox.seen("open")} == {3}
    late = next(chat for chat in play.inbox.seen() if chat.day == 2 and chat.state == "ignored")
    before = play.shop.trust
    said = play.apply(reply(late.id, text="ขอโทษค่ะ"))
    assert (said.sent, said.message_th) == (False, GONE)
    assert play.shop.trust == before and play.inbox.talks[late.id].reply == ""


def test_a_reply_to_nobody_does_nothing_and_says_so():
    play = worked(days=2)
    assert play.apply(reply("1-9-size", text="ค่ะ")).message_th == GONE
    for chat in play.inbox.seen("gone"):
        assert play.apply(reply(chat.id, text="ค่ะ")).message_th == GONE
    chat = play.inbox.seen("open")[0]
    assert play.apply(reply(chat.id, choice="moon")).message_th == NO_CHOICE
    assert play.apply(reply(chat.id, text="ค่ะ")).sent
    assert play.apply(reply(chat.id, text="ค่ะ")).message_th == DONE
    assert play.days == worked(days=2).days


def test_either_a_choice_or_a_text():
    for raw in ({}, {"choice": "fact", "text": "ค่ะ"}, {"text": ""}, {"text": "ก" * 501}):
        with pytest.raises(BadEvent):
            parse({"do": "reply", "conversation": "1-0-size", **raw})


def test_good_answers_sell_and_rude_ones_do_not():
    sold = {
        name: sum(day.chat for seed in range(6) for day in worked(seed, 12, how).days)
        for name, how in (("well", well), ("rude", rudely), ("not", lambda play, chat: None))
    }
    assert sold["well"] > 1.5 * sold["not"] > 0 and sold["rude"] <= sold["not"]


def test_trust_follows_the_answers():
    kind, rude = worked(answer=well), worked(answer=rudely)
    assert kind.days[-1].trust > worked().days[-1].trust > rude.days[-1].trust
    assert all(abs(day.trust) <= 0.2 for day in rude.days)
    assert "trust" in {cause.name for cause in breakdown(rude, 6).causes}


def test_more_rounds_keep_more_people_and_pack_fewer_parcels():
    few, many = worked(market=shop(rounds=1)), worked(market=shop(rounds=8))

    def left(play):
        return sum(chat.left for chat in play.inbox.seen()) / sum(chat.people for chat in play.inbox.seen())

    assert left(few) > left(many) + 0.2
    assert few.shop.carriage.capacity == 57 and many.shop.carriage.capacity == 36
    many.apply(parse({"do": "chat_rounds", "times": 0}))
    many.apply(NEXT)
    assert many.shop.carriage.capacity == 60
    assert all(chat.state == "gone" for chat in many.inbox.seen() if chat.day == len(many.days))


def test_a_ready_answer_is_there_at_once():
    ready = {"do": "ready_answer", "product": "bag", "topic": "size", "text": "กว้าง 38 สูง 40 ซม.ค่ะ"}
    events = [*seasons.opened(shop()), parse(ready), *[NEXT] * 10]
    play = replay(shop(), 3, events)
    mine = [chat for chat in play.inbox.seen() if (chat.product, chat.topic) == ("bag", "size")]
    assert mine and all(
        chat.by == "ready" and chat.left == chat.minutes == 0 and "right" in chat.marks for chat in mine
    )
    for event in (parse({**ready, "text": ""}), NEXT):
        play.apply(event)
    assert not any(chat.by == "ready" for chat in play.inbox.seen() if chat.day == 11)


def test_a_promised_price_is_kept():
    def cheap(play, chat):
        return (
            reply(chat.id, text="ลดให้เหลือ 99 บาทค่ะ")
            if chat.topic == "price" and chat.product == "bag"
            else None
        )

    found = [
        order
        for seed in range(12)
        for play in [worked(seed, 12, cheap)]
        for day in range(1, 13)
        for order in orders(play, day)
        if order.chat and order.product == "bag"
    ]
    assert {order.goods for order in found} == {9_900, 14_900}


def test_a_chat_order_has_its_reason():
    play = worked(2, 12, well)
    talked = [order for day in range(1, 13) for order in orders(play, day) if order.chat]
    assert talked and all(order.on_purpose and order.hour == 0 for order in talked)
    for order in talked:
        found = why_sale(play, order.id)
        assert found.usual + sum(cause.orders for cause in found.causes) + found.luck == 1
        assert [cause.name for cause in found.causes] == ["chat"]
    for day in range(2, 13):
        found = breakdown(play, day)
        assert found.orders_after == play.days[day - 1].orders
        assert sum(cause.orders for cause in found.causes) == found.orders_after - found.orders_before


def test_complaints_answered_well_mend_a_star_now_and_then():
    changed = [
        line
        for seed in range(12)
        for line in worked(seed, 20, well).reviewed.seen()
        if line.stars != line.first_stars
    ]
    assert changed and all(line.stars == line.first_stars + 1 for line in changed)


def test_mended_stars_are_those_of_the_product():
    for seed in range(12):
        play = worked(seed, 20, well)
        for name, number in play.at.items():
            opening = play.season.listings[number]
            total = opening.reviews * opening.stars + sum(line.stars for line in play.reviewed.seen(name))
            assert play.shop.stars[number] == pytest.approx(total * 1_000, abs=1)
            assert play.shop.reviews[number] == opening.reviews + len(play.reviewed.seen(name))


ANSWERS = st.sampled_from(["กว้าง 38 สูง 40 ค่ะ", "ไม่ซื้อก็อย่าถาม", "ขอโทษค่ะ เปลี่ยนให้ค่ะ", "ขอเลขบัตร", "โอนเลย 555"])


@given(st.integers(0, 2**63 - 1), st.lists(RAW, max_size=12), st.data())
@settings(max_examples=20, deadline=None)
def test_people_money_and_pieces_are_conserved_whatever_is_answered(seed, raws, data):
    play = begin(shop(12, 4, 1.0, 8), seed)
    for event in seasons.opened(play.market):
        play.apply(event)
    for raw in [*raws, *[seasons.NEXT] * 6]:
        try:
            play.apply(parse(raw))
        except BadEvent:
            continue
        for chat in play.inbox.seen("open"):
            if data.draw(st.booleans()):
                play.apply(reply(chat.id, text=data.draw(ANSWERS)))
    for event in ({"do": "submit"},):
        play.apply(parse(event))
    assert sum(day.asked for day in play.inbox.days) == sum(chat.people for chat in play.inbox.seen())
    for day in play.inbox.days:
        assert day.asked == day.answered + day.left + day.unanswered
        assert day.right <= day.answered and day.bought <= day.asked
    promised = {day.day + 1: day.bought for day in play.inbox.days}
    for day in play.days:
        assert day.chat + day.lost_chat == promised.get(day.day, 0)
        for row in day.products:
            assert row.reached >= row.noticed >= row.visits >= row.baskets >= row.orders >= row.chat >= 0
            assert row.left >= 0
    assert sum(play.shop.ledger.balances.values()) == 0
    check_slips(play)


TYPED = st.fixed_dictionaries(
    {"do": st.sampled_from(["reply", "ready_answer", "chat_rounds", "answer_review", "write_listing"])},
    optional={
        "conversation": st.sampled_from(["1-0-size", "1-1-price", "x", ""]) | st.text(max_size=5),
        "review": st.sampled_from(["1-1", "2-1"]),
        "choice": st.sampled_from(["fact", "thanks", "mend", "moon"]),
        "text": st.text(max_size=40),
        "product": st.sampled_from(["bag", "soap", "car"]),
        "topic": st.sampled_from(["size", "price", "spam"]),
        "times": st.integers(-1, 10),
        "title": st.text(max_size=40),
        "description": st.text(max_size=40),
    },
)


@given(st.lists(TYPED, max_size=8))
@settings(max_examples=30, deadline=None)
def test_anything_typed_is_a_decision_or_a_bad_event(raws):
    play = begin(shop(6), 5)
    for event in [*seasons.opened(shop(6)), NEXT, NEXT]:
        play.apply(event)
    for raw in raws:
        try:
            play.apply(parse(raw))
        except BadEvent as bad:
            assert bad.message_th
    day = play.apply(NEXT)
    assert all(np.isfinite(row.place) for row in day.products) and np.isfinite(day.trust)


def test_elsewhere_the_shop_answers_as_it_did_here():
    kind, rude, silent = (worked(1, 10, how) for how in (well, rudely, lambda play, chat: None))
    other = [play.elsewhere(99) for play in (kind, rude, silent)]
    assert len({chat.id for play in other for chat in play.inbox.seen() if chat.day == 1}) > 1
    shares = [
        [sum(getattr(day, name) for day in play.inbox.days) for name in ("asked", "right")] for play in other
    ]
    assert shares[0][1] > 0.3 * shares[0][0] and shares[1][1] == shares[2][1] == 0
    assert other[0].days[-1].trust > 0 > other[1].days[-1].trust
    again = kind.elsewhere(kind.seed)
    assert again.days == kind.days and again.inbox.seen() == kind.inbox.seen()


def test_a_habit_spreads_its_answers_evenly():
    right, wrong = Judgement(("right",), ("ดี",), True), Judgement(("wrong",), ("ผิด",), True)
    habit = habit_of([("size", right), ("size", None), ("price", wrong), ("price", None)])
    assert [habit.judgement("size", turn) for turn in range(4)] == [None, right, None, right]
    assert sum(habit.judgement("box", turn) is not None for turn in range(10)) == 5
    assert habit_of([]).judgement("size", 0) is None


@given(st.integers(0, 2**63 - 1), st.sampled_from(["กว้าง 38 สูง 40", "ไม่ซื้อก็อย่าถาม", "ขอโทษค่ะ คืนเงินให้"]))
@settings(max_examples=20, deadline=None)
def test_a_day_settled_at_once_is_each_answer_settled_alone(seed, text):
    from talat.scenarios.answers import judge
    from talat.scenarios.shopchat import Answered, Goods

    goods = (Goods(BAG, "กระเป๋า", 15_900, ("size", "box")),)
    talks = shopchat.draw(seed, 3, np.zeros(400, dtype=np.int64), np.zeros(9, dtype=np.int64), 4, goods)
    judged = [judge(text, talk.topic, BAG) for talk in talks]
    answers = [Answered(t, j.marks, t.minute + 30, 0.03) for t, j in zip(talks, judged, strict=True)]
    found = shopchat.settle(seed, 3, answers)
    at = 0
    for talk, judgement in zip(talks, judged, strict=True):
        for asker in talk.askers:
            waited = max(talk.minute + 30 - asker.minute, 0)
            assert found.fate[at] == (Fate.LEFT if asker.patience < waited else Fate.ANSWERED)
            if found.fate[at] == Fate.ANSWERED:
                alone = outcome(judgement, talk.topic, waited)
                assert found.chance[at] == min(alone.chance * 0.03, 1.0)
                assert (found.stars[at], found.trust[at]) == (alone.stars, alone.trust)
            at += 1
    assert at == found.fate.size
