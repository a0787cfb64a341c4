/** Something to be said after a save, ready to be shown in the page's language, with at most one thing to do about it. */
export interface Say {
  text: string;
  /** Presses the form's own Save, and what comes then is a page. */
  button?: string;
  /** A page to look at. */
  link?: { text: string; href: string };
}

/** By question id, the answer that the form's is made from by now (domain/answers/merge-answer.ts), where it is what is stored. */
type Bases = Record<string, string>;

/** What a save by the page's script is answered with (`accept: application/json`). */
export type SaveAnswer =
  /** All that was posted is stored. `at`: an instant. */
  | { kind: 'saved'; at: string; version: number; bases: Bases; say?: Say }
  /** Something needs a choice or cannot be stored; the rest is. */
  | { kind: 'partly'; version: number; bases: Bases; say: Say }
  /** Nothing was stored, and sending it again changes nothing. */
  | { kind: 'refused'; say: Say };
