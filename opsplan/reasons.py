"""Why the system refuses something, as keys of the words that say so (`cli.why.<reason>`)."""

from __future__ import annotations

import errno

#: Reasons by the number of the system's error; of another one the system itself speaks.
REASONS = {
    errno.EACCES: "denied", errno.EPERM: "denied", errno.EROFS: "read_only", errno.ENOSPC: "full",
    errno.EDQUOT: "full", errno.ENAMETOOLONG: "long", errno.ENOTDIR: "not_folder", errno.EEXIST: "not_folder",
    errno.EISDIR: "is_folder", errno.ELOOP: "loop", errno.ENOENT: "gone", errno.EIO: "device",
    errno.ENXIO: "special",
}  # fmt: skip
