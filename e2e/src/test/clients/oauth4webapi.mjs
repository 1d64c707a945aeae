// What an application does that uses `oauth4webapi`, which leaves each step to the application and checks every answer strictly.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as oauth from 'oauth4webapi';
import { Person } from './person.mjs';

const ISSUER = new URL(process.env.ISSUER);
const KEYS = JSON.parse(process.env.CLIENT_KEYS).keys;
const ON_LOOPBACK = { [oauth.allowInsecureRequests]: true };
const WEB = { client_id: 'web', home: 'https://web.example/callback' };
const KEYED = { client_id: 'keyed', home: 'https://keyed.example/callback' };
const BANK = { client_id: 'bank', home: 'https://bank.example/callback' };
const CLI = { client_id: 'cli', home: 'http://127.0.0.1:51004/callback' };
const withSecret = oauth.ClientSecretBasic('web-has-a-secret-of-its-own');

let server;
let key;

before(async () => {
  const answer = await oauth.discoveryRequest(ISSUER, ON_LOOPBACK);
  server = await oauth.processDiscoveryResponse(ISSUER, answer);
  const [{ alg, use, ...jwk }] = KEYS;
  key = { key: await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']), kid: jwk.kid };
});

/** Sends a request with a proof, and once more where the server wants its nonce in it: what RFC 9449 §8 asks of clients. */
async function withNonce(send, process) {
  try {
    return await process(await send());
  } catch (refused) {
    assert.ok(oauth.isDPoPNonceError(refused), refused);
    return process(await send());
  }
}

async function request(client, more = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const parameters = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: client.home,
    response_type: 'code',
    scope: 'openid profile offline_access',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  });
  return { parameters, verifier, state, nonce };
}

const authorize = (client, parameters, person = new Person()) =>
  person.visit(`${server.authorization_endpoint}?${parameters}`, client.home);

async function redeem(client, authentication, answer, { verifier, nonce }, DPoP) {
  return withNonce(
    () => oauth.authorizationCodeGrantRequest(server, client, authentication, answer, client.home, verifier, { ...ON_LOOPBACK, DPoP }),
    (response) => oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true }),
  );
}

test('finds the metadata of RFC 8414 too', async () => {
  const answer = await oauth.discoveryRequest(ISSUER, { ...ON_LOOPBACK, algorithm: 'oauth2' });

  const found = await oauth.processDiscoveryResponse(ISSUER, answer);

  assert.equal(found.token_endpoint, server.token_endpoint);
});

test('signs in, asks who it is, refreshes', async () => {
  const asked = await request(WEB);
  const answer = oauth.validateAuthResponse(server, WEB, await authorize(WEB, asked.parameters), asked.state);
  const tokens = await redeem(WEB, withSecret, answer, asked);
  const { sub } = oauth.getValidatedIdTokenClaims(tokens);

  const told = await oauth.userInfoRequest(server, WEB, tokens.access_token, ON_LOOPBACK);
  assert.equal((await oauth.processUserInfoResponse(server, WEB, sub, told)).preferred_username, 'alice');

  const again = await oauth.refreshTokenGrantRequest(server, WEB, withSecret, tokens.refresh_token, ON_LOOPBACK);
  assert.ok((await oauth.processRefreshTokenResponse(server, WEB, again)).refresh_token);
});

test('takes no answer of another server for this one (mix-up)', async () => {
  const asked = await request(WEB);
  const back = await authorize(WEB, asked.parameters);

  assert.equal(back.searchParams.get('iss'), server.issuer);
  back.searchParams.set('iss', 'https://attacker.example');
  assert.throws(() => oauth.validateAuthResponse(server, WEB, back, asked.state), { code: oauth.INVALID_RESPONSE });
});

