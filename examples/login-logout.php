<?php
// Logs in with a bot password, gets a token, logs out, and shows that the old cookies are anonymous.
//
//     LATCHKEY_SECRET=… php login-logout.php [API [USER [SECRET]]]

$api = $argv[1] ?? (getenv('LATCHKEY_API') ?: 'http://127.0.0.1:8080/api.php');
$user = $argv[2] ?? getenv('LATCHKEY_USER');
$secret = $argv[3] ?? getenv('LATCHKEY_SECRET');

function fail(string $message): never {
    fwrite(STDERR, "$message\n");
    exit(1);
}

/** A client with a cookie jar of its own, in memory. */
function client(): CurlHandle {
    $curl = curl_init();
    curl_setopt_array($curl, [CURLOPT_COOKIEFILE => '', CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 30,
        CURLOPT_USERAGENT => 'login-logout-example/1.0']);
    return $curl;
}

/** Asks the API: by GET, or by POST if there are fields to send. */
function ask(CurlHandle $curl, string $query, array $fields = []): array {
    global $api;
    curl_setopt_array($curl, [CURLOPT_URL => "$api?$query&format=json", CURLOPT_HTTPGET => true]);
    if ($fields) curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query($fields));
    $body = curl_exec($curl);
    if ($body === false) fail("There is no answer from $api: " . curl_error($curl));
    $answer = json_decode($body, true);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    if (!is_array($answer)) fail("There is no API at $api: it answered HTTP $status without JSON.");
    if (isset($answer['error'])) fail("Refused ($query): {$answer['error']['info']} [{$answer['error']['code']}]");
    return $answer;
}

if (!extension_loaded('curl')) fail('PHP lacks its curl extension (on Debian: the package php-curl).');
if (!$user || !$secret) fail('Say who logs in: LATCHKEY_USER (Account@app) and LATCHKEY_SECRET (the bot password).');
$curl = client();

$token = ask($curl, 'action=query&meta=tokens&type=login')['query']['tokens']['logintoken'];
$login = ask($curl, 'action=login', ['lgname' => $user, 'lgpassword' => $secret, 'lgtoken' => $token])['login'];
if ($login['result'] !== 'Success') fail('Login failed: ' . ($login['reason'] ?? $login['result']));
echo "Logged in as {$login['lgusername']}.\n";

$token = ask($curl, 'action=query&meta=tokens')['query']['tokens']['csrftoken'];
$old = client();
foreach (curl_getinfo($curl, CURLINFO_COOKIELIST) as $cookie) curl_setopt($old, CURLOPT_COOKIELIST, $cookie);
ask($curl, 'action=logout', ['token' => $token]);
echo "Logged out.\n";

if (ask($old, 'action=query&meta=userinfo')['query']['userinfo']['id'] !== 0) fail('The old cookies are still logged in!');
echo "The old cookies are anonymous.\n";
