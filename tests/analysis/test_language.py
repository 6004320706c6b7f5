"""The language is told by script and small words, and left open where there are too few."""

from __future__ import annotations

import pytest

from lintnews.analysis.language import Language, language
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Metadata
from lintnews.article.source import Source
from lintnews.readers.text import read

SAMPLES = {
    "en": "The mayor said that the bridge would be closed for two weeks while workers repair "
    "the railing that was hit by a truck.",
    "de": "Der Bürgermeister sagte am Montag, dass die Brücke zwei Wochen lang gesperrt wird, "
    "weil das Geländer erneuert werden muss.",
    "fr": "Le maire a déclaré lundi que le pont serait fermé pendant deux semaines, le temps de "
    "réparer la rambarde heurtée par un camion.",
    "es": "El alcalde dijo el lunes que el puente estará cerrado durante dos semanas para que "
    "los obreros reparen la barandilla.",
    "it": "Il sindaco ha detto lunedì che il ponte resterà chiuso per due settimane, perché la "
    "ringhiera deve essere riparata.",
    "pt": "O prefeito disse na segunda-feira que a ponte ficará fechada por duas semanas para "
    "que os operários consertem a grade.",
    "nl": "De burgemeester zei maandag dat de brug twee weken dicht blijft, omdat de leuning "
    "die is geraakt moet worden vervangen.",
    "sv": "Borgmästaren sade på måndagen att bron ska vara stängd i två veckor medan räcket som "
    "en lastbil körde in i repareras.",
    "da": "Borgmesteren sagde mandag, at broen skal være lukket i to uger, mens rækværket, som "
    "en lastbil kørte ind i, bliver repareret.",
    "no": "Ordføreren sa mandag at broen skal være stengt i to uker mens rekkverket som en "
    "lastebil kjørte på, blir reparert.",
    "fi": "Kaupunginjohtaja sanoi, että silta on suljettu kaksi viikkoa, koska kaide on "
    "korjattava ja se ei ole turvallinen.",
    "cs": "Starosta v pondělí řekl, že most bude na dva týdny uzavřen, protože zábradlí se musí "
    "opravit a není bezpečné.",
    "pl": "Burmistrz powiedział, że most będzie zamknięty na dwa tygodnie, bo barierka musi "
    "zostać naprawiona i nie jest bezpieczna.",
    "ru": "Мэр заявил в понедельник, что мост будет закрыт на две недели, пока рабочие "
    "ремонтируют перила.",
    "uk": "Мер заявив у понеділок, що міст буде закрито на два тижні, доки робітники ремонтують "
    "перила.",
    "el": "Ο δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα θα μείνει κλειστή για δύο εβδομάδες.",
    "zh": "市长星期一说，大桥将关闭两周。",
    "ko": "시장은 월요일 다리가 두 주 동안 닫힌다고 말했다.",
    "he": "ראש העיר אמר ביום שני כי הגשר ייסגר לשבועיים.",
    "ar": "قال رئيس البلدية يوم الاثنين إن الجسر سيغلق لمدة أسبوعين.",
    "hi": "महापौर ने सोमवार को कहा कि पुल दो सप्ताह तक बंद रहेगा।",
    "th": "นายกเทศมนตรีกล่าวว่าสะพานจะปิดสองสัปดาห์",
    "ja": "市長は月曜日、橋を二週間閉鎖すると述べた。",
}


def language_of(text: str) -> Language:
    (article,) = read(Source("story.txt", text))
    return language(Reading(article))


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_is_enough_to_tell(code: str) -> None:
    assert language_of(SAMPLES[code]).code == code


def test_a_foreign_name_makes_no_foreign_text() -> None:
    assert (
        language_of(
            SAMPLES["en"] + " It was built by the Compagnie des Ponts et Chaussées de la Seine."
        ).code
        == "en"
    )


@pytest.mark.parametrize("text", ["", "Bridge closed", "12 345 678", "Council votes for bridge"])
def test_too_short_a_text_is_left_open(text: str) -> None:
    assert language_of(text) == Language(None, 0.0)


def test_what_is_stated_wins() -> None:
    assert language(
        Reading(Article(SAMPLES["en"], (), metadata=Metadata(language="de")))
    ) == Language("de", 1.0)
