import { type DraftAnswer, NOT_APPLICABLE, NOT_SURE } from '../../domain/answers/answer.ts';
import { baseOf } from '../../domain/answers/merge-answer.ts';
import type { PortalTexts } from '../../texts/portal.ts';
import type { AnswerText } from './answer-text.ts';
import { isEmpty, valuesOf } from './section-form.ts';
import { typedWords } from './typed-words.ts';

const OF_A_QUESTION = /^(q|reason|comment|reply|base):(.*)$/s;

/**
 * What somebody typed or chose on a form, for a reader who may no longer see the questions: answers are numbered in the order of
 * their page. Those that still say what the form was made from are stored, and left out. The form is believed nothing else, and is
 * read once: its ids are whatever was sent.
 */
export function unsavedWords(form: URLSearchParams, t: PortalTexts): { label?: string; answer: AnswerText }[] {
  const others = new URLSearchParams([...form].filter(([name]) => !OF_A_QUESTION.test(name)));
  const answers = answersOf(form).flatMap(({ draft, base }, index) =>
    isEmpty(draft) || (base !== undefined && baseOf(draft) === base)
      ? []
      : [
          {
            label: t.wayIn.ended.answer(index + 1),
            answer: { ...inWords(t, draft), ...(draft.reply && { reply: draft.reply.text }) },
          },
        ],
  );
  return [...answers, ...typedWords(others)];
}

interface OnForm {
  draft: DraftAnswer;
  base?: string;
}

/** In the order of the form. An empty reply says nothing: the field stands there for every question that is asked about. */
function answersOf(form: URLSearchParams): OnForm[] {
  const found = new Map<string, { base?: string; values: string[]; reason?: string; comment?: string; reply?: string }>();
  const at = (id: string) => {
    const one = found.get(id) ?? { values: [] };
    found.set(id, one);
    return one;
  };
  for (const [name, value] of form) {
    if (name === 'shown') at(value);
    const [, field, id = ''] = OF_A_QUESTION.exec(name) ?? [];
    if (field === 'q' && value !== '') at(id).values.push(value);
    else if (field === 'base' || field === 'reason' || field === 'comment' || field === 'reply') at(id)[field] ??= value;
  }
  const round = Number(form.get('round')) || 0;
  return [...found.values()].map(({ values, base, reason, comment, reply }) => ({
    base,
    draft: {
      ...(values.length > 0 && { value: values }),
      ...(reason && { reason }),
      ...(comment && { comment }),
      ...(reply && { reply: { round, text: reply } }),
    },
  }));
}

const inWords = ({ question: t }: PortalTexts, { reply: _, ...draft }: DraftAnswer): AnswerText => {
  const words = new Map<string, string>([
    ['yes', t.yes],
    ['no', t.no],
    [NOT_SURE, t.notSure],
    [NOT_APPLICABLE, t.doesNotApply],
  ]);
  return { lines: valuesOf(draft).map((value) => words.get(value) ?? value), reason: draft.reason, comment: draft.comment };
};
