"""Words of the page and its ads as Thai sellers say them, with the English ones seen on real platforms."""

OBJECTIVE_WORDS = {  # what people should do: words, the platform's word, one plain sentence
    "sales": ("ให้คนซื้อ", "Sales", "ระบบหาคนที่น่าจะสั่งซื้อ เหมาะกับร้านที่มีของพร้อมส่ง"),
    "leads": ("ให้คนทักมาถาม", "Leads", "ระบบหาคนที่ชอบทักแชต เหมาะกับของที่ต้องคุยก่อนซื้อ"),
    "traffic": ("ให้คนกดเข้ามาดู", "Traffic", "ระบบหาคนที่ชอบกด ได้คลิกเยอะ แต่คนกดอาจไม่ซื้อ"),
    "engagement": ("ให้คนกดถูกใจและคุย", "Engagement", "ระบบหาคนที่ชอบกดถูกใจหรือคอมเมนต์ เพจดูคึกคัก"),
    "awareness": ("ให้คนจำร้านได้", "Awareness", "ระบบให้คนเห็นมากที่สุดเท่าที่เงินพอ ยังไม่หวังให้ซื้อ"),
    "app": ("ให้คนติดตั้งแอป", "App promotion", "สำหรับคนที่ทำแอป ร้านเราไม่มีแอป"),
}
SPECIAL_WORDS = {
    "none": ("ไม่เข้าหมวดพิเศษ", "เสื้อผ้า อาหาร ของใช้ทั่วไป"),
    "housing": ("ที่อยู่อาศัย", "ขายหรือให้เช่าบ้าน ห้อง ที่ดิน"),
    "employment": ("งานและอาชีพ", "รับสมัครงาน ชวนไปทำงาน"),
    "credit": ("เงินกู้และการเงิน", "เงินกู้ บัตรเครดิต ผ่อนชำระ"),
    "politics": ("การเมืองและสังคม", "เลือกตั้ง พรรค ประเด็นสังคม"),
}
GOAL_WORDS = {  # what an ad set is optimised for: words, a result's name, one plain sentence
    "sales": ("คนที่น่าจะซื้อ", "ออเดอร์", "ระบบดูว่าใครเคยซื้อของคล้าย ๆ กัน แล้วให้คนแบบนั้นเห็นก่อน"),
    "messages": ("คนที่น่าจะทักแชต", "แชต", "ระบบหาคนที่ชอบทักถาม ต้องตอบให้ทันจึงจะปิดการขายได้"),
    "clicks": ("คนที่น่าจะกดดู", "คลิก", "ระบบหาคนที่ชอบกด ราคาต่อคลิกถูก แต่บางคนกดแล้วไม่ซื้อ"),
    "engagement": ("คนที่น่าจะกดถูกใจ", "ถูกใจและคอมเมนต์", "ระบบหาคนที่ชอบกดถูกใจ ไม่ได้หาคนซื้อ"),
    "reach": ("คนให้มากที่สุด", "ครั้งที่เห็น", "ระบบให้คนเห็นมากที่สุด ไม่เลือกว่าใครจะซื้อ"),
}
STRATEGY_WORDS = {
    "lowest_cost": ("ให้ระบบหาผลลัพธ์ให้มากที่สุด", "Highest volume", "ใช้งบให้หมด หาผลลัพธ์ที่ถูกที่สุดก่อน เหมาะกับมือใหม่"),
    "cost_cap": ("คุมราคาเฉลี่ยต่อผลลัพธ์", "Cost per result goal", "เฉลี่ยแล้วไม่ให้แพงกว่าที่ตั้ง บางวันอาจใช้งบไม่หมด"),
    "bid_cap": ("จำกัดราคาที่ยอมจ่ายทุกครั้ง", "Bid cap", "ไม่ยอมจ่ายเกินนี้เลยสักครั้ง ตั้งต่ำไปจะไม่มีใครเห็น"),
    "min_roas": ("ขอยอดขายขั้นต่ำต่อค่าโฆษณา 1 บาท", "ROAS goal", "ลงโฆษณาเฉพาะเมื่อคาดว่าจะขายได้ถึงที่ขอ"),
}
SEX_WORDS = {"all": "ทุกคน", "women": "ผู้หญิง", "men": "ผู้ชาย"}
KNOWS_WORDS = {
    "all": ("ทั้งสองแบบ", "ไม่เลือก ให้ระบบหาเอง"),
    "no": ("คนที่ยังไม่รู้จักร้าน", "หาลูกค้าใหม่"),
    "yes": ("คนที่รู้จักร้านแล้ว", "เคยกดดู เคยทัก หรือเคยซื้อ มีน้อยแต่ซื้อง่ายกว่า"),
}
BUTTON_WORDS = {"shop_now": "สั่งซื้อเลย", "learn_more": "ดูเพิ่มเติม", "send_message": "ส่งข้อความ", "none": "ไม่มีปุ่ม"}
LEADS_WORDS = {
    "shop": ("หน้าร้าน", "กดแล้วเห็นของกับราคา สั่งซื้อได้เลย"),
    "inbox": ("กล่องข้อความ", "กดแล้วทักแชต ต้องมีคนตอบ"),
}
LEVEL_WORDS = {"campaign": "แคมเปญ", "ad_set": "ชุดโฆษณา", "ad": "โฆษณา"}
LEVEL_ENGLISH = {"campaign": "Campaign", "ad_set": "Ad set", "ad": "Ad"}
STATE_WORDS = {  # of a conversation
    "waiting": "รอเราตอบ",
    "answered": "ตอบแล้ว ลูกค้ากำลังคิด",
    "bought": "ซื้อแล้ว",
    "lost": "ไม่ซื้อ",
}
WHERE_WORDS = {"headline": "พาดหัว", "text": "ข้อความ", "photo": "รูป", "campaign": "แคมเปญ"}
ACCOUNT_WORDS = {
    "prepaid": "เงินค่าโฆษณาที่เติมไว้",
    "cash": "เงินสดของร้าน",
    "ads": "ค่าโฆษณาที่จ่ายไปแล้ว",
}
RANKING_WORDS = {
    "above": ("ดีกว่าคนอื่น", "good"),
    "average": ("พอ ๆ กับคนอื่น", ""),
    "below35": ("ต่ำกว่าคนอื่นเล็กน้อย", "warn"),
    "below20": ("ต่ำกว่าคนอื่น", "warn"),
    "below10": ("ต่ำกว่าคนอื่นมาก", "bad"),
}


