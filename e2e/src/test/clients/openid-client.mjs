// What an application does that uses `openid-client`, the certified client library for JavaScript. Each test is a story of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as client from 'openid-client';
import { Person } from './person.mjs';

const ISSUER = new URL(process.env.ISSUER);
const KEYS = JSON.parse(process.env.CLIENT_KEYS).keys;
const WEB = 'https://web.example/callback';
const KEYED = 'https://keyed.example/callback';
const BANK = 'https://bank.example/callback';
const LOOPBACK = 'http://127.0.0.1:51004/callback';
const SECRET = 'web-has-a-secret-of-its-own';
const ON_LOOPBACK = { execute: [client.allowInsecureRequests] };

const discover = (id, authentication, metadata) => client.discovery(ISSUER, id, metadata, authentication, ON_LOOPBACK);
const web = () => discover('web', client.ClientSecretBasic(SECRET));
const keyed = async () => discover('keyed', client.PrivateKeyJwt(await signingKey()));

async function signingKey() {
  const [{ alg, use, ...jwk }] = KEYS;
  return { key: await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']), kid: jwk.kid };
}

/** From the first redirect to the tokens, with all that protects the way: PKCE, state, nonce, and `iss`, which the library demands by itself. */
async function signIn(config, home, { ask = {}, DPoP, begin = client.buildAuthorizationUrl, person = new Person() } = {}) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const expectedNonce = client.randomNonce();
  const address = await begin(config, {
    redirect_uri: home,
    scope: 'openid profile offline_access',
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...ask,
  }, { DPoP });
  const back = await person.visit(address, home);
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
  return client.authorizationCodeGrant(config, back, checks, undefined, { DPoP });
}

const refusedWith = (error) => (thrown) => thrown.error === error || assert.fail(`${thrown.error}: ${thrown}`);

test('signs in, asks who it is, refreshes, and signs out', async () => {
  const config = await web();
  const person = new Person();
  const tokens = await signIn(config, WEB, { person });

  const { sub } = tokens.claims();
  const user = await client.fetchUserInfo(config, tokens.access_token, sub);
  assert.equal(user.preferred_username, 'alice');
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token);
  assert.notEqual(refreshed.refresh_token, tokens.refresh_token);
  assert.equal(refreshed.claims().sub, sub);

  const out = await person.visit(client.buildEndSessionUrl(config, {
    id_token_hint: refreshed.id_token,
    post_logout_redirect_uri: 'https://web.example/signed-out',
    state: 'so-long',
  }), 'https://web.example/signed-out');
  assert.equal(out.searchParams.get('state'), 'so-long');
});

test('gets its answer as a form', async () => {
  const tokens = await signIn(await web(), WEB, { ask: { response_mode: 'form_post' } });

  assert.equal(tokens.token_type, 'bearer');
});

test('proves itself with its secret in the body', async () => {
  const config = await discover('web', client.ClientSecretPost(SECRET));

  assert.ok((await signIn(config, WEB)).access_token);
});

test('is told that nobody is signed in', async () => {
  await assert.rejects(signIn(await web(), WEB, { ask: { prompt: 'none' } }), refusedWith('login_required'));
});

test('pushes its request', async () => {
  const begin = async (config, ask, options) => {
    const address = await client.buildAuthorizationUrlWithPAR(config, ask, options);
    assert.deepEqual([...address.searchParams.keys()].sort(), ['client_id', 'request_uri']);
    return address;
  };

  assert.ok((await signIn(await web(), WEB, { begin })).access_token);
});

test('signs its request', async () => {
  const key = await signingKey();
  const begin = async (config, ask) => {
    const address = await client.buildAuthorizationUrlWithJAR(config, ask, key);
    assert.deepEqual([...address.searchParams.keys()].sort(), ['client_id', 'request']);
    return address;
  };

  assert.ok((await signIn(await keyed(), KEYED, { begin })).access_token);
});

test('gets its answer signed', async () => {
  const config = await keyed();
  client.useJwtResponseMode(config);

  assert.ok((await signIn(config, KEYED)).access_token);
});

test('proves itself with a key, wherever it has to', async () => {
  const config = await keyed();
  const { access_token } = await client.clientCredentialsGrant(config, { scope: 'orders:read' });

  assert.equal((await client.tokenIntrospection(config, access_token)).active, true);
  await client.tokenRevocation(config, access_token);
  assert.equal((await client.tokenIntrospection(config, access_token)).active, false);
});

test('binds tokens to its key, with nonces of the server', async () => {
  const config = await discover('cli', client.None());
  const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
  const tokens = await signIn(config, LOOPBACK, { DPoP, ask: { scope: 'openid profile' } });
  assert.equal(tokens.token_type, 'dpop');

  const user = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP });
  assert.equal(user.preferred_username, 'alice');
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP });
  assert.equal(refreshed.token_type, 'dpop');
  const stolen = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
  await assert.rejects(
    client.refreshTokenGrant(config, refreshed.refresh_token, undefined, { DPoP: stolen }),
    (thrown) => ['invalid_grant', 'invalid_dpop_proof'].includes(thrown.error),
  );
});

test('is a bank: signs, pushes, is answered signed, and binds its tokens (FAPI 2.0 Message Signing)', async () => {
  const key = await signingKey();
  const config = await discover('bank', client.PrivateKeyJwt(key));
  client.useJwtResponseMode(config);
  client.enableNonRepudiationChecks(config);
  const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
  const begin = async (_, ask, options) => {
    const signed = await client.buildAuthorizationUrlWithJAR(config, ask, key);
    return client.buildAuthorizationUrlWithPAR(config, signed.searchParams, options);
  };

  const tokens = await signIn(config, BANK, { begin, DPoP });

  const user = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP });
  assert.equal(user.preferred_username, 'alice');
  assert.ok((await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP })).access_token);
});

test('is a device without a browser', async () => {
  const config = await discover('cli', client.None());
  const codes = await client.initiateDeviceAuthorization(config, { scope: 'openid profile' });
  const person = new Person();

  const answered = person.visit(codes.verification_uri_complete);
  const tokens = await client.pollDeviceAuthorizationGrant(config, codes);

  await answered;
  assert.ok(person.sees('activate-done'));
  assert.ok(tokens.claims().sub);
});

test('takes back what it was given', async () => {
  const config = await web();
  const { refresh_token } = await signIn(config, WEB);

  await client.tokenRevocation(config, refresh_token);

  await assert.rejects(client.refreshTokenGrant(config, refresh_token), refusedWith('invalid_grant'));
});

test('exchanges a token for one that is good further on', async () => {
  const { access_token } = await signIn(await web(), WEB, { ask: { scope: 'openid orders:read' } });
  const shop = await discover('shop', client.ClientSecretBasic('shop-has-a-secret-of-its-own'));

  const exchanged = await client.genericGrantRequest(shop, 'urn:ietf:params:oauth:grant-type:token-exchange', {
    subject_token: access_token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    audience: 'https://stock.example/api',
  });

  assert.equal(exchanged.issued_token_type, 'urn:ietf:params:oauth:token-type:access_token');
  assert.equal(exchanged.scope, 'orders:read');
});

test('registers itself', async () => {
  const metadata = {
    client_name: 'Nobody knows me',
    redirect_uris: [WEB],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
  };
  const config = await client.dynamicClientRegistration(ISSUER, metadata, undefined, ON_LOOPBACK);
  const person = new Person();

  const tokens = await signIn(config, WEB, { person });

  assert.ok(person.sees('stranger'), 'people are told that nobody has checked it');
  assert.ok(tokens.claims().sub);
});
