// Bytes, texts and what JOSE makes of them.

export const utf8 = (text) => new TextEncoder().encode(text);

export const base64url = (bytes) => {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

export const fromBase64url = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

export const sha256 = async (text) => base64url(await crypto.subtle.digest("SHA-256", utf8(text)));

// 256 bits that nobody can guess.
export const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

// Header and claims of a JWT, unchecked; null for anything else.
export const decoded = (token) => {
  try {
    const [header, claims] = token.split(".").slice(0, 2).map((part) => JSON.parse(new TextDecoder().decode(fromBase64url(part))));
    return claims && typeof claims === "object" ? { header, claims } : null;
  } catch {
    return null;
  }
};
