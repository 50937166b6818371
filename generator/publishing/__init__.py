"""From written pages to a site on disk: shell, search index, verification, swap.

The only entry is :func:`publish`. It never touches the site that stands until the new one is
complete and verified.
"""

from generator.publishing.problems import Problem, PublishError
from generator.publishing.publisher import Published, publish

__all__ = ["Problem", "PublishError", "Published", "publish"]
