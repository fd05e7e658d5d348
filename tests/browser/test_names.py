"""A page has one name: in the menu, as its heading, and where a link says it."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

SITE = Path(__file__).parents[2] / "site"
HOST = "https://site.example/"
# Home is named by its place. Its heading asks what the site answers.
HOME = "/"


def read(page: Path) -> LexborHTMLParser:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    for idle in tree.css(".headerlink"):
        idle.decompose()
    return tree


def address(page: Path) -> str:
    return f"/{page.parent.relative_to(SITE).as_posix()}/".replace("/./", HOME)


def links(tree: LexborHTMLParser, within: str, page: str) -> list[tuple[str, str, str]]:
    """Give the words of each link, the page that it leads to, and the part of that page."""
    found = []
    for link in tree.css(f"{within} a[href]"):
        there = urlsplit(urljoin(f"{HOST}{page[1:]}", str(link.attributes["href"])))
        if f"{there.scheme}://{there.netloc}/" == HOST:
            found.append((" ".join(link.text().split()), there.path, there.fragment))
    return found


def test_a_page_has_one_name_in_the_menu_as_its_heading_and_in_links() -> None:
    pages = {address(page): read(page) for page in sorted(SITE.rglob("index.html"))}
    headings = {at: " ".join(tree.css("article h1")[0].text().split()) for at, tree in pages.items()}
    menu = {at: name for name, at, part in links(pages[HOME], ".md-nav--primary .md-nav__list", HOME) if not part}
    assert len(menu) > 40
    assert {at: (name, headings[at]) for at, name in menu.items() if name != headings[at]} == {
        HOME: ("Home", headings[HOME])
    }

    named = {name: at for at, name in menu.items()}
    said = [(page, *link) for page, tree in pages.items() for link in links(tree, "article", page)]
    assert [(page, name, to) for page, name, to, part in said if not part and named.get(name, to) != to] == []
    # A section is opened by its first page, which has the section's name in its own.
    tabs = {name: at for name, at, _ in links(pages[HOME], ".md-tabs", HOME) if at != HOME}
    strangers = {
        name: headings[at] for name, at in tabs.items() if name.lower().rstrip("s") not in headings[at].lower()
    }
    assert strangers == {}
