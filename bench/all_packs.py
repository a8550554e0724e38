"""`python -m bench.all_packs CONTENT OUT`: the ready-made file of every pack in every language, two at a time, for 24 people."""

import sys
from dataclasses import replace
from pathlib import Path

from toolkit.content.lint import lint
from toolkit.memory import remembering
from toolkit.packs.plan import make_plan
from toolkit.site import warm_up
from toolkit.site.pack_cache import key_of_pack
from toolkit.site.pack_files import make_pack, pack_jobs
from toolkit.site.pool import workers

PEOPLE, CORES = 24, 2


def main(content: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with workers(CORES, (warm_up.pdfs,)) as submit:
        with remembering(content) as memory:  # as a build does
            library, _ = lint(content)
            memory.keep()
        jobs = []
        for job in pack_jobs(library, lambda _: out):
            plan = make_plan(job.document, PEOPLE)
            target = out / f"{job.document['language']}-{job.target.name}"
            jobs.append(replace(job, plan=plan, key=key_of_pack(job.document, plan, job.kit), target=target))
        problems = [problem for made in [submit(make_pack, job) for job in jobs] for problem in made.result().problems]
    if problems:
        sys.exit("\n".join(problem.sentence("en") for problem in problems))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
