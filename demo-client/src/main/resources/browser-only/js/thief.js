// What could be done with an access token that was carried off: real requests to the API, as a thief would send them.
import { Key } from "./key.js";
import { reach } from "./provider.js";
import { words } from "./words.js";

const verdict = (answer, bound) => {
  const challenge = answer.headers.get("WWW-Authenticate") ?? "";
  const reason = /error="([\w.-]+)"/.exec(challenge)?.[1] ?? String(answer.status);
  if (!answer.ok) return { refused: true, text: words.refused(`${answer.status} ${reason}`) };
  return { refused: false, text: bound ? words.worked : words.workedBearer };
};

const get = (address, headers) => reach(address, { headers });

export const trials = {
  // As if it were a bearer token.
  bare: async ({ accessToken, bound }, address) =>
    verdict(await get(address, { Authorization: `Bearer ${accessToken}` }), bound),

  // With a proof that is perfect, but by another key.
  key: async ({ accessToken, bound }, address) => {
    const own = await Key.make();
    const proof = await own.proof("GET", address, { accessToken });
    return verdict(await get(address, { Authorization: `DPoP ${accessToken}`, DPoP: proof }), bound);
  },

  // With a proof by the right key that was used once: seen on the wire, or found in a log.
  replay: async ({ accessToken, bound, key }, address) => {
    if (!bound) return trials.bare({ accessToken, bound }, address);
    const proof = await key.proof("GET", address, { accessToken });
    const headers = { Authorization: `DPoP ${accessToken}`, DPoP: proof };
    await get(address, headers);
    return verdict(await get(address, headers), bound);
  },

  // The key itself.
  export: async ({ key }) => {
    if (!key) return { refused: false, text: words.workedBearer };
    try {
      await key.export();
      return { refused: false, text: words.worked };
    } catch {
      return { refused: true, text: words.unreadable };
    }
  },
};
