"""Remember compiled templates from one build to the next."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from smp_metrics.extracts.memo import Memo


class RememberedTemplates(BytecodeCache):
    """Compiled templates, each good for the source that it was compiled from."""

    def __init__(self, folder: Path) -> None:
        self._memo = Memo(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template's code, where it is remembered."""
        kept = self._memo.get(bucket.key, bucket.checksum)
        if kept is not None:
            bucket.bytecode_from_string(b64decode(kept))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the template's code."""
        self._memo.put(bucket.key, bucket.checksum, b64encode(bucket.bytecode_to_string()).decode())
