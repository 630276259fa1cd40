/** Ways to write a request: what they are called, and the text for an address, what is sent, and whether it is posted. */
export const WRITTEN = {
  url: {
    name: 'URL',
    write(url, sent, posted) {
      const query = new URLSearchParams(sent);
      return posted ? `POST ${url}\n\n${query}` : `GET ${url}?${query}`;
    },
  },
  json: { name: 'JSON', write: (_, sent) => JSON.stringify(sent, null, 2) },
  curl: {
    name: 'curl',
    write(url, sent, posted) {
      const data = Object.entries(sent).map(([name, value]) => ` \\\n  --data-urlencode ${quoted(`${name}=${value}`)}`);
      return `curl -b cookies -c cookies ${posted ? '' : '-G '}${quoted(url)}${data.join('')}`;
    },
  },
  python: {
    name: 'Python',
    write: (url, sent, posted) =>
      `import requests\n\nsession = requests.Session()\nanswer = session.${posted ? 'post' : 'get'}(\n    ${JSON.stringify(url)},\n    ${posted ? 'data' : 'params'}=${indented(sent)},\n)\nprint(answer.${sent.format === 'json' ? 'json()' : 'text'})`,
  },
  javascript: {
    name: 'JavaScript',
    write(url, sent, posted) {
      const read = sent.format === 'json' ? 'json' : 'text';
      const asked = JSON.stringify(sent, null, 2);
      return posted
        ? `const body = new URLSearchParams(${asked});\nconst answer = await fetch(${JSON.stringify(url)}, { method: 'POST', body });\nconsole.log(await answer.${read}());`
        : `const query = new URLSearchParams(${asked});\nconst answer = await fetch(\`${url}?\${query}\`);\nconsole.log(await answer.${read}());`;
    },
  },
  php: {
    name: 'PHP',
    write(url, sent, posted) {
      const list = Object.entries(sent).map(([name, value]) => `    ${phpQuoted(name)} => ${phpQuoted(value)},`);
      const query = `$fields = http_build_query([\n${list.join('\n')}\n]);\n`;
      return posted
        ? `<?php\n${query}$curl = curl_init(${phpQuoted(url)});\ncurl_setopt_array($curl, [CURLOPT_POSTFIELDS => $fields, CURLOPT_COOKIEFILE => 'cookies', CURLOPT_COOKIEJAR => 'cookies']);\ncurl_exec($curl);`
        : `<?php\n${query}echo file_get_contents(${phpQuoted(`${url}?`)} . $fields);`;
    },
  },
};

function indented(sent) {
  return JSON.stringify(sent, null, 4).replaceAll('\n', '\n    ');
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function phpQuoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
