"""Files, texts and table rows -> articles: the first stage.

`read_article` reads a file, `article_from_text` a text, `read_pair` what a `Request` names,
`read_table` the rows of any table and `read_rows` the requests of a table of articles.
"""

from transcheck.read.article import FORMATS, article_from_text, read_article
from transcheck.read.request import Given, Request, read_pair
from transcheck.read.rows import read_rows
from transcheck.read.tables import TABLES, read_table

__all__ = [
    "FORMATS",
    "TABLES",
    "Given",
    "Request",
    "article_from_text",
    "read_article",
    "read_pair",
    "read_rows",
    "read_table",
]
