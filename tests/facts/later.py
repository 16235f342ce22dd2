"""Facts of the sheet about tools that are not there yet: told at the end of the table, counted nowhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Later:
    """A row that cannot be measured yet."""

    number: str
    fact: str
    thai: str
    source: str
    tool: str


LATER = (
    Later("25", "half of videos have an impressions CTR of 2–10 %", "ครึ่งหนึ่งของคลิปได้คลิก 2–10% ของคนที่เห็นปก",
          "YouTube help", "channel"),
    Later("26", "CTR falls as impressions broaden", "ยิ่งคนเห็นปกมาก อัตราคลิกยิ่งลด", "YouTube help", "channel"),
    Later("27", "retention: 20–50 % viewed, 35–60 % left after a minute", "คนดูถึงนาทีแรก 35–60%",
          "retentionrabbit.com 2025", "channel"),
    Later("28", "4 % of videos take 85–97 % of views", "คลิป 4% ได้ยอดดู 85–97% ของทั้งหมด",
        "McGrady et al. 2023", "channel"),
    Later("29", "open rate of a broadcast 45–65 %", "ข้อความถึงเพื่อนทุกคน มีคนเปิด 45–65%",
        "LY Corp survey 2022", "chat_shop"),
    Later("30", "block rate 15–40 %, of giveaway friends 50–80 %",
        "เพื่อนที่บล็อก 15–40% เพื่อนที่มาเพราะของแจก 50–80%",
          "with-planning.co.jp, mico-inc.com", "chat_shop"),
    Later("31", "seven sends a week lose twice as many as one",
        "ส่งวันละครั้งเสียเพื่อนอย่างน้อยสองเท่าของส่งสัปดาห์ละครั้ง",
          "direction only; size ours", "chat_shop"),
)  # fmt: skip
