import type { Block, Letter } from './letter.tsx';

/** The text twin: the same words and the same link, for readers without HTML. */
export function textLetter(letter: Letter): string {
  return [`Hello ${letter.to},`, ...letter.body.map(textBlock), `--\n${letter.footer}`].join('\n\n').concat('\n');
}

function textBlock(block: Block): string {
  if ('p' in block) return block.p;
  if ('facts' in block) return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  if ('list' in block) return block.list.map((entry) => `- ${entry}`).join('\n');
  if ('quote' in block) return `${block.by} writes:\n${block.quote.replace(/^/gm, '> ')}`;
  if ('button' in block) return `${block.button}:\n${block.url}`;
  return block.small;
}
