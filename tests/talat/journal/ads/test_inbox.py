"""The inbox: who is answered at once, who late, who is gone; answers to the point sell more."""

from tests.talat import pages

CHATTY = {**pages.RAW["answer"], "writes": 0.9, "closes": 0.5}
TOLD = [{"do": "set_answer", "topic": topic, "text": "359 บาท กว้าง 30 ซม"} for topic in ("price", "size")]


def chats(*raws, days=6, seed=7, **changed):
    start = [*pages.START, pages.ad(leads_to="inbox", button="send_message")]
    market = pages.market(answer=CHATTY, **changed)
    return pages.play(*start, *raws, days=days, market=market, seed=seed)


def test_an_answer_at_once_decides_the_same_day():
    play = chats(*TOLD)
    told = play.conversations()
    assert len(told) > 20 and {one.state for one in told} <= {"bought", "lost"}
    assert [line.by for line in told[0].lines] == ["customer", "auto"]
    assert sum(one.state == "bought" for one in told) == sum(day.closed for day in play.days) > 0


def test_who_waits_too_long_is_gone():
    play = chats()
    patience = play.market.inbox.patience
    assert sum(day.missed for day in play.days) == len(play.conversations("lost")) > 0
    assert all(one.day > 6 - patience for one in play.conversations("waiting"))
    assert play.summary.missed == sum(one.day + patience <= 6 for one in play.conversations())


def test_an_answer_the_next_morning_still_finds_some():
    play = chats(days=1)
    waiting = [one.id for one in play.conversations("waiting")]
    play.apply(pages.parse({"do": "reply_inbox", "conversations": waiting, "text": "359 บาท กว้าง 30 ซม"}))
    assert {one.state for one in play.conversations() if one.id in waiting} == {"answered"}
    day = play.apply(pages.parse(pages.NEXT))
    after = [one for one in play.conversations() if one.id in waiting]
    assert {one.state for one in after} <= {"bought", "lost"}
    assert day.closed == sum(one.state == "bought" for one in after)


def test_sooner_and_to_the_point_sells_more():
    """Added over many markets: an answer at once, one a day late, one beside the point, none."""

    def closed(seed, *raws, late=None):
        play = chats(*raws, days=0, seed=seed)
        for _ in range(5):
            play.apply(pages.parse(pages.NEXT))
            waiting = [one.id for one in play.conversations("waiting")][:60]
            if late and waiting:
                play.apply(pages.parse({"do": "reply_inbox", "conversations": waiting, "text": late}))
        return sum(day.closed for day in play.days)

    seeds = range(6)
    soon = sum(closed(seed, *TOLD) for seed in seeds)
    late = sum(closed(seed, late="359 บาท กว้าง 30 ซม") for seed in seeds)
    beside = sum(closed(seed, late="สวัสดีค่ะ") for seed in seeds)
    assert soon > late > beside > 0 == sum(closed(seed) for seed in seeds)


def test_answering_who_does_not_wait_changes_nothing():
    play = chats(*TOLD, days=2)
    before = play.conversations()
    play.apply(pages.parse({"do": "reply_inbox", "conversations": ["d1-1", "d99-1"], "text": "ค่ะ"}))
    assert play.conversations() == before


def test_an_answer_can_be_taken_back():
    play = chats(*TOLD, {"do": "set_answer", "topic": "price", "text": ""}, days=2)
    waiting = {one.topic for one in play.conversations() if one.state == "waiting"}
    assert "price" in waiting and "size" not in waiting


def test_an_order_out_of_a_talk_days_later_counts_for_the_week_not_for_the_day():
    play = chats(days=1)
    waiting = [one.id for one in play.conversations("waiting")]
    play.apply(pages.parse(pages.NEXT))
    play.apply(pages.parse({"do": "reply_inbox", "conversations": waiting, "text": "359 บาท กว้าง 30 ซม"}))
    day = play.apply(pages.parse(pages.NEXT))
    figures = day.ads[0].figures
    assert figures.orders >= day.closed > 0
    assert figures.orders - figures.orders_one_day >= day.closed
