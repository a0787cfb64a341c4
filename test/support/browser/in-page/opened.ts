/** Looks at the page with every part open that can be opened, and closes again what was closed. */
export function opened<T>(look: () => T): T {
  const closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const one of closed) one.open = true;
  try {
    return look();
  } finally {
    for (const one of closed) one.open = false;
  }
}
