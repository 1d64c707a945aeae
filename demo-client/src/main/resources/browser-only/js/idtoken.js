// Who signed in: an ID token, checked as OpenID Connect Core 1.0, section 3.1.3.7 says.
import { decoded, fromBase64url, utf8 } from "./encoding.js";

// Never an algorithm because the token names it: none and the MACs are not in here.
const ALGORITHMS = {
  RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  PS256: { name: "RSA-PSS", hash: "SHA-256", saltLength: 32 },
  ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
};
const SKEW = 60;

// The claims. Throws where anything is wrong.
export const checked = async (token, { issuer, clientId, nonce, keys }) => {
  const parts = decoded(token ?? "");
  if (!parts || !(await signed(token, parts.header, keys))) throw new Error("id_token");
  const { claims } = parts;
  const now = Date.now() / 1000;
  const audience = [claims.aud].flat();
  const forUs = audience.includes(clientId) && (claims.azp ? claims.azp === clientId : audience.length === 1);
  const current = claims.exp > now - SKEW && claims.iat < now + SKEW;
  if (claims.iss !== issuer || !forUs || !current || claims.nonce !== nonce || !claims.sub) throw new Error("id_token");
  return claims;
};

const signed = async (token, header, keys) => {
  const algorithm = Object.hasOwn(ALGORITHMS, header.alg) ? ALGORITHMS[header.alg] : null;
  const kty = header.alg?.startsWith("ES") ? "EC" : "RSA";
  const jwk = keys.find((key) => key.kty === kty && (!header.kid || key.kid === header.kid) && (!key.use || key.use === "sig"));
  if (!algorithm || !jwk) return false;
  const { n, e, crv, x, y } = jwk;
  const material = kty === "EC" ? { kty, crv, x, y } : { kty, n, e };
  const key = await crypto.subtle.importKey("jwk", material, algorithm, false, ["verify"]);
  const end = token.lastIndexOf(".");
  return crypto.subtle.verify(algorithm, key, fromBase64url(token.slice(end + 1)), utf8(token.slice(0, end)));
};
