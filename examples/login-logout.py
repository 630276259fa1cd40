#!/usr/bin/env python3
"""Logs in with a bot password, gets a token, logs out, and shows that the old cookies are anonymous.

    LATCHKEY_SECRET=… python3 login-logout.py [API [USER [SECRET]]]
"""

import http.cookiejar
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

given = dict(zip(["LATCHKEY_API", "LATCHKEY_USER", "LATCHKEY_SECRET"], sys.argv[1:]))
settings = {"LATCHKEY_API": "http://127.0.0.1:8080/api.php", **os.environ, **given}
api = settings["LATCHKEY_API"]


def client(cookies):
    """A function that asks the API, keeping cookies: by GET, or by POST if there are fields to send."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    opener.addheaders = [("User-Agent", "login-logout-example/1.0")]

    def ask(query, **fields):
        body = urllib.parse.urlencode(fields).encode() if fields else None
        try:
            with opener.open(f"{api}?{query}&format=json", body, timeout=30) as response:
                answer = json.load(response)
        except (OSError, ValueError) as error:
            sys.exit(f"There is no answer from {api}: {error}")
        if "error" in answer:
            sys.exit(f"Refused ({query}): {answer['error']['info']} [{answer['error']['code']}]")
        return answer

    return ask


if not settings.get("LATCHKEY_USER") or not settings.get("LATCHKEY_SECRET"):
    sys.exit("Say who logs in: LATCHKEY_USER (Account@app) and LATCHKEY_SECRET (the bot password).")
jar, old = http.cookiejar.CookieJar(), http.cookiejar.CookieJar()
ask = client(jar)

token = ask("action=query&meta=tokens&type=login")["query"]["tokens"]["logintoken"]
credentials = {"lgname": settings["LATCHKEY_USER"], "lgpassword": settings["LATCHKEY_SECRET"]}
login = ask("action=login", lgtoken=token, **credentials)["login"]
if login["result"] != "Success":
    sys.exit(f"Login failed: {login.get('reason', login['result'])}")
print(f"Logged in as {login['lgusername']}.")

token = ask("action=query&meta=tokens")["query"]["tokens"]["csrftoken"]
for cookie in jar:
    old.set_cookie(cookie)
ask("action=logout", token=token)
print("Logged out.")

if client(old)("action=query&meta=userinfo")["query"]["userinfo"]["id"] != 0:
    sys.exit("The old cookies are still logged in!")
print("The old cookies are anonymous.")
