"""What mkdocs.yml names: the extension that makes Markdown into pages, and what shows the blocks in them."""

from smp_metrics.site.extensions.every import makeExtension
from smp_metrics.site.extensions.fences import chart_fence, fresh_fence, table_fence, wards_fence, words_fence

__all__ = ["chart_fence", "fresh_fence", "makeExtension", "table_fence", "wards_fence", "words_fence"]