test('pushes a signed request, is answered signed, and binds its tokens (FAPI 2.0 Message Signing)', async () => {
  const authentication = oauth.PrivateKeyJwt(key);
  const DPoP = oauth.DPoP(BANK, await oauth.generateKeyPair('ES256'));
  const asked = await request(BANK, { response_mode: 'jwt' });
  const signed = { request: await oauth.issueRequestObject(server, BANK, asked.parameters, key) };

  const { request_uri } = await withNonce(
    () => oauth.pushedAuthorizationRequest(server, BANK, authentication, signed, { ...ON_LOOPBACK, DPoP }),
    (response) => oauth.processPushedAuthorizationResponse(server, BANK, response),
  );
  const back = await authorize(BANK, new URLSearchParams({ client_id: 'bank', request_uri }));
  assert.deepEqual([...back.searchParams.keys()], ['response']);
  const answer = await oauth.validateJwtAuthResponse(server, BANK, back, asked.state, ON_LOOPBACK);
  const tokens = await redeem(BANK, authentication, answer, asked, DPoP);

  const { sub } = oauth.getValidatedIdTokenClaims(tokens);
  const user = await withNonce(
    () => oauth.userInfoRequest(server, BANK, tokens.access_token, { ...ON_LOOPBACK, DPoP }),
    (response) => oauth.processUserInfoResponse(server, BANK, sub, response),
  );
  assert.equal(user.sub, sub);
});

test('checks an access token and its proof as an API does (RFC 9068, RFC 9449)', async () => {
  const DPoP = oauth.DPoP(KEYED, await oauth.generateKeyPair('ES256'));
  const tokens = await withNonce(
    () => oauth.clientCredentialsGrantRequest(server, KEYED, oauth.PrivateKeyJwt(key), { scope: 'orders:read' }, { ...ON_LOOPBACK, DPoP }),
    (response) => oauth.processClientCredentialsResponse(server, KEYED, response),
  );
  let called;
  await oauth.protectedResourceRequest(tokens.access_token, 'GET', new URL('http://localhost:9001/api'), undefined, undefined, {
    ...ON_LOOPBACK,
    DPoP,
    [oauth.customFetch]: async (address, options) => {
      called = new Request(address, options);
      return new Response();
    },
  });

  const claims = await oauth.validateJwtAccessToken(server, called, 'http://localhost:9001', { ...ON_LOOPBACK, requireDPoP: true });

  assert.equal(claims.client_id, 'keyed');
  assert.equal(claims.scope, 'orders:read');
});

test('is told of a token in a signed answer (RFC 9701)', async () => {
  const authentication = () => oauth.PrivateKeyJwt(key);
  const granted = await oauth.clientCredentialsGrantRequest(server, KEYED, authentication(), {}, ON_LOOPBACK);
  const { access_token } = await oauth.processClientCredentialsResponse(server, KEYED, granted);
  const introspect = async () => {
    const asking = { ...ON_LOOPBACK, requestJwtResponse: true };
    const answer = await oauth.introspectionRequest(server, KEYED, authentication(), access_token, asking);
    const told = await oauth.processIntrospectionResponse(server, KEYED, answer);
    await oauth.validateApplicationLevelSignature(server, answer, ON_LOOPBACK);
    return told.active;
  };
  assert.equal(await introspect(), true);

  await oauth.processRevocationResponse(await oauth.revocationRequest(server, KEYED, authentication(), access_token, ON_LOOPBACK));

  assert.equal(await introspect(), false);
});

test('is a device without a browser', async () => {
  const begun = await oauth.deviceAuthorizationRequest(server, CLI, oauth.None(), { scope: 'openid profile' }, ON_LOOPBACK);
  const codes = await oauth.processDeviceAuthorizationResponse(server, CLI, begun);
  const ask = async () => {
    const response = await oauth.deviceCodeGrantRequest(server, CLI, oauth.None(), codes.device_code, ON_LOOPBACK);
    return oauth.processDeviceCodeResponse(server, CLI, response);
  };
  await assert.rejects(ask, { error: 'authorization_pending' });

  await new Person().visit(codes.verification_uri_complete);
  await new Promise((later) => setTimeout(later, codes.interval * 1000));

  assert.ok(oauth.getValidatedIdTokenClaims(await ask()).sub);
});

test('registers itself with its key', async () => {
  const [{ d, ...published }] = KEYS;
  const answer = await oauth.dynamicClientRegistrationRequest(server, {
    client_name: 'Nobody knows me',
    redirect_uris: ['https://stranger.example/callback'],
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [published] },
  }, ON_LOOPBACK);
  const registered = await oauth.processDynamicClientRegistrationResponse(answer);
  const client = { ...registered, home: 'https://stranger.example/callback' };
  const asked = await request(client, { scope: 'openid profile' });

  const back = oauth.validateAuthResponse(server, client, await authorize(client, asked.parameters), asked.state);

  assert.ok((await redeem(client, oauth.PrivateKeyJwt(key), back, asked)).id_token);
});