def standing(delivery):
    """(Thai words, tone "good" | "warn" | "bad" | "") of a `Delivery`."""
    words, tone = STANDING[delivery.code]
    return words.format(
        hour=f"{delivery.hour + 1}:00" if delivery.hour is not None else "",  # gone within that hour
        results=delivery.results,
        needed=delivery.needed,
        day=delivery.day,
    ), tone


STANDING = {
    "off": ("ปิดอยู่", ""),
    "empty": ("ยังไม่มีโฆษณา", "warn"),
    "in_review": ("รอตรวจคืนนี้", ""),
    "rejected": ("ถูกปฏิเสธ", "bad"),
    "scheduled": ("เริ่มวันที่ {day}", ""),
    "ended": ("จบแล้วเมื่อวันที่ {day}", ""),
    "no_money": ("เงินค่าโฆษณาหมด", "bad"),
    "out_of_budget": ("งบหมดก่อน {hour} น.", "warn"),
    "not_delivering": ("แทบไม่มีใครเห็น", "warn"),
    "fatigue": ("คนเบื่อโฆษณานี้แล้ว", "bad"),
    "creative_limited": ("คนเริ่มเบื่อ", "warn"),
    "limited": ("เรียนรู้ไม่พอ {results}/{needed}", "warn"),
    "learning": ("กำลังเรียนรู้ {results}/{needed}", ""),
    "active": ("กำลังลงอยู่", "good"),
}
