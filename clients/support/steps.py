"""What a driver in Python says and asks beside its client. A step is told on a line of its own: @@ NAME ok|none|failed TEXT."""

import json
import os
import subprocess
import time
import urllib.parse
import urllib.request

API = os.environ["CLIENT_API"]
USER = os.environ["CLIENT_USER"]
SECRET = os.environ["CLIENT_SECRET"]
ACCOUNT = os.environ["CLIENT_ACCOUNT"]


def step(name):
    """Runs the function below it as one step: what it returns is told, what it raises is why it failed."""

    def run(act):
        try:
            tell(name, "ok", act() or "")
        except Exception as error:
            tell(name, "failed", f"{type(error).__name__}: {error}")

    return run


def none(name, why):
    """A step that the client has nothing for."""
    tell(name, "none", why)


def lose_session():
    """Ends every session of the account, as an operator does."""
    subprocess.run(os.environ["CLIENT_LOSE_SESSION"], shell=True, check=True)


def edit_as_another(title, text):
    """Somebody else changes a page, in another second than the last change of it."""
    time.sleep(1.1)
    body = {"action": "edit", "format": "json", "title": title, "text": text, "token": "+\\"}
    with urllib.request.urlopen(API, urllib.parse.urlencode(body).encode()) as answer:
        assert json.load(answer)["edit"]["result"] == "Success"


def is_out(cookies):
    """Fails if these cookies, by name, are anybody's."""
    assert cookies, "There are no cookies to ask with"
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    asked = urllib.request.Request(f"{API}?action=query&meta=userinfo&format=json", headers={"Cookie": header})
    with urllib.request.urlopen(asked) as answer:
        userinfo = json.load(answer)["query"]["userinfo"]
    assert "anon" in userinfo, f"The old cookies are still {userinfo['name']}"


def tell(name, result, text):
    print(f"@@ {name} {result} {str(text)[:200]}".replace("\n", " "), flush=True)
