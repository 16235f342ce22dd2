"""Unit shop-10: run a shop alone for 90 days. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubrics.shop_work import cash, looked, pages, profit, replies, stock  # noqa: F401

reason = rubric.own_words(
    rule="เขียนว่าผลของร้านส่วนไหนมาจากสิ่งที่ตัดสินใจ ส่วนไหนมาจากโชค และบอกว่ารู้ได้จากตัวเลขไหน",
    untold="คุณยังไม่ได้เขียนว่าอะไรคือฝีมือ อะไรคือโชค",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าผลที่ได้ ส่วนไหนมาจากที่คุณตัดสินใจ ส่วนไหนมาจากโชค",
    fix="ครั้งหน้า ยกตัวเลขหนึ่งตัวที่บอกว่าเป็นฝีมือ และหนึ่งตัวที่บอกว่าเป็นโชค",
)
