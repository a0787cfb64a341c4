const staffPages = /^\/(console|exceptions|directory|register|clearance)(\/|$)/;

/**
 * Where to go after signing in: a path of the staff's own pages, or `undefined`. Anything that a browser could read as another
 * host (`//host`, `/\host`, a scheme, control characters) is none.
 */
export function nextPath(raw: string | null | undefined): string | undefined {
  if (!raw || raw.length > 500 || !/^\/[^/\\]/.test(raw) || /[\\\p{Cc}]/u.test(raw)) return undefined;
  const origin = 'https://own.invalid';
  if (!URL.canParse(raw, origin)) return undefined;
  const url = new URL(raw, origin);
  return url.origin === origin && staffPages.test(url.pathname) ? `${url.pathname}${url.search}` : undefined;
}
