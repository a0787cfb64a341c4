import type { DraftAnswer, DraftAnswers } from '../../domain/answers/answer.ts';
import type { Section } from '../../domain/catalog/questionnaire.ts';

/** The names of a question's fields in a section's form. */
export const fields = {
  value: (questionId: string) => `q:${questionId}`,
  reason: (questionId: string) => `reason:${questionId}`,
  comment: (questionId: string) => `comment:${questionId}`,
  /** What is said to a follow-up question; the form says in `round` to which round. */
  reply: (questionId: string) => `reply:${questionId}`,
  /** The answer that the form was made from (domain/answers/merge-answer.ts, baseOf). */
  base: (questionId: string) => `base:${questionId}`,
  /** In a conflict: whose answer to keep, `mine` or `theirs`. */
  pick: (questionId: string) => `pick:${questionId}`,
} as const;

export type Pick = 'mine' | 'theirs';

/** What a section's form said, as typed. Questions that were not on it are not in it. */
export interface PostedSection {
  /** The draft's version that the form was made from; -1 when it does not say, which is never current. */
  version: number;
  /** By question, the answer that the form was made from; pages kept open since before there were bases name none. */
  bases: Map<string, string>;
  /** Every question that the vendor had before them, on this form or on the one that led to it. */
  seen: Set<string>;
  /** What was typed, for every question that was on the form. */
  typed: Map<string, DraftAnswer>;
  /** The same, without the questions of a conflict where the vendor keeps the other version. */
  answers: Map<string, DraftAnswer>;
  /** The choices made in a conflict. */
  picks: Map<string, Pick>;
  /** Questions of a conflict that still need a choice. */
  undecided: string[];
  /** The vendor says that the answers from the last time, as they stand on this form, still hold. */
  confirmed: boolean;
}

/** Reads a posted form; takes only questions of the section, and believes nothing else about it. */
export function readSectionForm(form: URLSearchParams, section: Section): PostedSection {
  const known = new Set(section.questions.map((question) => question.id));
  const shown = [...new Set(form.getAll('shown'))].filter((id) => known.has(id));
  const cleared = /^clear:(.*)$/s.exec(form.get('then') ?? '')?.[1];
  const typed = new Map(shown.map((id) => [id, readAnswer(form, id, id === cleared)]));
  const picks = new Map(shown.flatMap((id) => readPick(form, id)));
  const differs = new Set(form.getAll('differs'));
  const version = form.get('version') ?? '';
  return {
    version: /^\d{1,9}$/.test(version) ? Number(version) : -1,
    bases: new Map(shown.flatMap((id) => readBase(form, id))),
    seen: new Set([...shown, ...form.getAll('seen').filter((id) => known.has(id))]),
    typed,
    answers: new Map([...typed].filter(([id]) => picks.get(id) !== 'theirs')),
    picks,
    confirmed: form.get('confirmed') === 'yes',
    undecided: shown.filter((id) => differs.has(id) && !picks.has(id)),
  };
}

function readPick(form: URLSearchParams, id: string): [string, Pick][] {
  const pick = form.get(fields.pick(id));
  return pick === 'mine' || pick === 'theirs' ? [[id, pick]] : [];
}

function readBase(form: URLSearchParams, id: string): [string, string][] {
  const base = form.get(fields.base(id));
  return base !== null && /^([0-9a-f]{16})?$/.test(base) ? [[id, base]] : [];
}

/** `cleared`: the choice is taken back, and what was written beside it stays. */
function readAnswer(form: URLSearchParams, id: string, cleared: boolean): DraftAnswer {
  const values = cleared ? [] : form.getAll(fields.value(id)).filter((value) => value !== '');
  const reason = form.get(fields.reason(id));
  const comment = form.get(fields.comment(id));
  const reply = form.get(fields.reply(id));
  const round = form.get('round') ?? '';
  return {
    ...(values.length > 0 && { value: values.length === 1 ? values[0] : values }),
    ...(reason && { reason }),
    ...(comment && { comment }),
    // An empty field takes back what stood there; a form without the field does not (merge-section.ts).
    ...(reply !== null && /^\d{1,2}$/.test(round) && { reply: { round: Number(round), text: reply } }),
  };
}

/** The raw values of a draft, however many. */
export const valuesOf = (draft: DraftAnswer | undefined): string[] => (draft?.value === undefined ? [] : [draft.value].flat());

export const isEmpty = (draft: DraftAnswer | undefined): boolean =>
  valuesOf(draft).length === 0 && !draft?.reason && !draft?.comment && !draft?.reply?.text;

/** Drafts with one answer replaced; an empty one is taken out. */
export function withAnswer(answers: DraftAnswers, id: string, draft: DraftAnswer): DraftAnswers {
  const { [id]: _former, ...others } = answers;
  return isEmpty(draft) ? others : { ...others, [id]: draft };
}
