"""What the rubrics of units without advertising share: posts that were shown, their rhythm, their honesty."""

from graders import rubric
from graders.once import once
from graders.rubric import need
from graders.rubrics.ads_work import first_fault, replies, said
from talat.journal.ads import review
from talat.scenarios import page_words

LEAST = 2  # posts that were shown: below it nothing can be said of them
CLOSE, QUIET = 2, 5  # fewest and most days from one post to the next
SELLS = "sell"  # the kind of post that sells


@once
def posts(run):
    """[(`Post`, `PostDay`)] of the posts that were shown, oldest first."""
    return [(run.play.posts[told.post], told) for day in run.days for told in day.posts]


@need(fix="ครั้งหน้า เขียนโพสต์อย่างน้อยสองโพสต์ แล้วกดไปวันต่อไปให้คนได้เห็น")
def posted(run):
    """คุณยังเขียนโพสต์ไม่ถึงสองโพสต์ จึงยังดูเรื่องนี้ไม่ได้"""
    return len(posts(run)) >= LEAST


def tells(run, text):
    """Ids of the facts of the exercise that a text says."""
    return set(page_words.said(run.play.market, text, run.play.shopfront.price))


@once
def waits(run):
    """[(days, first day, last day, whether between two posts)], the ends of the market included."""
    shown = [told.day for _, told in posts(run)]
    edges = [0, *shown, run.play.market.days + 1]
    pairs = list(zip(edges, edges[1:], strict=False))
    return [(last - first, first, last, 0 < at < len(pairs) - 1) for at, (first, last) in enumerate(pairs)]


def _well(wait):
    days, _, _, between_posts = wait
    return days <= QUIET and (days >= CLOSE or not between_posts)


@rubric.check(needs=posted)
def rhythm(run):
    """เว้นสองถึงห้าวันต่อหนึ่งโพสต์ ไม่ถี่จนคนรำคาญ ไม่เงียบจนคนลืม ตั้งแต่วันแรกถึงวันสุดท้าย ได้คะแนนตามช่วงที่พอดี"""
    return sum(map(_well, waits(run))) / len(waits(run))


@rhythm.evidence
def _(run):
    wrong = [wait for wait in waits(run) if not _well(wait)]
    if not wrong:
        return f"คุณลง {len(posts(run))} โพสต์ เว้นวันพอดีทุกช่วง", rubric.WELL_DONE
    days, first, last, _ = max(wrong)
    if days > QUIET:
        after = f"หลังโพสต์วันที่ {first}" if first else "ตั้งแต่วันแรก"
        return (
            f"{after} เพจเงียบไป {days - 1} วัน",
            f"ครั้งหน้า อย่าให้ห่างเกิน {QUIET} วัน เขียนโพสต์เก็บไว้ล่วงหน้าตอนที่ว่าง",
        )
    when = f"วันที่ {first} ลงมากกว่าหนึ่งโพสต์" if first == last else f"วันที่ {first} กับวันที่ {last} ลงติดกัน"
    return when, f"ครั้งหน้า เว้นอย่างน้อย {CLOSE} วัน คนเห็นแต่ละโพสต์จะมากกว่า"


@once
def _words_of_the_page(run):
    """[("หน้าเพจ", day, grave faults)] of every introduction written."""
    market, found = run.play.market, []
    for step in run.steps:
        if step.event.do == "set_page":
            day = min(step.sold + 1, market.days)
            words = f"{step.event.name} {step.event.about}"
            found.append(("หน้าเพจ", day, review.grave(review.of_words(market, day, words))))
    return found


@rubric.check(needs=posted)
def honest(run):
    """หน้าเพจ โพสต์ และคำตอบในแชต ต้องไม่พูดเกินจริง และรูปต้องเหมือนของจริง ได้คะแนนตามส่วนที่ผ่าน"""
    every = said(run) + replies(run) + _words_of_the_page(run)
    return sum(not faults for _, _, faults in every) / len(every)


@honest.evidence
def _(run):
    every = said(run) + replies(run) + _words_of_the_page(run)
    return first_fault(every, f"สิ่งที่คุณเขียนทั้ง {len(every)} ชิ้น ไม่มีชิ้นไหนเกินจริง")
