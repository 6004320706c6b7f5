"""A picture that no camera took shows what nobody saw, and the reader has a right to know.

The IPTC's list of digital source types says how a picture was made. Where the format
carries it and it says that a model or a program made the picture, or part of it, the
caption or the credit must say so in words, since the field reaches no reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Default, Finding, Form, Reading, Severity, Speech, rule
from lintnews_rules.captions.picture_uncredited import caption_of

SYNTHETIC = {
    "trainedAlgorithmicMedia": "made by a trained model",
    "compositeWithTrainedAlgorithmicMedia": "made in part by a trained model",
    "algorithmicMedia": "made by a program",
    "compositeSynthetic": "composed with parts that are made up",
    "dataDrivenMedia": "made by a program from data",
    "virtualRecording": "recorded in a made-up world",
}
SAID = Form(
    r"(?i)\b(?:ai|a\.i\.|artificial intelligence|generat(?:ed|ive)|synthetic|computer|composit(?:e|ed)"
    r"|illustrations?|illustrated|render(?:ed|ing)|graphics?|montage|simulat(?:ed|ion)|midjourney|dall-?e"
    r"|firefly|stable diffusion|imagen|chart|map|visuali[sz]ation|animation)\b",
)


@rule(
    code="CAP111",
    name="synthetic-not-said",
    summary="the format says that no camera took a picture, and its caption does not say so",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    standard="IPTC NewsCodes, Digital Source Type",
    bad=(
        """
        [image trainedAlgorithmicMedia: Waves break over a wooden pier]
        [caption] The old pier at Port Ellis after the storm.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this picture was made by a trained model, and the caption does not say so
        """,
        """
        [image compositeSynthetic: A pier]
        ^ this picture was composed with parts that are made up, and there is no caption to say so
        The harbor reopened on Monday, the port authority said.
        """,
    ),
    good=(
        """
        [image trainedAlgorithmicMedia: Waves break over a wooden pier]
        [caption] An image generated with AI of the old pier at Port Ellis.
        """,
        """
        [image digitalCapture: Waves break over a wooden pier]
        [caption] The old pier at Port Ellis after the storm.
        """,
    ),
)
def synthetic_not_said(reading: Reading) -> Iterator[Finding]:
    """Point at the pictures that no camera took and that pass for photographs."""
    for image in reading.article.images:
        made = SYNTHETIC.get(image.digital_source or "")
        if made is None or SAID.search(caption_of(image, reading)):
            continue
        lacks = "the caption does not say so" if image.caption else "there is no caption to say so"
        yield Finding(image.caption or image.span, f"this picture was {made}, and {lacks}")
