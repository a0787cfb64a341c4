import type { AnswerProblem } from '../../domain/answers/answer-problem.ts';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import type { Section } from '../../domain/catalog/questionnaire.ts';
import { lapsedRounds } from '../../domain/follow-up/follow-up.ts';
import { namedError } from '../../domain/named-error.ts';
import type { Over } from '../../domain/ports.ts';
import type { PortalPorts } from '../ports.ts';
import { vendorActor } from '../way-in/vendor-actor.ts';
import type { Visit } from '../way-in/visit.ts';
import { type MergedSection, mergeSection } from './merge-section.ts';
import { stillPrefilled } from './prefilled.ts';
import type { PostedSection } from './section-form.ts';

export type SaveResult =
  /** `unsaved`: what could not be kept as typed; the rest is. `draft` absent: the section is still empty. */
  | { kind: 'saved'; draft: SectionDraft | undefined; agreed: string[]; newer: string[]; unsaved: AnswerProblem[] }
  /** Somebody else changed these answers since the form was made. All other changes are saved, except for `unsaved`. */
  | { kind: 'conflict'; theirs: SectionDraft; agreed: string[]; differing: string[]; changed: string[]; unsaved: AnswerProblem[] }
  | Over;

/** Whoever loses a race merges into what the winner saved; that many in a row are a fault. */
const MOST_ATTEMPTS = 10;

/**
 * Saves a section as typed, valid or not, in one transaction: what this form changed, on top of what is stored by now. An answer
 * that somebody else changed meanwhile is never overwritten. Throws `SaveContended`.
 */
export async function saveSection(
  ports: Pick<PortalPorts, 'drafts' | 'clock'>,
  visit: Visit,
  section: Section,
  posted: PostedSection,
): Promise<SaveResult> {
  const { assessment, drafts, followUps } = visit.work;
  let stored = drafts.find((draft) => draft.sectionId === section.id);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const merged = mergeSection(section, posted, stored, lapsedRounds(followUps));
    // The tick speaks for what stood on the form, so not for an answer that could not be kept as it stood there.
    const settled = posted.confirmed ? merged.agreed : merged.changed;
    const confirms = stored?.prefilled?.questionIds.some((id) => settled.includes(id)) ?? false;
    if (merged.changed.length === 0 && !confirms) return resultOf(stored, merged);
    const result = await ports.drafts.save(
      assessment.id,
      next(ports, visit, section, stored, merged, settled),
      stored?.version ?? 0,
      visit.session.grantHash,
    );
    if (result.kind === 'closed' || result.kind === 'refused') return result;
    if (result.kind === 'saved') return resultOf(result.draft, merged);
    stored = result.theirs;
  }
  throw namedError('SaveContended', `section ${section.id} of ${assessment.id} kept changing while it was saved`);
}

function resultOf(draft: SectionDraft | undefined, { agreed, changed, differing, newer, unsaved }: MergedSection): SaveResult {
  if (draft && differing.length > 0) return { kind: 'conflict', theirs: draft, agreed, differing, changed, unsaved };
  return { kind: 'saved', draft, agreed, newer, unsaved };
}

/** The draft as it is to be stored, with who changed which answer. */
function next(
  { clock }: Pick<PortalPorts, 'clock'>,
  { session }: Visit,
  section: Section,
  stored: SectionDraft | undefined,
  { answers, changed }: MergedSection,
  settled: string[],
): Omit<SectionDraft, 'version'> {
  const [at, by] = [clock.now().toISOString(), vendorActor(session)];
  const mark = { version: (stored?.version ?? 0) + 1, by, at };
  return {
    sectionId: section.id,
    answers,
    savedAt: at,
    savedBy: by,
    markedComplete: stored?.markedComplete ?? false,
    marks: { ...stored?.marks, ...Object.fromEntries(changed.map((id) => [id, mark])) },
    ...(stored?.prefilled && { prefilled: stillPrefilled(stored.prefilled, settled) }),
  };
}
