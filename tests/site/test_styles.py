"""One style sheet in the place of several."""

from pathlib import Path
from types import SimpleNamespace

from smp_metrics.site.finishing.styles import JOINED, ask_for_one, join


def test_pages_ask_for_one_sheet_that_holds_the_themes_and_then_all_in_their_order(tmp_path: Path) -> None:
    theme = tmp_path / "assets/stylesheets"
    theme.mkdir(parents=True)
    (theme / "palette.1f.min.css").write_text("palette {}")
    (theme / "main.2e.min.css").write_text("main {}")
    for name in ("b", "a"):
        (tmp_path / f"{name}.css").write_text(f"{name} {{}}\n")
    config = SimpleNamespace(extra={}, extra_css=["b.css", "a.css"])

    ask_for_one(config)
    join(tmp_path, config.extra["sheets"])

    assert config.extra_css == [JOINED]
    assert (tmp_path / JOINED).read_text() == "main {}\npalette {}\nb {}\n\na {}\n"
