"""What is known of a pack in one language once its ready-made file is there."""

from dataclasses import dataclass

from toolkit.content.packs.document import PackDocument, PackPlan, picture_name

Packs = dict[str, dict[str, "PackMade"]]  # the pack's id → language


@dataclass(frozen=True)
class PackMade:
    """`told`: the plan of the file, as it is attached to it (`brobygger-pack/1`, docs/verbs.md); `strip`: the plan in one line; `whom`: for
    each line of its print list who gets it; `tools`: what to bring besides paper, in one line; `size`: of the file, in bytes."""

    document: PackDocument
    told: PackPlan
    strip: str
    whom: list[str]
    tools: str
    size: int

    @property
    def pages(self) -> int:
        """Of the file, empty backs among them."""
        return max((line["first"] + line["pages"] - 1 for line in self.told["print"]), default=0)

    @property
    def pictures(self) -> dict[str, str]:
        """For each thing in the file the name of a small picture of its first page, and what it is called."""
        return {picture_name(self.document["id"], line["first"]): line["title"] for line in self.told["print"]}

    @property
    def minutes(self) -> int:
        return sum(part["minutes"] for part in self.document["parts"])

    @property
    def refs(self) -> list[str]:
        """The worksheets that it uses, in their order: as sheets, as cards, as posters."""
        used = [
            one["ref"]
            for kind in ("worksheets", "cards", "posters")
            for part in self.document["parts"]
            for one in part[kind]
        ]
        return list(dict.fromkeys(ref for ref in used if ref))

    @property
    def others(self) -> list[str]:
        """The worksheets that can take the place of those, in the order of the parts."""
        return list(dict.fromkeys(other["ref"] for part in self.document["parts"] for other in part["instead"]))
