import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# This file is named as the package is, which must not be looked for beside it.
sys.path[0] = os.path.join(HERE, "../support")

import requests
from steps import ACCOUNT, API, SECRET, USER, edit_as_another, is_out, lose_session, step

title = "Clients/requests"
session = requests.Session()
tokens = {}
cookies = {}


def call(method="GET", **params):
    params |= {"format": "json", "formatversion": "2"}
    sent = {"params": params} if method == "GET" else {"data": params}
    answer = session.request(method, API, **sent)
    answer.raise_for_status()
    return answer.json()


def log_in():
    token = call(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
    answer = call("POST", action="login", lgname=USER, lgpassword=SECRET, lgtoken=token)["login"]
    assert answer["result"] == "Success", answer
    tokens.update(call(action="query", meta="tokens")["query"]["tokens"])


def edit(**params):
    return call("POST", action="edit", title=title, **{"token": tokens["csrftoken"], "assert": "user"} | params)


@step("connect")
def _():
    general = call(action="query", meta="siteinfo")["query"]["general"]
    assert general["generator"].startswith("MediaWiki ")


@step("login")
def _():
    log_in()


@step("identify")
def _():
    assert call(action="query", meta="userinfo")["query"]["userinfo"]["name"] == ACCOUNT


@step("create")
def _():
    assert edit(text="One.", createonly="1")["edit"]["new"]
    assert edit(text="One.", createonly="1")["error"]["code"] == "articleexists"


@step("edit")
def _():
    assert edit(appendtext=" Two.")["edit"]["result"] == "Success"


@step("conflict")
def _():
    base = call(action="query", prop="info", titles=title)["query"]["pages"][0]["lastrevid"]
    edit_as_another(title, "Another’s.")
    assert edit(text="Three.", baserevid=base)["error"]["code"] == "editconflict"


@step("read")
def _():
    found = call(action="query", prop="revisions", titles=title, rvprop="content|ids|user", rvslots="main")
    revision = found["query"]["pages"][0]["revisions"][0]
    assert revision["slots"]["main"]["content"] == "Another’s."
    assert call(action="query", prop="revisions", titles=title, rvlimit="max")["query"]["pages"][0]["revisions"]


@step("list")
def _():
    found = call(action="query", list="allpages", apprefix="Clients/", aplimit="max")["query"]["allpages"]
    assert title in [page["title"] for page in found]


@step("search")
def _():
    found = call(action="query", list="search", srsearch="another", srwhat="text", srlimit="max")["query"]
    assert title in [page["title"] for page in found["search"]]
    assert found["searchinfo"]["totalhits"] == len(found["search"])


@step("move")
def _():
    to = title + " moved"
    moved = call("POST", action="move", **{"from": title, "to": to, "token": tokens["csrftoken"]})
    assert moved["move"]["to"] == to and moved["move"]["redirectcreated"]


@step("delete")
def _():
    gone = call("POST", action="delete", title=title + " moved", token=tokens["csrftoken"])
    assert gone["delete"]["logid"] > 0
    assert call(action="query", titles=title + " moved")["query"]["pages"][0]["missing"]


@step("badtoken")
def _():
    assert edit(text="Four.", token="bad+\\")["error"]["code"] == "badtoken"
    tokens.update(call(action="query", meta="tokens")["query"]["tokens"])
    assert edit(text="Four.")["edit"]["result"] == "Success"
    return "fetched a new token"


@step("lost-session")
def _():
    lose_session()
    assert edit(text="Five.")["error"]["code"] == "assertuserfailed"
    log_in()
    assert edit(text="Five.")["edit"]["result"] == "Success"
    return "told by assertuserfailed; logged in again"


@step("logout")
def _():
    cookies.update(session.cookies.get_dict())
    assert call("POST", action="logout", token=tokens["csrftoken"]) == {}


@step("out")
def _():
    is_out(cookies)
