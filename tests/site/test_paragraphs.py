from markdown import Markdown


def render(source: str, **toc: str) -> str:
    extensions = ["attr_list", "toc", "smp_metrics.site.extensions.paragraphs"]
    return Markdown(extensions=extensions, extension_configs={"toc": toc}).convert(source)


def test_a_numbered_paragraph_shows_its_number_as_a_link_to_itself() -> None:
    html = render("### Crime fell {#p15}")

    assert html == (
        '<h3 class="smp-paragraph" id="p15">'
        '<a class="smp-paragraph__number" href="#p15" title="Link to paragraph 15">'
        '<span class="smp-unseen">Paragraph </span>15'
        '<span class="smp-unseen">: </span></a>Crime fell</h3>'
    )


def test_a_paragraph_that_stands_twice_keeps_its_letter() -> None:
    assert "</span>93a<span" in render("### Again {#p93a}")


def test_a_heading_that_is_no_paragraph_stays_as_it_is() -> None:
    assert render("## Part two {#part-two}") == '<h2 id="part-two">Part two</h2>'


def test_the_number_is_not_in_the_table_of_contents() -> None:
    html = render("[TOC]\n\n### Crime fell {#p15}")

    assert '<li><a href="#p15">Crime fell</a></li>' in html


def test_the_number_takes_the_place_of_the_permalink() -> None:
    assert "headerlink" not in render("### Crime fell {#p15}", permalink="#")
