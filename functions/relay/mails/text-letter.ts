import { DEFAULT_LANGUAGE } from '../../domain/language.ts';
import { type MailTexts, mailTexts } from '../../texts/mails.ts';
import type { Block, Letter } from './letter.tsx';

/** The text twin: the same words and the same link, for readers without HTML. */
export function textLetter(letter: Letter): string {
  const { frame } = mailTexts(letter.language ?? DEFAULT_LANGUAGE);
  const body = letter.body.map((block) => textBlock(block, frame));
  return [frame.greeting(letter.to), ...body, `--\n${letter.footer}`].join('\n\n').concat('\n');
}

function textBlock(block: Block, frame: MailTexts['frame']): string {
  if ('p' in block) return block.p;
  if ('call' in block) return frame.call(block.name, block.call).join('');
  if ('facts' in block) return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  if ('list' in block) return block.list.map((entry) => `- ${entry}`).join('\n');
  if ('quote' in block) return `${frame.writes(block.by)}\n${block.quote.replace(/^/gm, '> ')}`;
  if ('button' in block) return `${block.button}:\n${block.url}`;
  if ('code' in block) return block.code;
  return block.small;
}
