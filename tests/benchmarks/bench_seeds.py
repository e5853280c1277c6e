"""What the chain gets right of the seeds, by dispatch and cause: python tests/benchmarks/bench_seeds.py."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from seed_scoring import SLUGS, verdict

causes: Counter[str] = Counter()
expected = right = roles = roles_right = 0
for slug in SLUGS:
    score = verdict(slug)
    print(f"{slug}: {score.right}/{score.expected} placed, roles {score.roles_right}/{score.roles}")
    for cause, text, came in score.errors:
        causes[cause] += 1
        print(f"    {cause:12s} {text!r} {came}")
    expected, right = expected + score.expected, right + score.right
    roles, roles_right = roles + score.roles, roles_right + score.roles_right
print(f"placed {right / expected:.3f} of {expected}; roles {roles_right / roles:.3f} of {roles}; errors {dict(causes)}")
