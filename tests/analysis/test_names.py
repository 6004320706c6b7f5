"""Who and what an article calls by name."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.names import Name, NameKind, names
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block
from lintnews.article.span import Span


def names_of(text: str, vocabulary: Vocabulary | None = None) -> tuple[Name, ...]:
    return names(Reading(Article(text, (Block(Span(0, len(text))),)), vocabulary or Vocabulary()))


def person(text: str) -> list[str]:
    return [name.name for name in names_of(text) if name.kind is NameKind.PERSON]


def test_a_given_name_makes_a_person() -> None:
    assert person("The council heard Nadia Ferrante on the plan.") == ["Nadia Ferrante"]


def test_a_surname_alone_is_a_mention_of_the_person_who_bears_it() -> None:
    (name,) = names_of("Ferrante won. Nadia Ferrante lost before, and then Ferrante won.")
    assert (name.name, name.given, name.surname, len(name.mentions)) == (
        "Nadia Ferrante",
        "Nadia",
        "Ferrante",
        3,
    )


def test_a_middle_initial_and_a_junior_belong_to_the_name() -> None:
    (name,) = names_of("It was Martin L. Okafor Jr. who called.")
    assert (name.name, name.surname) == ("Martin L. Okafor Jr.", "Okafor")


def test_a_title_makes_a_person_of_one_word_and_is_kept_as_written() -> None:
    (name,) = names_of("They asked Mr. Okafor about it, and Okafor left.")
    assert name.kind is NameKind.PERSON
    assert name.titles == ("Mr.", "")


def test_an_office_before_a_name_is_no_part_of_it() -> None:
    assert person("A letter to Homeland Security Secretary Martin Okafor went out.") == [
        "Martin Okafor"
    ]


def test_a_particle_belongs_to_the_surname_row() -> None:
    assert person("It was up to Mayor Bill de Lange to decide.") == ["Bill de Lange"]


def test_a_possessive_is_no_part_of_the_name() -> None:
    text = "It was Nadia Ferrante’s plan and Ferrante's money."
    (name,) = names_of(text)
    assert [span.of(text) for span in name.mentions] == ["Nadia Ferrante", "Ferrante"]


def test_a_surname_that_is_a_word_is_a_mention_where_a_person_bears_it() -> None:
    text = (
        "It was Nadia Rice who came. Then Rice left. Rice was late. They ate rice. Gravel was laid."
    )
    (name,) = names_of(text)
    assert [span.of(text) for span in name.mentions] == ["Nadia Rice", "Rice", "Rice"]


def test_a_surname_that_only_opens_sentences_may_be_the_word() -> None:
    (name,) = names_of("It was Nadia Rice who came. Rice was sold out.")
    assert len(name.mentions) == 1


def test_a_shortened_state_is_no_name_and_a_city_with_city_in_it_is_a_place() -> None:
    assert [
        (name.name, name.kind) for name in names_of("They met in Kansas City, Mo., on Monday.")
    ] == [("Kansas City", NameKind.PLACE)]


def test_a_word_that_opens_a_sentence_is_no_name() -> None:
    assert names_of("Officials refused. Meanwhile nothing happened. We’re late.") == ()


def test_a_headline_in_capitals_names_no_third_word() -> None:
    assert person("Nadia Ferrante Email Probe Reopened") == ["Nadia Ferrante"]


def test_a_university_is_no_person() -> None:
    (name,) = names_of("He teaches at Martin Okafor University now.")
    assert name.kind is NameKind.INSTITUTION


def test_small_words_hold_the_name_of_a_body_together() -> None:
    text = (
        "The Department of Harbor Works and the Immigration and Customs Enforcement agency "
        "met Rice and Congress."
    )
    assert [name.name for name in names_of(text) if name.kind is NameKind.INSTITUTION][:2] == [
        "Department of Harbor Works",
        "Immigration and Customs Enforcement",
    ]


def test_a_person_is_never_half_of_a_body() -> None:
    assert person("They asked the office of Nadia Rice. Rice and Harbor Council members came.") == [
        "Nadia Rice"
    ]


def test_a_country_is_a_place() -> None:
    assert [name.kind for name in names_of("They fled to Lebanon.")] == [NameKind.PLACE]


def test_an_unusual_given_name_is_learned_from_the_surname_alone() -> None:
    assert person("It was Xanthor Quillby who came. Nobody but Quillby spoke.") == [
        "Xanthor Quillby"
    ]


def test_a_name_the_desk_knows_is_one_although_it_is_a_word() -> None:
    assert [
        name.name
        for name in names_of(
            "Reports of Gravel were late.", Vocabulary(names=frozenset({"Gravel"}))
        )
    ] == ["Gravel"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mr. Trump spoke. President Trump left. Donald Trump waved.", ["Donald Trump"]),
        ("Tom Perez spoke for an hour. Thomas Perez then left.", ["Thomas Perez"]),
        ("Moon Jae-in met Park Geun-hye. Ms. Park was late.", ["Moon Jae-in", "Park Geun-hye"]),
        ("The ambassador to the UN Nikki Haley spoke.", ["Nikki Haley"]),
        ("Donald J. Straw spoke.", ["Donald J. Straw"]),
        ("It was Ward Quillby, president of the club, who left.", ["Ward Quillby"]),
        ("The UN Security Council met Strategy Associates.", []),
        ("Shares of Fannie Mae and Merrill Lynch fell in San Luis Obispo.", []),
        ("They spoke in the Rose Garden about Merry Christmas.", []),
        ("The Iowa-based Republican left. Cuban-born Americans stayed.", []),
        ("Gov. Jim Justice left with Joe Biden Biden.", ["Jim Justice", "Joe Biden"]),
        ("James Cole wrote what they call the Cole Memo.", ["James Cole"]),
        ("Nobody from North Waziristan or Al Qaeda met the St. Louis Courier.", []),
        ("WASHINGTON (AP) Officials met Obama.", ["Obama"]),
    ],
)
def test_who_is_a_person(text: str, people: list[str]) -> None:
    assert person(text) == people


def test_a_son_of_the_same_name_is_another_person() -> None:
    found = person("Donald Otto Jr. spoke. President Donald Otto did not. Otto left.")
    assert sorted(found) == ["Donald Otto", "Donald Otto Jr."]


def test_new_york_keeps_its_first_word() -> None:
    found = [(name.name, name.kind) for name in names_of("The New York Times left New York City.")]
    assert found == [("New York Times", NameKind.INSTITUTION), ("New York City", NameKind.PLACE)]


def test_a_row_of_capitals_in_a_headline_is_no_name() -> None:
    text = "Judge Orders State Department Search\n\nThe State Department was told to search again."
    assert [name.name for name in names_of(text)] == ["State Department"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They fled to the United States.", NameKind.PLACE),
        ("It broke the Clean Harbors Act.", NameKind.WORK),
        ("He fought in the Korean War.", NameKind.OTHER),
        ("They met at Pell Tower.", NameKind.PLACE),
        ("She believes in American might.", NameKind.OTHER),
    ],
)
def test_what_bears_a_name(text: str, kind: NameKind) -> None:
    assert [name.kind for name in names_of(text)] == [kind]


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("AB ab.'’-\n,Mr Dr. Nadia"), st.characters()),
        max_size=200,
    )
)
def test_every_mention_is_text_of_the_article_with_a_capital(text: str) -> None:
    for name in names_of(text):
        assert len(name.mentions) == len(name.titles)
        assert name.name in {span.of(text) for span in name.mentions}
        for span in name.mentions:
            assert span.end <= len(text)
            assert span.of(text)[0].isupper()
            assert span.of(text) == span.of(text).strip()


@given(
    st.lists(
        st.sampled_from(
            [
                "Nadia",
                "Ferrante",
                "Mr.",
                "Okafor",
                "the",
                "de",
                "U.S.",
                "Jr.",
                "said",
                "Court,",
                "1st",
                "King",
            ]
        ),
        max_size=60,
    )
)
def test_mentions_never_overlap(parts: list[str]) -> None:
    spans = sorted(span for name in names_of(" ".join(parts)) for span in name.mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def kinds(text: str) -> dict[str, str]:
    return {name.name: name.kind.value for name in names_of(text)}


def test_who_speaks_with_an_unlisted_name_is_a_person() -> None:
    text = "“We stayed all night,” said Xundry Okeke, 18. “It was worth it.”"
    assert kinds(text) == {"Xundry Okeke": "person"}


def test_initials_that_speak_are_an_institution_with_all_their_mentions() -> None:
    (name,) = names_of("The QRZ said on Monday that the QRZ would stay. Nobody asked QRZ.")
    assert (name.name, name.kind, len(name.mentions)) == ("QRZ", NameKind.INSTITUTION, 3)


def test_initials_of_which_nothing_is_said_are_no_name() -> None:
    assert names_of("The router has a QRZ port.") == ()


def test_initials_are_mentions_of_the_institution_that_they_shorten() -> None:
    text = "The Harbor Pilots Association met. The HPA voted."
    (name,) = names_of(text)
    assert (name.name, len(name.mentions)) == ("Harbor Pilots Association", 2)


def test_a_firm_with_an_ampersand_is_one_name_and_its_first_word_is_it_too() -> None:
    text = "The broker Marsh & Quorley closed. “We are sorry,” Marsh said in a statement."
    (name,) = names_of(text)
    assert (name.name, name.kind, len(name.mentions)) == (
        "Marsh & Quorley",
        NameKind.INSTITUTION,
        2,
    )


def test_a_commission_on_a_subject_is_one_name() -> None:
    text = "The Commission on Harbor Debates met."
    assert kinds(text) == {"Commission on Harbor Debates": "institution"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JUST WATCHED Ferrante speaks in Ohio", {"Ferrante": "other", "Ohio": "place"}),
        ("Nobody asked the New York Democrat.", {"New York": "place"}),
        ("Ann Ott, D-Ohio, voted no.", {"Ann Ott": "person"}),
        ("They met Sen. Specter on Monday.", {"Specter": "person"}),
        ("It snowed in March over Northern Virginia.", {"Northern Virginia": "place"}),
        ("The parties met Julián Okeke.", {"Julián Okeke": "person"}),
        ("Nobody at Google answered.", {"Google": "institution"}),
        ("He read it in Der Spiegel.", {"Der Spiegel": "institution"}),
        ("The vote under Jim Crow laws.", {"Jim Crow": "other"}),
    ],
)
def test_labels_parties_and_well_known_names_have_their_kind(
    text: str, expected: dict[str, str]
) -> None:
    assert kinds(text) == expected
