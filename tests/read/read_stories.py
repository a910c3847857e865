"""Original stories for the tests of reading."""

ENGLISH = """Haesong opens ferry line after twelve years

By Nam So-ri

Published : March 4, 2025 - 08:30

The city of Haesong opened a ferry line to its largest island, officials said on Monday.

"We waited for twelve years," said Mayor Kang Do-yun – “now it’s here.”
"""

KOREAN = """해송시, 12년 만에 섬 항로 열어

홍길동 기자 | 입력 2025.03.04 08:30

해송시가 4일 가장 큰 섬으로 가는 여객선 항로를 열었다고 밝혔다.

강도윤 시장은 "12년을 기다렸다"고 말했다.
"""


def page(body: str, *, head: str = "", charset: str = "utf-8") -> str:
    """A web page around `body`."""
    meta = f'<meta charset="{charset}">{head}'
    return f"<!doctype html><html><head>{meta}</head><body>{body}</body></html>"


ENGLISH_BODY = """
<nav><a href="/">Home</a> <a href="/politics">Politics</a></nav>
<article><h1>Haesong opens ferry line</h1>
<figure><img src="ferry.jpg"><figcaption>A ferry leaves the pier. (Yonhap)</figcaption></figure>
<p>The city of Haesong opened a ferry line to its largest island, officials said on Monday.</p>
<p>&quot;We waited for twelve years,&quot; said Mayor Kang Do-yun &amp; her deputy.</p>
<script>document.write("<p>No reporting.</p>")</script>
<p>Some 300 passengers rode on the first day, according to the operator of the line.</p></article>
<footer>Haesong Herald</footer>"""

KOREAN_BODY = """
<article><h1>해송시, 12년 만에 섬 항로 열어</h1>
<p>해송시가 4일 가장 큰 섬으로 가는 여객선 항로를 열었다고 밝혔다.
시민 삼백여 명이 첫날 배를 탔다.</p>
<p>강도윤 시장은 "12년을 기다렸다"며 "이제 섬은 사십 분 거리"라고 말했다.</p></article>"""
