"""Print parts of the built site as PDFs, put them beside the pages, and link to them."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode, b64encode
from io import BytesIO
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from smp_metrics.catalogue.release import latest_release
from smp_metrics.errors import ProblemsFound, UsageError
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.progress import tell
from smp_metrics.site.locking import one_at_a_time
from smp_metrics.site.printed.browser import find_browser, opened, version_of
from smp_metrics.site.printed.paper import judge_paper
from smp_metrics.site.printed.press import printed
from smp_metrics.site.printed.prints import Print, prints_of
from smp_metrics.site.printed.sheets import Sheets
from smp_metrics.site.publishing import publish, recover
from smp_metrics.site.renderer import settings_of

FOLDER = "pdf"
# Where the theme's partials/below-title.html leaves room for links.
ROOM = re.compile(r'<p class="smp-paper">.*?(?=</p>)', re.DOTALL)
LINK = Markup('<a href="{}">{} as a PDF ({})</a>')


def print_site(root: Path) -> int:
    """Add the PDFs to ``site/`` and give their number; raise UsageError without a site or a browser.

    What has not changed since it was printed is not printed again. Raises ProblemsFound, and leaves ``site/`` as it is,
    when a PDF lacks what its pages have.
    """
    site, staging, last = root / "site", root / "build" / "site", root / "build" / "last-site"
    with one_at_a_time(root):
        recover(site, last)
        if not (site / "index.html").exists():
            raise UsageError("there is no built site to print: run smp build first")
        settings = settings_of(root)
        wanted = prints_of(settings.extra, settings.menu)
        papers = documents(root, wanted)
        shutil.rmtree(staging, ignore_errors=True)
        shutil.copytree(site, staging)
        (staging / FOLDER).mkdir(exist_ok=True)
        for each in reversed(wanted):
            content = papers[each.name]
            (staging / FOLDER / f"{each.name}.pdf").write_bytes(content)
            _link(staging, each, _said_length(content))
        publish(staging, site, last)
    return len(wanted)


def documents(root: Path, wanted: list[Print]) -> dict[str, bytes]:
    """Give each PDF by its name, as remembered where its pages and all that they are drawn with are the same."""
    memo, release = Memo(root / "build" / "pdf"), latest_release(root)
    browser = find_browser()
    sheets = [Sheets(root / "site", each, release) for each in wanted]
    drawn_with = fingerprint(version_of(browser), *_drawn_with(root / "site"))
    keys = {sheet.name: fingerprint(drawn_with, sheet.html, sheet.footer) for sheet in sheets}
    kept = {name: b64decode(content) for name, key in keys.items() if (content := memo.get(name, key))}
    missing = [sheet for sheet in sheets if sheet.name not in kept]
    if missing:
        made = _printed(missing, browser, root / "site", release.day if release else "")
        for name, content in made.items():
            memo.put(name, keys[name], b64encode(content).decode())
        memo.drop_others(keys)
        kept |= made
    return kept


def _printed(sheets: list[Sheets], browser: str, site: Path, day: str) -> dict[str, bytes]:
    """Print documents, and look them over; raise ProblemsFound where one lacks what its pages have."""
    made: dict[str, bytes] = {}
    with opened(browser) as started:
        for sheet in sheets:
            tell(f"Printing {sheet.title}")
            made[sheet.name] = printed(started, site, sheet.html, sheet.footer, day)
    problems = [problem for sheet in sheets for problem in judge_paper(sheet.name, made[sheet.name], sheet.html)]
    if problems:
        raise ProblemsFound(problems)
    return made


def _drawn_with(site: Path) -> list[str | bytes]:
    files = sorted(file for kind in ("*.css", "*.woff2") for file in (site / "assets").rglob(kind))
    return [part for file in files for part in (file.relative_to(site).as_posix(), file.read_bytes())]


def _said_length(pdf: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - no build without PDFs needs it

    pages = len(PdfReader(BytesIO(pdf)).pages)
    return f"{pages} pages" if pages > 1 else "1 page"


def _link(site: Path, document: Print, length: str) -> None:
    """Lead from each page of a document to its PDF."""
    for name in document.pages:
        way = "../" * (len(PurePosixPath(name).parts) - 1)
        link = LINK.format(f"{way}{FOLDER}/{document.name}.pdf", document.called, length)
        page = site / name
        html = page.read_bytes().decode()
        if link not in html:
            page.write_bytes(ROOM.sub(rf"\g<0>{link}", html, count=1).encode())
