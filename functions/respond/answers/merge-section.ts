import type { DraftAnswer, DraftAnswers } from '../../domain/answers/answer.ts';
import type { AnswerProblem, Problem } from '../../domain/answers/answer-problem.ts';
import { baseOf, mergeAnswer } from '../../domain/answers/merge-answer.ts';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import { own } from '../../domain/answers/visible-questions.ts';
import type { Section } from '../../domain/catalog/questionnaire.ts';
import { type PostedSection, withAnswer } from './section-form.ts';
import { draftBytes, MOST_SECTION_BYTES, whyNotStorable } from './storable.ts';

/** A form merged into what is stored now, question by question; the lists are question ids. */
export interface MergedSection {
  /** What the section says from now on. */
  answers: DraftAnswers;
  /** Answers that this form changes. */
  changed: string[];
  /** Answers that somebody else changed since the form was made, and this form did not. */
  newer: string[];
  /** Answers that both changed, and not alike: what is stored stays until somebody chooses. */
  differing: string[];
  /** Answers of the form that are what the section says from now on. */
  agreed: string[];
  /** What could not be kept to the letter, within an item's size. */
  unsaved: AnswerProblem[];
}

/**
 * Merges a posted form into the stored draft. Answers to questions that were not on the form stay. A form without bases counts as
 * made from its version: current, or unknown. `lapsed`: the rounds of follow-up questions that were never answered.
 */
export function mergeSection(
  section: Section,
  posted: PostedSection,
  stored: SectionDraft | undefined,
  lapsed: ReadonlySet<number> = new Set(),
): MergedSection {
  const current = stored === undefined || stored.version === posted.version;
  const merged: MergedSection = { answers: stored?.answers ?? {}, changed: [], newer: [], differing: [], agreed: [], unsaved: [] };
  let bytes = Object.values(merged.answers).reduce((sum, draft) => sum + draftBytes(draft), 0);
  for (const question of section.questions) {
    const { id } = question;
    const typed = posted.answers.get(id);
    if (!typed) continue;
    const before = own(merged.answers, id);
    const draft = withReply(typed, before, lapsed);
    const base = posted.bases.get(id) ?? (current ? baseOf(before) : undefined);
    const result = mergeAnswer(draft, base, before);
    if (result === 'conflict') merged.differing.push(id);
    if (result === 'theirs') merged.newer.push(id);
    if (result === 'same') merged.agreed.push(id);
    if (result !== 'mine') continue;
    const after = bytes - draftBytes(before ?? {}) + draftBytes(draft);
    const overflow: Problem | undefined = after > MOST_SECTION_BYTES ? { code: 'not-saved-page-full' } : undefined;
    const problem = whyNotStorable(question, draft) ?? overflow;
    if (problem) {
      merged.unsaved.push({ questionId: id, problem });
      continue;
    }
    merged.answers = withAnswer(merged.answers, id, draft);
    merged.changed.push(id);
    merged.agreed.push(id);
    bytes = after;
  }
  return merged;
}

/**
 * An empty field for the reply takes back what was said in the same round, and what stood in it from a round that lapsed. A form
 * without that field takes nothing back, and neither does the empty field of a round after one that was answered.
 */
function withReply(typed: DraftAnswer, before: DraftAnswer | undefined, lapsed: ReadonlySet<number>): DraftAnswer {
  if (typed.reply?.text) return typed;
  const { reply, ...others } = typed;
  const stood = before?.reply;
  const isEmptied = stood !== undefined && reply !== undefined && (stood.round === reply.round || lapsed.has(stood.round));
  return stood && !isEmptied ? { ...others, reply: stood } : others;
}
