"""What a published page may hold: its elements, their attributes, and what may stand in each.

Whatever is not written here stops a build. Nothing here runs, fetches from elsewhere, frames, sends or redirects.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Rules = dict[str, re.Pattern[str]]

WORDS = re.compile(r".*", re.DOTALL)
NOTHING = re.compile(r"")
NAME = re.compile(r"[\w-]+")
NUMBER = re.compile(r"-?[0-9]+")
# The theme's own scripts look for ids that start with two underscores: no article may offer them one.
ID = re.compile(r"(?!__)[^\s\x00-\x1f]+")
IDS = re.compile(r"(?:(?!__)[^\s\x00-\x1f]+ ?)+")
# Of an address: no space, backslash or control sign, which browsers read as something else or as nothing.
_SIGNS = r"[\w!#$%&'()*+,./:;=?@\[\]~-]"
_WITHIN_SITE = rf"(?!//)(?![^/?#]*:){_SIGNS}*"
FILE = re.compile(rf"\A{_WITHIN_SITE}")
_ROOT = r"(?:(?:\.\./)+|/(?:[\w-]+/)*)?"
SCRIPT = re.compile(r"\A" + _ROOT + r"assets/(?:javascripts|smp)/[\w.-]+\.js")
STYLE = re.compile(r"\A" + _ROOT + r"assets/(?:stylesheets|smp)/[\w.-]+\.css")
# To outside a link goes by https only; an address without a scheme, "//…", never.
OUTSIDE = r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
LINK = re.compile(rf"\A(?:{OUTSIDE}(?:[/?#]{_SIGNS}*)?|mailto:[\w.+-]+@[\w.-]+|tel:\+?[0-9]+|{_WITHIN_SITE})")
# A colour, a length, a path: with no room for an address but that of a part of the same picture.
SHAPE = re.compile(r"""url\(#[\w-]+\)|(?:(?!url)[\w\s#.,%+()'"-])*""", re.ASCII | re.IGNORECASE)
# Class names of ours, of Python-Markdown's extensions and of highlighted code. The theme's would bring its scripts.
CLASS = re.compile(
    r"(?:(?:smp-[\w-]+|headerlink|highlight|language-[\w-]+|dataframe|linenos|filename|footnote(?:-(?:ref|backref))?"
    r"|md-content__button|md-icon|admonition(?:-title)?|note|abstract|info|tip|success|question|warning"
    r"|failure|danger|bug|example|quote)(?: +|$))+"
)
TOKEN = re.compile(r"[a-z][a-z0-9]{0,2}|-[A-Z]\w*|" + CLASS.pattern)

EVERYWHERE: Rules = {
    "aria-label": WORDS,
    "aria-labelledby": IDS,
    "aria-describedby": IDS,
    "aria-hidden": re.compile("true"),
    "class": CLASS,
    "data-search-exclude": NOTHING,
    "id": ID,
    "role": re.compile("img|group|note|region|status|doc-noteref|doc-backlink|doc-endnotes|presentation"),
    "tabindex": re.compile("0"),
    "title": WORDS,
}
# What scripts call the partnership's places.
_CALLED: Rules = dict.fromkeys(("data-one", "data-many"), re.compile(r"[^\W\d_][^\d_]*"))
_CHOICE: Rules = {"data-effect": NAME, "data-part": NAME}
_CELL: Rules = {"align": re.compile("left|right|center"), "scope": re.compile("col|row")}
_SHAPE: Rules = dict.fromkeys(
    (
        *("clip-path", "cx", "cy", "d", "dx", "dy", "fill", "fill-opacity", "font-family", "font-size", "font-style"),
        *("font-weight", "height", "letter-spacing", "offset", "opacity", "points", "r", "rx", "ry", "stop-color"),
        *("stop-opacity", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1"),
        *("y2", "gradientUnits", "dominant-baseline", "textLength", "lengthAdjust"),
    ),
    SHAPE,
)
_PLAIN = (
    *("abbr", "blockquote", "br", "caption", "code", "dd", "del", "desc", "details", "dl", "dt", "em", "figcaption"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "kbd", "pre", "strong", "sub", "summary", "sup", "tbody", "thead"),
    *("title", "tr", "ul"),
)
_SHAPES = (
    *("circle", "clipPath", "defs", "g", "line", "linearGradient", "path", "polygon", "rect", "stop", "text", "tspan"),
)
ARTICLE: Mapping[str, Rules] = {
    **dict.fromkeys(_PLAIN, EVERYWHERE),
    **dict.fromkeys(_SHAPES, EVERYWHERE | _SHAPE | {"data-row": NUMBER}),
    "a": EVERYWHERE
    | {"aria-current": re.compile("page|true"), "download": NOTHING, "href": LINK, "rel": re.compile("edit")}
    | {"target": re.compile("_top")},
    "button": {
        "class": re.compile("smp-(?:print|term__name)"),
        "popovertarget": NAME,
        "type": re.compile("button"),
    },
    "data": EVERYWHERE | {"value": WORDS},
    "div": EVERYWHERE | _CHOICE,
    "figure": EVERYWHERE | _CALLED | {"data-chart": NAME},
    "img": EVERYWHERE | {"alt": WORDS, "height": NUMBER, "loading": re.compile("lazy"), "src": FILE, "width": NUMBER},
    "label": {"for": re.compile(r"smp-\w+")},
    "li": EVERYWHERE | {"value": NUMBER},
    "nav": EVERYWHERE,
    "ol": EVERYWHERE | {"start": NUMBER},
    "option": {"value": NAME},
    "p": EVERYWHERE | _CHOICE | {"data-until": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")},
    # What describes a page to machines, or what its own script looks through, is data, which no browser runs.
    "script": {"type": re.compile(r"application/(?:ld\+)?json")},
    "select": {"id": re.compile(r"smp-\w+")},
    "span": EVERYWHERE | {"class": TOKEN, "popover": re.compile("auto")},
    "svg": EVERYWHERE
    | _SHAPE
    | {
        "focusable": re.compile("false"),
        "preserveAspectRatio": re.compile("none"),
        "xmlns": re.compile(re.escape("http://www.w3.org/2000/svg")),
    },
    "table": EVERYWHERE | _CALLED,
    "td": EVERYWHERE | _CELL,
    "th": EVERYWHERE | _CELL,
}

_OF_THEME = re.compile(r"[\w -]*")
_THEME: Rules = {
    **dict.fromkeys(("aria-label", "title"), WORDS),
    **dict.fromkeys(("aria-labelledby", "aria-expanded", "aria-hidden", "class", "hidden", "id", "role"), _OF_THEME),
    **dict.fromkeys(("data-md-component", "data-md-type", "data-md-scrollfix", "data-md-level", "dir"), _OF_THEME),
    **dict.fromkeys(("data-md-color-scheme", "data-md-color-primary", "data-md-color-accent"), _OF_THEME),
    "tabindex": re.compile("0|-1|"),
}
THEME: Mapping[str, Rules] = {
    **dict.fromkeys(("aside", "body", "div", "footer", "head", "header", "li", "main", "nav", "ol", "p"), _THEME),
    **dict.fromkeys(("small", "span", "strong", "title", "ul", "code", "em", "h1"), _THEME),
    **dict.fromkeys(("details", "summary"), _THEME),
    "a": _THEME | {"href": LINK, "rel": NAME, "target": re.compile("_top")},
    "article": {"class": re.compile("md-content__inner md-typeset")},
    "button": _THEME | {"type": re.compile("button|reset")},
    # Neither form leads anywhere: one holds the choice of colours, the other what is searched for.
    "form": {
        "class": re.compile("md-header__option|md-search__form"),
        "data-md-component": re.compile("palette"),
        "name": re.compile("search"),
    },
    "html": {"class": re.compile("no-js"), "lang": NAME},
    "input": _THEME
    | {
        **dict.fromkeys(("autocapitalize", "autocomplete", "autocorrect", "data-md-toggle", "name"), NAME),
        **dict.fromkeys(("checked", "required"), NOTHING),
        "data-md-color-media": re.compile(r"[\w (:)-]*"),
        "placeholder": WORDS,
        "spellcheck": re.compile("false"),
        "type": re.compile("checkbox|radio|text"),
    },
    "label": _THEME | {"for": NAME},
    "link": {
        "as": re.compile("font|style"),
        "crossorigin": NOTHING,
        "href": LINK,
        "media": re.compile("print"),
        "rel": re.compile("icon|stylesheet|prev|next|canonical|preload"),
        "type": re.compile("font/woff2"),
    },
    "meta": {
        "charset": re.compile("utf-8"),
        "content": WORDS,
        "http-equiv": re.compile("Content-Security-Policy"),
        "name": re.compile("viewport|description|generator|color-scheme|referrer|twitter:card"),
        "property": re.compile("og:(?:title|description|type|url|site_name|image(?::alt)?)"),
    },
    "path": {"d": SHAPE},
    "script": {
        "defer": NOTHING,
        "id": re.compile("__config"),
        "src": SCRIPT,
        "type": re.compile("application/json|module"),
    },
    "svg": {"viewBox": SHAPE, "xmlns": re.compile(re.escape("http://www.w3.org/2000/svg"))},
}
