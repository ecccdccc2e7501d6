"""Passages taken over: which, from whom, and why we say so. And the stored article that a citation means."""

from accordingto.claims import corpus_of
from accordingto.claims.citing import bare
from accordingto.claims.copying import copies_among
from accordingto.model import Article, Noted
from tests.stories import reading, tell

LONG = (
    "The ferry to the northern islands was taken out of service late in the evening after engineers noticed water in the lower engine room. "
    "Passengers spent the night in a school near the harbour, where volunteers handed out soup and blankets until the first buses came. "
    "The company will hire a second vessel from the mainland for as long as the repairs take, which may be well into the summer."
)
OTHER = (
    "Nothing of this has to do with boats; it is about the price of grain on the markets of the south and about what farmers make of it this year."
)


def article(key: str, outlet: str, published: str | None, text: str, by: str | None = None) -> Article:
    """An article by hand."""
    return Article(
        key,
        text,
        outlet=Noted(outlet, "given"),
        published=Noted(published, "given") if published else None,
        authors=(Noted(by, "byline"),) if by else (),
        sha256=key,
    )


def test_the_later_took_it_from_the_earlier() -> None:
    given = [article("a", "Valmor Times", "2024-03-05", LONG), article("b", "Kessel Post", "2024-03-06", f"{OTHER}\n\n{LONG}")]
    (copy,) = copies_among(given)
    assert (copy.article, copy.origin) == ("b", "a")
    assert "published later" in copy.reason
    assert 0.5 < copy.share < 0.9
    assert copy.spans[0].of(given[1].text).startswith("The ferry")
    assert copies_among(given[::-1]) == (copy,)


def test_the_agency_that_it_names_had_it_first() -> None:
    (copy,) = copies_among(
        [article("a", "Valmor Times", "2024-03-05", LONG, by="Reuters"), article("b", "Reuters", "2024-03-05", LONG + " " + OTHER)]
    )
    assert (copy.article, copy.origin, copy.sure) == ("a", "b", True)


def test_a_guess_says_so() -> None:
    (copy,) = copies_among([article("a", "Valmor Times", None, LONG), article("b", "Kessel Post", None, LONG + " " + OTHER)])
    assert (copy.article, copy.sure) == ("a", False)


def test_what_isnt_copied() -> None:
    speech = f"The mayor spoke for an hour. “{LONG}” Then she left."
    assert copies_among([article("a", "Valmor Times", "2024-03-05", speech), article("b", "Kessel Post", "2024-03-06", f"{OTHER} “{LONG}”")]) == ()
    assert copies_among([article("a", "Valmor Times", "2024-03-05", LONG), article("b", "Valmor Times", "2024-03-06", LONG)]) == ()
    assert copies_among([article("a", "Valmor Times", "2024-03-05", ""), article("b", "Kessel Post", None, "One word")]) == ()


def test_a_copy_without_credit_leads_to_the_one_who_heard() -> None:
    content = "the ferry will be out of service until the summer"
    text = f"{LONG} Two engineers of the company said: {content}."
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(content, "two engineers of the company"), text=text),
            reading("b", "Kessel Post", "2024-03-06", tell(content, "two engineers of the company"), text=text),
        ]
    )
    (claim,) = corpus.claims
    (root,) = corpus.roots[claim.id]
    assert (root.heard_by, root.reports) == ("Valmor Times", ("a#s1", "b#s1"))
    assert corpus.sources[claim.id].at_most == 1
    assert [(c.article, c.origin, c.share) for c in corpus.copies] == [("b", "a", 1.0)]


def test_a_link_beats_the_nearer_date() -> None:
    content = "the ferry will be out of service until the summer"
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-03", tell(content, "Ana Ruiz")),
            reading("b", "Valmor Times", "2024-03-05", tell(content, "Ana Ruiz")),
            reading("c", "Kessel Post", "2024-03-05", tell(content, "Valmor Times:outlet"), links=("https://www.valmortimes.example/a/",)),
        ]
    )
    (citation,) = corpus.citations
    assert (citation.article, citation.cited) == ("a", "a#s1")
    assert "links to" in citation.reason


def test_a_citation_is_of_the_same_side() -> None:
    content = "the ferry will be out of service until the summer"
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(content, "Ana Ruiz")),
            reading("b", "Kessel Post", "2024-03-06", tell(content, "Valmor Times:outlet", "Peter Novak", act="deny")),
        ]
    )
    assert all(citation.cited is None for citation in corpus.citations)
    assert {r.who for r in corpus.roots[corpus.claims[0].id]} == {"Ana Ruiz", "Peter Novak"}


def test_urls_written_two_ways() -> None:
    assert bare("https://www.valmor.example/a/b/") == bare("http://valmor.example/a/b") == bare("valmor.example/a/b?utm_source=x")
    assert bare("https://valmor.example/?id=1") != bare("https://valmor.example/?id=2")
    assert bare(None) == bare("http://[") == ""
