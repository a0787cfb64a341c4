import { DEFAULT_LANGUAGE, type Language } from '../../domain/language.ts';
import { HtmlLetter } from './html-letter.tsx';
import { textLetter } from './text-letter.ts';

/** One paragraph-sized piece of a mail. A letter is written once; its HTML and its text twin are two renderings of it. */
export type Block =
  | { p: string }
  /** Whom to call, and the number. */
  | { call: string; name: string }
  | { facts: [label: string, value: string][] }
  | { list: string[] }
  | { quote: string; by: string }
  | { button: string; url: string }
  /** Digits to type elsewhere: big, and selected as a whole. */
  | { code: string }
  | { small: string };

export interface Letter {
  /** Staff read English. */
  language?: Language;
  subject: string;
  /** The line that inboxes show beside the subject. */
  preview: string;
  to: string;
  body: Block[];
  /** Who sends it and why the reader gets it. */
  footer: string;
}

export interface RenderedMail {
  language: Language;
  subject: string;
  html: string;
  text: string;
}

/** Renders a letter. Everything in it is data: the HTML escapes all of it. */
export function render(letter: Letter): RenderedMail {
  const html = `<!DOCTYPE html>${HtmlLetter({ letter })}`;
  return { language: letter.language ?? DEFAULT_LANGUAGE, subject: letter.subject, html, text: textLetter(letter) };
}
