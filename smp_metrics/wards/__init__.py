"""The ward pages: one template written for one ward, told again for each with its own facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from smp_metrics.claims.agreement import check
from smp_metrics.claims.language.words import ClaimWordsError
from smp_metrics.claims.text.document import CLAIM, Document
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts, Row
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.facts import FactError, Facts, slug
from smp_metrics.facts.printing import listed
from smp_metrics.wards.figures import borough_figures, ward_figures
from smp_metrics.wards.kind import INDEX, Kind, kind_of
from smp_metrics.wards.monthly import KINDS, capital, kinds_told
from smp_metrics.wards.parts import state
from smp_metrics.wards.since import folder_of, later, later_names
from smp_metrics.wards.sources import LATER, OF_KIND, Templates, members_of, membership_of, read_templates

__all__ = ["kind_of", "ward_documents"]


def ward_documents(root: Path, facts: Facts) -> list[Document]:
    """Write a page for each ward and their index; none where the project has no template.

    Raise ProblemsFound when the data, or what people write for these pages, can't be used.

    Every claim of the template is typed for one ward. For another it says what that ward's fact gives, in the same
    manner: "86 more" becomes "24 fewer".
    """
    templates = read_templates(root, facts.extracts)
    if templates is None:
        return []
    memo, key = Memo(root / "build" / "wards"), fingerprint(repr(templates), facts.extracts.whole_fingerprint)
    pages: dict[str, str] | None = memo.get("pages", key)
    if pages is None:
        pages = _pages(templates, facts)
        memo.put("pages", key, pages)
    kind, editions = kind_of(facts.extracts), facts.extracts.editions
    paths = {f"{kind.folder}/{name}.md": text for name, text in pages.items()}
    return [Document(path, text, editions, template_of(path, kind)) for path, text in paths.items()]


def _pages(templates: Templates, facts: Facts) -> dict[str, str]:
    members, now = members_of(facts.extracts), state(facts.extracts, templates.where)
    page, index = (template.replace("{state}", now) for template in (templates.page, templates.index))
    _refuse_without_figures(facts)
    column = kind_of(facts.extracts).column
    pages = {slug(str(row[column])): _page(page, row, templates, facts) for row in members}
    since = replace(templates, later=templates.later.replace("{state}", now))
    of_kind = templates.of_kind.replace("{state}", now)
    return {**pages, **_later_pages(since, facts), **_kind_pages(of_kind, facts), "index": index}


def _refuse_without_figures(facts: Facts) -> None:
    """Raise ProblemsFound where a number that pictures and tables of wards show can't be worked out."""
    try:
        borough_figures(facts, ward_figures(facts))
    except FactError as error:
        kind = kind_of(facts.extracts)
        message, found = f"profile: what pages of {kind.many} show can't be worked out", str(error)
        expected = f"of each {kind.one} crimes and rates in the last two years, and in the last one row of the others"
        raise ProblemsFound([Problem(PARTNERSHIP, 0, 0, message, found, expected, "name other tables")]) from error


def _later_pages(templates: Templates, facts: Facts) -> dict[str, str]:
    """Write a page for each ward on later boundaries; none where the project has no template of them."""
    names = later_names(facts.extracts) if templates.later else []
    return {f"{folder_of(later(facts.extracts))}/{slug(name)}": _later_page(templates, name, facts) for name in names}


def _kind_pages(template: str, facts: Facts) -> dict[str, str]:
    """Write a page for each kind of crime; none where the project has no template of them."""
    pages = {}
    for name in kinds_told(facts.extracts) if template else ():
        filled = template.replace("{kind}", name).replace("{named}", capital(name)).replace("{slug}", slug(name))
        pages[f"{KINDS}/{slug(name)}"] = _retold(filled, facts)
    return pages


def _later_page(templates: Templates, ward: str, facts: Facts) -> str:
    filled = templates.later.replace(f"{{{kind_of(facts.extracts).column}}}", ward)
    return _retold(filled.replace("{slug}", slug(ward)), facts)


def template_of(path: str, kind: Kind) -> str:
    """Give the file that people edit for a page of a place; its lines are the page's."""
    if path.startswith(f"{kind.folder}/{KINDS}/"):
        return f"{kind.folder}/{OF_KIND}"
    if path.count("/") > kind.folder.count("/") + 1:
        return f"{kind.folder}/{LATER}"
    return f"{kind.folder}/{INDEX if path.endswith('/index.md') else kind.page}"


def _page(template: str, member: Row, templates: Templates, facts: Facts) -> str:
    filled = template
    for name, text in _places(member, templates, facts.extracts).items():
        filled = filled.replace(f"{{{name}}}", text)
    return _retold(filled, facts)


def _retold(page: str, facts: Facts) -> str:
    """Say in every claim what its fact gives, in the manner in which it is typed."""
    return CLAIM.sub(lambda match: f"[{_said(match['text'], match['address'], facts)}]({match['address']})", page)


def _said(text: str, address: str, facts: Facts) -> str:
    try:
        fact = facts[address]
        return check(" ".join(text.split()), fact, facts.about(fact)).expected
    except (FactError, ClaimWordsError):
        return text  # left for the check, which says where it stands and why


def _places(member: Row, templates: Templates, extracts: Extracts) -> dict[str, str]:
    own = membership_of(extracts)
    ward, groups, called = str(member[own.of]), own.groups, kind_of(extracts).address.strip("/")
    return {
        own.of: ward,
        "slug": slug(ward),
        "note": templates.notes.get(ward, ""),
        **{group: str(member[group]) for group in groups},
        **{f"{group}_{called}": _with(", with {}", _fellows(member, group, extracts)) for group in groups},
        "neighbours": listed([_link(name) for name in templates.where.neighbours[ward]]),
    }


def _fellows(member: Row, group: str, extracts: Extracts) -> list[str]:
    """Name the other wards that are in one group with a ward."""
    others = (row for row in members_of(extracts) if row is not member)
    return [str(row[membership_of(extracts).of]) for row in others if row[group] == member[group]]


def _link(ward: str) -> str:
    return f"[{ward}]({slug(ward)}.md)"


def _with(form: str, names: list[str]) -> str:
    return form.format(listed([_link(name) for name in names])) if names else ""
