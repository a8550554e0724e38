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


def test_each_host_asks_again_for_pages_and_keeps_what_has_a_version() -> None:
    page, kept = "no-cache", "public, max-age=31536000, immutable"
    assert re.findall(r'^    (""|default) +"(.*)";$', text("nginx.conf"), re.M) == [('""', page), ("default", kept)]
    assert "map $arg_v $brobygger_cache" in text("nginx.conf") and "Cache-Control $brobygger_cache;" in text(
        "nginx.conf"
    )
    assert re.findall(r'^( *)Header set Cache-Control "(.*)"$', text("apache.htaccess"), re.M) == [
        ("", page),
        ("    ", kept),
    ]
    config = ElementTree.fromstring(text("web.config").encode())
    caches = [dict(one.attrib) for one in config.iterfind(".//clientCache")]
    assert caches == [
        {"cacheControlMode": "DisableCache"},
        {"cacheControlMode": "UseMaxAge", "cacheControlMaxAge": "1.00:00:00"},
    ]
    assert [one.get("path") for one in config.iterfind("location")] == ["assets"]


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
    workflow = yaml.safe_load(text("github-pages.yml"))
    steps = workflow["jobs"]["publish"]["steps"]
    assert [
        one for step in steps for one in [step.get("uses")] if one and not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one)
    ] == []
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    runs = [step["run"] for step in steps if "run" in step]
    assert runs == ["make site", f"rm site/{BUILT}"]
    assert [step["with"]["path"] for step in steps if "upload" in step.get("uses", "")] == ["site"]
