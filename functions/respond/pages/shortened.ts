const MOST = 80;

/** A question's text, short enough to stand in a list of problems: it ends with a whole word, and with no mark that leads on. */
export function shortened(text: string): string {
  if (text.length <= MOST) return text;
  const whole = text.slice(0, MOST).replace(/\s+\S*$/, '');
  return `${whole.slice(0, MOST - 1).replace(/[\s,;:–-]+$/, '')}…`;
}
