/** One thing that verifying compared. */
export interface Check {
  name: string;
  ok: boolean;
  /** One sentence: what was compared, or everything that does not match. */
  detail: string;
}

/** Runs one comparison; `problems` lists what does not match. A fault while recomputing is a mismatch too. */
export function check(name: string, fine: string, problems: () => string[]): Check {
  try {
    const found = problems();
    return found.length === 0 ? { name, ok: true, detail: fine } : { name, ok: false, detail: found.join('; ') };
  } catch (error) {
    return { name, ok: false, detail: `cannot be recomputed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
