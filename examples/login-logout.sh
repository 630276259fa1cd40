#!/bin/sh
# Logs in with a bot password, gets a token, logs out, and shows that the old cookies are anonymous.
#
#     LATCHKEY_SECRET=… sh login-logout.sh [API [USER [SECRET]]]
set -u

api=${1:-${LATCHKEY_API:-http://127.0.0.1:8080/api.php}}
user=${2:-${LATCHKEY_USER:-}}
secret=${3:-${LATCHKEY_SECRET:-}}

fail() {
  echo "$*" >&2
  exit 1
}

# The value of a field in the answer: a text, with its escapes undone as far as tokens and names need it.
text() { printf %s "$answer" | sed -n 's/.*"'"$1"'":"\(\([^"\\]*\(\\.\)*\)*\)".*/\1/p' | sed 's/\\n/ /g; s/\\\(.\)/\1/g'; }

# Asks the API with the cookies of jar $1, query $2, and curl's options that follow.
ask() {
  jar=$1 query=$2
  shift 2
  answer=$(curl -sS -m 30 -A login-logout-example/1.0 -b "$jar" -c "$jar" "$@" "$api?$query&format=json&formatversion=2") ||
    fail "There is no answer from $api."
  case $answer in
  '{"error":'*) fail "Refused ($query): $(text info) [$(text code)]" ;;
  '{'*) ;;
  *) fail "There is no API at $api: its answer is not JSON." ;;
  esac
}

[ -n "$user" ] && [ -n "$secret" ] ||
  fail 'Say who logs in: LATCHKEY_USER (Account@app) and LATCHKEY_SECRET (the bot password).'
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

ask "$dir/jar" 'action=query&meta=tokens&type=login'
token=$(text logintoken)
# The secret goes by a file (of a folder that only this user may read): anybody can read the arguments of a command.
printf %s "$secret" >"$dir/secret"
ask "$dir/jar" action=login --data-urlencode "lgname=$user" --data-urlencode "lgpassword@$dir/secret" --data-urlencode "lgtoken=$token"
[ "$(text result)" = Success ] || fail "Login failed: $(text reason)"
echo "Logged in as $(text lgusername)."

ask "$dir/jar" 'action=query&meta=tokens'
token=$(text csrftoken)
cp "$dir/jar" "$dir/old"
ask "$dir/jar" action=logout --data-urlencode "token=$token"
echo 'Logged out.'

ask "$dir/old" 'action=query&meta=userinfo'
case $answer in
*'"userinfo":{"id":0,'*) echo 'The old cookies are anonymous.' ;;
*) fail 'The old cookies are still logged in!' ;;
esac
