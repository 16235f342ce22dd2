"""Unit info-04: charts that tell the truth. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubrics.info_numbers import true_numbers  # noqa: F401
from graders.rubrics.info_work import (  # noqa: F401
    asked_readers,
    honest_charts,
    labelled,
    sourced,
    understood,
)

reason = rubric.own_words(
    rule="เขียนสองสามประโยค แผ่นเดิมทำให้เข้าใจผิดตรงไหน ในรูปดูต่างกันกี่เท่า ของจริงต่างกันกี่เท่า",
    untold="คุณยังไม่ได้เขียนว่าแผ่นเดิมทำให้เข้าใจผิดตรงไหน",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าแผ่นเดิมหลอกตาตรงไหน ในรูปดูกี่เท่า ของจริงกี่เท่า",
    fix="ครั้งหน้า บอกตัวเลขสองตัวเทียบกัน คือในรูปดูกี่เท่า และของจริงกี่เท่า",
)
