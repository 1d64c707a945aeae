// A client and a server of the MCP SDK for TypeScript. The server is protected as docs/mcp.md says; the client has never been registered.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import * as oauth from 'oauth4webapi';
import { Person } from './person.mjs';

const ISSUER = new URL(process.env.ISSUER);
const ORIGIN = `http://127.0.0.1:${process.env.MCP_PORT}`;
const RESOURCE = `${ORIGIN}/mcp`;
const METADATA = `${ORIGIN}/.well-known/oauth-protected-resource/mcp`;
const DOCUMENT = `${ORIGIN}/agent.json`;
const HOME = 'http://127.0.0.1:51004/callback';
const ON_LOOPBACK = { [oauth.allowInsecureRequests]: true };
const AGENT = {
  client_name: 'Notes Agent',
  redirect_uris: [HOME],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};

const listener = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, ORIGIN);
  if (pathname === new URL(METADATA).pathname) {
    json(response, { resource: RESOURCE, authorization_servers: [ISSUER.href.replace(/\/$/, '')], scopes_supported: ['openid', 'notes:read'] });
  } else if (pathname === new URL(DOCUMENT).pathname) {
    json(response, { client_id: DOCUMENT, ...AGENT });
  } else {
    await serve(request, response);
  }
});

let signet;

before(async () => {
  signet = await oauth.processDiscoveryResponse(ISSUER, await oauth.discoveryRequest(ISSUER, ON_LOOPBACK));
  await new Promise((ready) => listener.listen(process.env.MCP_PORT, '127.0.0.1', ready));
});

after(() => {
  listener.close();
  listener.closeAllConnections();
});

function json(response, value) {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

/** The MCP server: says where tokens come from, checks them itself, and has one tool. */
async function serve(request, response) {
  let claims;
  try {
    const call = new Request(RESOURCE, { headers: { authorization: request.headers.authorization ?? '' } });
    claims = await oauth.validateJwtAccessToken(signet, call, RESOURCE, ON_LOOPBACK);
    assert.ok(claims.scope.split(' ').includes('notes:read'));
  } catch {
    response.writeHead(401, { 'www-authenticate': `Bearer resource_metadata="${METADATA}"` }).end();
    return;
  }
  const server = new McpServer({ name: 'notes', version: '1' });
  const said = { content: [{ type: 'text', text: `${claims.client_id} for ${claims.sub}` }] };
  server.registerTool('whoami', { description: 'Who calls, and for whom' }, async () => said);
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await server.connect(transport);
  await transport.handleRequest(request, response);
}

/** What a program keeps for the SDK. It has no browser: it remembers where the person is to go. */
class Kept {
  constructor(information) {
    this.information = information;
  }
  get redirectUrl() { return HOME; }
  get clientMetadata() { return AGENT; }
  clientInformation() { return this.information; }
  saveClientInformation(information) { this.information = information; }
  tokens() { return this.kept; }
  saveTokens(tokens) { this.kept = tokens; }
  redirectToAuthorization(address) { this.address = address; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  codeVerifier() { return this.verifier; }
}

async function connect(kept) {
  const client = new Client({ name: 'agent', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(RESOURCE), { authProvider: kept }));
  return client;
}

async function callsItsTool(kept) {
  await assert.rejects(connect(kept), UnauthorizedError);
  assert.equal(kept.address.searchParams.get('resource'), RESOURCE);
  const person = new Person();
  const back = await person.visit(kept.address, HOME);
  assert.ok(person.sees('stranger'), 'people are told who it claims to be');

  const transport = new StreamableHTTPClientTransport(new URL(RESOURCE), { authProvider: kept });
  await transport.finishAuth(back.searchParams.get('code'));
  const client = await connect(kept);
  const { content } = await client.callTool({ name: 'whoami' });
  assert.ok(content[0].text.startsWith(`${kept.information.client_id} for `));

  const before = kept.kept.refresh_token;
  kept.kept = { ...kept.kept, access_token: 'one-that-is-stale' };
  assert.deepEqual((await client.callTool({ name: 'whoami' })).content, content);
  assert.notEqual(kept.kept.refresh_token, before, 'it was refreshed');
  await client.close();
}

test('registers itself, and calls a tool for a person', () => callsItsTool(new Kept()));

test('is known by its document, and calls a tool for a person', () => callsItsTool(new Kept({ client_id: DOCUMENT })));
