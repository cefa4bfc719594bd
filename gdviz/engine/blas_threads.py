"""How many threads share a product of matrices."""

from __future__ import annotations

import os

#: Where a person has said how many threads there are to be.
WISHES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def use_one_blas_thread() -> bool:
    """Have products of matrices computed by the thread that asks for them; whether that was done.

    OpenBLAS shares them out to all cores, and its threads wait for one another without pause. On a
    core that is busy, be it with a worker of this program, a product of microseconds then takes
    whole frames. It is left as it is where an environment variable says how many threads there
    are to be.
    """
    if any(wish in os.environ for wish in WISHES):
        return False
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
    return True
