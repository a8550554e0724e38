"""Stories with choices: a page per scene, linked by the choices, so that they work without scripts."""

from toolkit.content.guide.model import Story
from toolkit.pages.page import Page, described
from toolkit.pages.writer import SiteWriter
from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import plain
from toolkit.words.locale import say

LIST = "stories/index.md"


def story_pages(writer: SiteWriter) -> list[Page]:
    """The list of stories and every scene; nothing where there are none."""
    stories = writer.library.guide.stories
    if not stories:
        return []
    prose = writer.prose(LIST)
    told = [
        {"key": key, "title": prose.say(one.title), "summary": prose.say(one.summary)} for key, one in stories.items()
    ]
    title, summary = (say(writer.language, f"guide.stories.{key}") for key in ("title", "summary"))
    text = rendered("site/stories.md.j2", writer.language, stories=told)
    scenes = [page for key, story in stories.items() for page in _kept_scenes(key, story, writer)]
    return [Page(LIST, title, summary, text, "stories/"), *scenes]


def _kept_scenes(key: str, story: Story, writer: SiteWriter) -> list[Page]:
    return writer.kept(f"story {key}", lambda: _scenes(key, story, writer))


def _scenes(key: str, story: Story, writer: SiteWriter) -> list[Page]:
    first = story.scenes[0].id

    def file_of(scene: str) -> str:
        return "index" if scene == first else scene

    pages = []
    for scene in story.scenes:
        path = f"stories/{key}/{file_of(scene.id)}.md"
        prose = writer.prose(path)
        for place in story.sources:
            prose.notes.places.append((place.ref, place.at))
        text = prose.markdown(scene.text)
        page = rendered(
            "site/scene.md.j2",
            writer.language,
            key=key,
            story=prose.say(story.title),
            note=prose.line(story.note),
            title=prose.say(scene.title),
            text=text,
            choices=[(prose.say(choice.label), f"{file_of(choice.to)}.html") for choice in scene.choices],
            first=scene.id == first,
            foot=prose.foot(),
        )
        opens = scene.id == first
        title = prose.say(story.title) if opens else f"{prose.say(scene.title)} – {prose.say(story.title)}"
        summary = prose.say(story.summary) if opens else described(plain(text))
        pages.append(Page(path, title, summary, page, f"stories/{key}.yaml", notes=prose.notes))
    return pages
