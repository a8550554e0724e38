"""The ready-made files for hosts: whole in their form, and of one mind about headers and the page for what is not there."""

import re
from xml.etree import ElementTree

import yaml

from toolkit.inputs import BUILT
from toolkit.paths import ROOT
from toolkit.site.root_files import NOT_FOUND

FILES = ROOT / "docs" / "publish"
PROMISED = dict(re.findall(r"^\| `([\w-]+): ([^`]+)` \|", (ROOT / "docs/publish.md").read_text("utf-8"), re.MULTILINE))


def text(name: str) -> str:
    return (FILES / name).read_text("utf-8")


def test_headers_are_those_that_the_page_promises() -> None:
    added = ElementTree.fromstring(text("web.config").encode()).iterfind(".//customHeaders/add")
    assert {one.get("name"): one.get("value") for one in added} == PROMISED
    assert dict(re.findall(r'add_header ([\w-]+) "(.*)" always;', text("nginx.conf"))) == PROMISED
    assert dict(re.findall(r'^Header always set ([\w-]+) "(.*)"$', text("apache.htaccess"), re.M)) == PROMISED
    assert len(PROMISED) == 3


def test_each_host_shows_the_page_for_what_is_not_there_and_hides_what_is_ours() -> None:
    config = ElementTree.fromstring(text("web.config").encode())
    assert [one.get("path") for one in config.iterfind(".//httpErrors/error[@statusCode='404']")] == [NOT_FOUND]
    assert [one.get("segment") for one in config.iterfind(".//hiddenSegments/add")] == [BUILT]
    assert f"error_page 404 /{NOT_FOUND};" in text("nginx.conf") and r"location ~ /\.(?!well-known/) {" in text(
        "nginx.conf"
    )
    assert f"ErrorDocument 404 /{NOT_FOUND}" in text("apache.htaccess")
    assert '<FilesMatch "^\\.">\n    Require all denied' in text("apache.htaccess")
    assert text("nginx.conf").count("{") == text("nginx.conf").count("}")
    assert text("nginx.conf").count("gzip on;") == text("apache.htaccess").count("AddOutputFilterByType DEFLATE") == 1


def test_the_workflow_builds_the_folder_that_it_publishes() -> None:
    steps = yaml.safe_load(text("github-pages.yml"))["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs == ["make site", f"rm site/{BUILT}"]
    assert [step["with"]["path"] for step in steps if "upload" in step.get("uses", "")] == ["site"]
