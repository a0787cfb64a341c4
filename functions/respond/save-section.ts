import type { DraftAnswer, DraftAnswers } from '../domain/answer.ts';
import type { Status } from '../domain/assessment.ts';
import type { Section } from '../domain/questionnaire.ts';
import type { SectionDraft } from '../domain/submission.ts';
import { own } from '../domain/visible-questions.ts';
import type { PortalPorts } from './ports.ts';
import { type PostedSection, sameDraft, withAnswer } from './section-form.ts';
import { draftBytes, MOST_SECTION_BYTES, whyNotStorable } from './storable.ts';
import { vendorActor } from './vendor-actor.ts';
import type { Visit } from './visit.ts';

export interface Unsaved {
  questionId: string;
  message: string;
}

export type SaveResult =
  /** `unsaved`: what could not be kept as typed; the rest is. `draft` absent: the section is still empty. */
  | { kind: 'saved'; draft: SectionDraft | undefined; unsaved: Unsaved[] }
  /** Somebody saved the section since the form was made; `differing` are the questions answered differently. */
  | { kind: 'conflict'; theirs: SectionDraft; differing: string[] }
  | { kind: 'closed'; status: Status };

/**
 * Saves a section as typed, valid or not, in one transaction. Answers to questions that were not on the form stay. A save
 * from an outdated form changes nothing unless it says what is stored already.
 */
export async function saveSection(
  ports: Pick<PortalPorts, 'drafts' | 'clock'>,
  visit: Visit,
  section: Section,
  posted: PostedSection,
): Promise<SaveResult> {
  const stored = visit.work.drafts.find((draft) => draft.sectionId === section.id);
  const { keep, unsaved } = storable(section, posted, stored?.answers ?? {});
  if (stored && stored.version !== posted.version) return againstNewer(stored, posted, unsaved);
  const answers = [...keep].reduce((all, [id, draft]) => withAnswer(all, id, draft), stored?.answers ?? {});
  if (sameAnswers(answers, stored?.answers ?? {})) return { kind: 'saved', draft: stored, unsaved };
  const result = await ports.drafts.save(
    visit.work.assessment.id,
    {
      sectionId: section.id,
      answers,
      savedAt: ports.clock.now().toISOString(),
      savedBy: vendorActor(visit.session),
      markedComplete: stored?.markedComplete ?? false,
    },
    stored?.version ?? 0,
  );
  if (result.kind === 'conflict') return againstNewer(result.theirs, posted, unsaved);
  return result.kind === 'saved' ? { ...result, unsaved } : result;
}

function againstNewer(theirs: SectionDraft, posted: PostedSection, unsaved: Unsaved[]): SaveResult {
  const differing = [...posted.answers].filter(([id, mine]) => !sameDraft(mine, own(theirs.answers, id))).map(([id]) => id);
  return differing.length > 0 ? { kind: 'conflict', theirs, differing } : { kind: 'saved', draft: theirs, unsaved };
}

/** Splits what was typed into what can be kept to the letter, within an item's size, and what cannot. */
function storable(section: Section, posted: PostedSection, stored: DraftAnswers) {
  const keep = new Map<string, DraftAnswer>();
  const unsaved: Unsaved[] = [];
  let bytes = Object.entries(stored)
    .filter(([id]) => !posted.answers.has(id))
    .reduce((sum, [, draft]) => sum + draftBytes(draft), 0);
  for (const question of section.questions) {
    const draft = posted.answers.get(question.id);
    if (!draft) continue;
    const overflow =
      bytes + draftBytes(draft) > MOST_SECTION_BYTES && 'This was not saved: the page holds too much text. Shorten it.';
    const message = whyNotStorable(question, draft) ?? overflow;
    if (message) unsaved.push({ questionId: question.id, message });
    else keep.set(question.id, draft);
    bytes += draftBytes((message ? own(stored, question.id) : draft) ?? {});
  }
  return { keep, unsaved };
}

function sameAnswers(a: DraftAnswers, b: DraftAnswers): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every((id) => sameDraft(own(a, id), own(b, id)));
}
