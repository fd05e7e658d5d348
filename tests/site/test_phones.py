import pytest
from markdown import Markdown


def render(source: str) -> str:
    return Markdown(extensions=["smp_metrics.site.extensions.phones"]).convert(source)


@pytest.mark.parametrize("number", ["999", "101", "111", "116 123", "0800 1111", "0800 555 111", "0808 2000 247"])
def test_the_number_of_a_help_line_dials(number: str) -> None:
    link = f'<a class="smp-phone" href="tel:{number.replace(" ", "")}">{number}</a>'

    assert render(f"Call **{number}**.") == f"<p>Call <strong>{link}</strong>.</p>"


def test_a_number_dials_from_within_a_sentence() -> None:
    html = render("**In danger now? Call 999.**")

    assert html == '<p><strong>In danger now? Call <a class="smp-phone" href="tel:999">999</a>.</strong></p>'


@pytest.mark.parametrize(
    "text",
    ["**933**", "**Count:** 999", "999", "**999 crimes**", "**1999**", "**Recall 9990**", "**Call 999 today**", "****"],
)
def test_what_is_no_number_of_a_help_line_stays_as_it_is(text: str) -> None:
    assert "tel:" not in render(text)


def test_a_number_that_leads_somewhere_keeps_its_link() -> None:
    assert render("**[101](x.md)**") == '<p><strong><a href="x.md">101</a></strong></p>'
