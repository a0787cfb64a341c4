/**
 * Session cookies: `__Host-` binds them to this host, path / and HTTPS (RFC 6265bis); browsers treat localhost as secure.
 * The value is a random token; only its SHA-256 is stored.
 */
export const vendorCookie = '__Host-assay-vendor';
/** A browser that waits for its emailed code, and one that has typed one before. */
export const codeCookie = '__Host-assay-code';
export const browserCookie = '__Host-assay-browser';
export const staffCookie = '__Host-assay-staff';
export const signInCookie = '__Host-assay-sign-in';

/** `seconds` of life; 0 clears it. */
export const setCookie = (name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
