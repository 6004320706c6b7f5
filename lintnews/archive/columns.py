"""The columns of what a scan writes, as Arrow schemas.

``article()`` is what ``lint_batch`` returns: one row an article, with its findings, blocks
and persons as lists. The tables that a scan leaves are made of it: ``articles`` has the
columns before the lists, ``findings`` one row for each of them.
"""

from __future__ import annotations

from functools import cache

from lintnews.article.model import Role
from lintnews.errors import MissingExtraError
from lintnews.hints import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

#: What says which article a row is about, and when and by whom it was published.
PLACE = ("path", "record", "publisher", "published", "month")
#: The lists of an article.
LISTS = ("findings", "blocks", "persons")


def arrow() -> pa:
    """Return pyarrow.

    Raises:
        MissingExtraError: if it is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        extra = "scan"
        raise MissingExtraError(extra) from error
    return pa


@cache
def finding() -> pa.DataType:
    """Return the type of a finding: the fields of ``--format jsonl``, but for the record.

    ``file`` is the path in the finding, ``excerpt`` what stands there with the words around it.
    """
    pa = arrow()
    place = [
        (name, pa.int32()) for name in ("line", "column", "end_line", "end_column", "start", "end")
    ]
    related = pa.struct([("message", pa.string()), *place])
    edit = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])
    return pa.struct(
        [
            ("schema", pa.string()),
            ("file", pa.string()),
            ("code", pa.string()),
            ("name", pa.string()),
            ("message", pa.string()),
            ("severity", pa.string()),
            *place,
            ("related", pa.list_(related)),
            ("fix", pa.struct([("applicability", pa.string()), ("edits", pa.list_(edit))])),
            ("fingerprint", pa.string()),
            ("url", pa.string()),
            ("excerpt", pa.string()),
        ]
    )


@cache
def article() -> pa.Schema:
    """Return the columns of an article.

    A row whose ``characters`` are null is no article: it holds findings about a file, as that it
    cannot be read. ``roles`` counts blocks, ``statements`` what is attributed to anybody,
    ``anonymous`` those of them whose source has no name (both are null where they were not
    counted); ``grade`` is a Flesch-Kincaid grade.
    """
    pa = arrow()
    whole = pa.int32()
    block = pa.struct([("role", pa.string()), ("line", whole), ("text", pa.string())])
    person = pa.struct(
        [
            ("name", pa.string()),
            ("given", pa.string()),
            ("surname", pa.string()),
            ("role", pa.string()),
            ("mentions", whole),
        ]
    )
    return pa.schema(
        [
            ("path", pa.string()),
            ("record", pa.string()),
            ("publisher", pa.string()),
            ("published", pa.date32()),
            ("month", pa.string()),
            ("kind", pa.string()),
            ("language", pa.string()),
            ("headline", pa.string()),
            ("characters", whole),
            ("roles", pa.struct([(role.value, whole) for role in Role])),
            ("sources", whole),
            ("statements", whole),
            ("anonymous", whole),
            ("sentences", whole),
            ("words", whole),
            ("grade", pa.float32()),
            ("ease", pa.float32()),
            ("findings", pa.list_(finding())),
            ("blocks", pa.list_(block)),
            ("persons", pa.list_(person)),
        ]
    )
