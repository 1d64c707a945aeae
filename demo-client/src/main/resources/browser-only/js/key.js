// The key that the tokens are bound to (RFC 9449). The browser makes it and never lets its private half out: a script can have
// things signed while the page is open, and can take nothing along.
import { base64url, random, sha256, utf8 } from "./encoding.js";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" };

export class Key {
  #pair;
  #jwk;

  constructor(pair, jwk, thumbprint) {
    this.#pair = pair;
    this.#jwk = jwk;
    this.thumbprint = thumbprint;
  }

  // Not extractable: that is all the difference.
  static async make() {
    return Key.#of(await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]));
  }

  // The one that was kept before the browser went away to sign in; null where there is none.
  static async kept() {
    const pair = await store("readonly", (keys) => keys.get("dpop"));
    return pair ? Key.#of(pair) : null;
  }

  // IndexedDB keeps the key itself, not its bytes: it comes back as unreadable as it went in.
  async keep() {
    await store("readwrite", (keys) => keys.put(this.#pair, "dpop"));
  }

  static async forget() {
    await store("readwrite", (keys) => keys.delete("dpop"));
  }

  static async #of(pair) {
    const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    // RFC 7638: the members that are needed, in the order of their names.
    return new Key(pair, { kty, crv, x, y }, await sha256(JSON.stringify({ crv, kty, x, y })));
  }

  // That whoever sends this request holds the key (RFC 9449 §4.2): good for it alone, and once.
  async proof(method, address, { accessToken, nonce } = {}) {
    const { origin, pathname } = new URL(address);
    const claims = { jti: random(), htm: method, htu: origin + pathname, iat: Math.floor(Date.now() / 1000) };
    if (accessToken) claims.ath = await sha256(accessToken);
    if (nonce) claims.nonce = nonce;
    const text = [{ typ: "dpop+jwt", alg: "ES256", jwk: this.#jwk }, claims]
      .map((part) => base64url(utf8(JSON.stringify(part))))
      .join(".");
    return `${text}.${base64url(await crypto.subtle.sign(SIGNATURE, this.#pair.privateKey, utf8(text)))}`;
  }

  // What a thief would try. It throws, and that is what it is here to show.
  export() {
    return crypto.subtle.exportKey("jwk", this.#pair.privateKey);
  }
}

const store = (mode, use) =>
  new Promise((done, failed) => {
    const opening = indexedDB.open("kiosk", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("keys", mode);
      const request = use(transaction.objectStore("keys"));
      transaction.oncomplete = () => {
        opening.result.close();
        done(request.result);
      };
      transaction.onabort = () => failed(transaction.error);
    };
  });
