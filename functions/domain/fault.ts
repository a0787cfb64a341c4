/** A fault as it may be logged and stored: its stable name and a message without anything that could open a door. */
export interface Fault {
  name: string;
  message: string;
}

/** Long enough to be a task token, a link token or a signature; ids and hashes of ours are shorter or said elsewhere. */
const SECRET_LIKE = /[A-Za-z0-9+/=_-]{40,}/g;

/**
 * Names a fault. Services quote what they were given, tokens included: anything that looks like one is left out. What could not be
 * read (`SyntaxError`) is quoted by Node, whatever it is: of that only the name is told.
 */
export function describeFault(error: unknown): Fault {
  const known = error instanceof Error ? error : new Error(String(error));
  return { name: known.name, message: known instanceof SyntaxError ? 'it could not be read' : withoutSecrets(known.message) };
}

/** Where it was thrown: a stack's frames, without the message that stands above them. At most ten. */
export function stackFrames(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  const { message, stack } = error;
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? [])
    .slice(0, 10);
}

/** At most 300 characters, with runs of 40 or more token characters replaced. */
export const withoutSecrets = (text: string): string => text.replace(SECRET_LIKE, '[left out]').slice(0, 300);
