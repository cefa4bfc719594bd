"""`python -m tests.poster.cluster`: a Dask cluster of two worker processes, until its input ends.

Its first line is the address of the scheduler.
"""

from __future__ import annotations

import sys

from distributed import LocalCluster


def main() -> None:
    """Serve until nobody holds the other end of the input."""
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(host="127.0.0.1", processes=True, **options) as cluster:
        sys.stdout.write(f"{cluster.scheduler_address}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
