import os
import sys
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
# This file is named as the package is, which must not be looked for beside it.
sys.path[0] = os.path.join(HERE, "../support")

import mwclient
from steps import ACCOUNT, API, SECRET, USER, edit_as_another, is_out, lose_session, step

url = urllib.parse.urlsplit(API)
title = "Clients/mwclient"
site = None
cookies = {}


@step("connect")
def _():
    global site
    site = mwclient.Site(url.netloc, scheme=url.scheme, path="/")
    assert site.version >= (1, 43), site.version


@step("login")
def _():
    site.login(USER, SECRET)
    assert site.logged_in


@step("identify")
def _():
    assert site.username == ACCOUNT, site.username
    assert "edit" in site.rights


@step("create")
def _():
    assert not site.pages[title].exists
    assert site.pages[title].edit("One.", "made", createonly=True)["result"] == "Success"


@step("edit")
def _():
    page = site.pages[title]
    assert page.edit(page.text() + " Two.", "more")["result"] == "Success"


@step("conflict")
def _():
    page = site.pages[title]
    text = page.text()
    edit_as_another(title, "Another’s.")
    try:
        page.edit(text + " Three.", "late")
    except mwclient.errors.EditError:
        return "raised EditError"
    raise AssertionError("The edit was taken")


@step("read")
def _():
    assert site.pages[title].text(cache=False) == "Another’s."


@step("list")
def _():
    assert title in [page.name for page in site.allpages(prefix="Clients/")]
    assert len(list(site.pages[title].revisions())) == 3


@step("search")
def _():
    assert title in [page["title"] for page in site.search("another", what="text")]


@step("move")
def _():
    site.pages[title].move(title + " moved", "elsewhere")
    assert site.pages[title].redirect
    assert site.pages[title + " moved"].exists


@step("delete")
def _():
    site.pages[title + " moved"].delete("gone")
    assert not site.pages[title + " moved"].exists


@step("badtoken")
def _():
    site.tokens["csrf"] = "bad+\\"
    assert site.pages[title].edit("Four.", "again")["result"] == "Success"
    return "fetched a new token by itself"


@step("lost-session")
def _():
    lose_session()
    try:
        site.pages[title].edit("Five.", "lost")
    except mwclient.errors.APIError as error:
        assert error.code == "assertuserfailed", error.code
    except mwclient.errors.AssertUserFailedError:
        pass
    else:
        raise AssertionError("The edit was taken")
    site.login(USER, SECRET)
    site.tokens.clear()
    assert site.pages[title].edit("Five.", "found")["result"] == "Success"
    return "told by assertuserfailed; logged in again"


@step("logout")
def _():
    global cookies
    cookies = {cookie.name: cookie.value for cookie in site.connection.cookies}
    site.post("logout", token=site.get_token("csrf"))
    return "through its post"


@step("out")
def _():
    is_out(cookies)
