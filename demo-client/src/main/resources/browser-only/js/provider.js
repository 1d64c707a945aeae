// The authorization server: any that publishes OpenID Connect's metadata and lets this origin in. No path of it is known here.
import { checked } from "./idtoken.js";
import { random, sha256 } from "./encoding.js";
import { Key } from "./key.js";

// Why something did not work; the code is a word of ours or of the server's, never its prose.
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const PENDING = "kiosk.pending";

export class Provider {
  #nonces = new Map();

  constructor(config, metadata) {
    this.config = config;
    this.metadata = metadata;
  }

  static async at(config) {
    const address = `${config.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const metadata = await json(await reach(address));
    if (metadata.issuer !== config.issuer) throw new Refused("wrong_issuer");
    return new Provider(config, metadata);
  }

  // Whether tokens can be bound to a key here.
  get binds() {
    return (this.metadata.dpop_signing_alg_values_supported ?? []).includes("ES256");
  }

  // Goes away to sign in. What must be known on the way back waits in this tab; the verifier is worth nothing without the code.
  async begin({ silent }) {
    const pending = { state: random(), nonce: random(), verifier: random(), silent };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const request = new URL(this.metadata.authorization_endpoint);
    const parameters = {
      response_type: "code",
      client_id: this.config.clientId,
      redirect_uri: this.#redirect,
      scope: this.config.scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await sha256(pending.verifier),
      code_challenge_method: "S256",
    };
    if (silent) parameters.prompt = "none";
    if (this.binds) {
      const key = await Key.make();
      await key.keep();
      // From here on the code too is of use to this key alone (RFC 9449 §10).
      parameters.dpop_jkt = key.thumbprint;
    }
    Object.entries(parameters).forEach(([name, value]) => request.searchParams.set(name, value));
    location.assign(request);
  }

  // The answer that stands in the address: null where there is none, and else tokens and claims. Taken once, then the address is clean.
  async answer() {
    const parameters = new URLSearchParams(location.search);
    if (!parameters.has("state")) return null;
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
    sessionStorage.removeItem(PENDING);
    history.replaceState(null, "", "/");
    if (!pending || parameters.getAll("state").length !== 1 || parameters.get("state") !== pending.state) throw new Refused("wrong_state");
    const named = parameters.get("iss");
    const promised = this.metadata.authorization_response_iss_parameter_supported === true;
    if (named === null ? promised : named !== this.config.issuer) throw new Refused("wrong_issuer");
    if (parameters.has("error")) throw new Refused(pending.silent ? "not_signed_in" : parameters.get("error"));
    return this.#redeem(parameters.get("code"), pending);
  }

  async #redeem(code, { verifier, nonce }) {
    const key = this.binds ? await Key.kept() : null;
    const tokens = await this.#tokens({ grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: this.#redirect }, key);
    const { keys } = await json(await reach(this.metadata.jwks_uri));
    const check = { issuer: this.config.issuer, clientId: this.config.clientId, nonce, keys };
    const claims = await checked(tokens.id_token, check).catch(() => {
      throw new Refused("id_token");
    });
    return { tokens, claims, key };
  }

  refresh(refreshToken, key) {
    return this.#tokens({ grant_type: "refresh_token", refresh_token: refreshToken }, key);
  }

  // Gives the grant back (RFC 7009). Best effort: what it is told for ends here either way.
  async revoke(token) {
    if (!this.metadata.revocation_endpoint || !token) return;
    const body = new URLSearchParams({ client_id: this.config.clientId, token, token_type_hint: "refresh_token" });
    await reach(this.metadata.revocation_endpoint, { method: "POST", body }).catch(() => {});
  }

  // Where the browser goes to end the session (RP-Initiated Logout); null where the server has no such place.
  end(idToken) {
    if (!this.metadata.end_session_endpoint) return null;
    const address = new URL(this.metadata.end_session_endpoint);
    address.searchParams.set("id_token_hint", idToken);
    address.searchParams.set("client_id", this.config.clientId);
    address.searchParams.set("post_logout_redirect_uri", `${location.origin}/`);
    return address;
  }

  // A request with the token, and the proof that goes with it; once more where a nonce is wanted (RFC 9449 §8, §9).
  async call(address, { accessToken, bound, key }, options = {}) {
    const method = options.method ?? "GET";
    const send = async () => {
      const headers = new Headers(options.headers);
      headers.set("Authorization", `${bound ? "DPoP" : "Bearer"} ${accessToken}`);
      if (bound) headers.set("DPoP", await key.proof(method, address, { accessToken, nonce: this.#nonce(address) }));
      return this.#remember(address, await reach(address, { ...options, headers }));
    };
    const answer = await send();
    const wantsNonce = answer.status === 401 && (answer.headers.get("WWW-Authenticate") ?? "").includes("use_dpop_nonce");
    return wantsNonce ? send() : answer;
  }

  async #tokens(form, key) {
    const address = this.metadata.token_endpoint;
    const send = async () => {
      const headers = key ? { DPoP: await key.proof("POST", address, { nonce: this.#nonce(address) }) } : {};
      const body = new URLSearchParams({ ...form, client_id: this.config.clientId });
      const answer = this.#remember(address, await reach(address, { method: "POST", headers, body }));
      return { answer, body: await json(answer) };
    };
    let { answer, body } = await send();
    if (body.error === "use_dpop_nonce") ({ answer, body } = await send());
    if (!answer.ok || !body.access_token) throw new Refused(answer.status >= 500 ? "silent" : (body.error ?? "silent"));
    return body;
  }

  #nonce(address) {
    return this.#nonces.get(new URL(address).origin);
  }

  #remember(address, answer) {
    const nonce = answer.headers.get("DPoP-Nonce");
    if (nonce) this.#nonces.set(new URL(address).origin, nonce);
    return answer;
  }

  get #redirect() {
    return `${location.origin}/callback`;
  }
}

// Never with a cookie, never kept, never elsewhere.
export const reach = async (address, options = {}) => {
  try {
    return await fetch(address, { credentials: "omit", cache: "no-store", redirect: "error", referrerPolicy: "no-referrer", ...options });
  } catch {
    throw new Refused("silent");
  }
};

const json = async (answer) => {
  try {
    return await answer.json();
  } catch {
    return {};
  }
};
