// Logs in with a bot password, gets a token, logs out, and shows that the old cookies are anonymous.
//
//     LATCHKEY_SECRET=… node login-logout.mjs [API [USER [SECRET]]]

const { env, argv } = process;
const api = argv[2] ?? env.LATCHKEY_API ?? 'http://127.0.0.1:8080/api.php';
const user = argv[3] ?? env.LATCHKEY_USER;
const secret = argv[4] ?? env.LATCHKEY_SECRET;

/** Asks the API, keeping cookies: by GET, or by POST if there are fields to send. */
async function ask(cookies, query, fields) {
  const headers = { 'User-Agent': 'login-logout-example/1.0', Cookie: [...cookies].map((c) => c.join('=')).join('; ') };
  const post = fields && { method: 'POST', body: new URLSearchParams(fields) };
  const response = await fetch(`${api}?${query}&format=json`, { headers, ...post }).catch(({ cause, message }) => {
    throw new Error(`There is no answer from ${api}: ${cause?.message || cause?.code || message}`);
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]*)=([^;]*)/.exec(line);
    if (/;\s*max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
  const answer = await response.json().catch(() => {
    throw new Error(`There is no API at ${api}: it answered HTTP ${response.status} without JSON.`);
  });
  if (answer.error) throw new Error(`Refused (${query}): ${answer.error.info} [${answer.error.code}]`);
  return answer;
}

async function main() {
  if (!user || !secret)
    throw new Error('Say who logs in: LATCHKEY_USER (Account@app) and LATCHKEY_SECRET (the bot password).');
  const cookies = new Map();

  const { logintoken } = (await ask(cookies, 'action=query&meta=tokens&type=login')).query.tokens;
  const credentials = { lgname: user, lgpassword: secret, lgtoken: logintoken };
  const { login } = await ask(cookies, 'action=login', credentials);
  if (login.result !== 'Success') throw new Error(`Login failed: ${login.reason ?? login.result}`);
  console.log(`Logged in as ${login.lgusername}.`);

  const { csrftoken } = (await ask(cookies, 'action=query&meta=tokens')).query.tokens;
  const old = new Map(cookies);
  await ask(cookies, 'action=logout', { token: csrftoken });
  console.log('Logged out.');

  const { userinfo } = (await ask(old, 'action=query&meta=userinfo')).query;
  if (userinfo.id !== 0) throw new Error('The old cookies are still logged in!');
  console.log('The old cookies are anonymous.');
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
