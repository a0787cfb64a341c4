import type { Actor } from '../actor.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { SupplierRole, Tier } from '../vocabulary.ts';
import type { Answers } from './answer.ts';
import { isAttachedTo, isClean, withoutReplaced } from './evidence.ts';
import type { Evidence, Submission } from './submission.ts';
import { own, visibleSectionsOfAnswers } from './visible-questions.ts';

/**
 * What submitting freezes (design 6.2), in a stable order: answers by question id, files by their id. Answers to questions
 * that are not visible are left out, and so are files that were not scanned clean, were replaced, or belong to no visible question: what
 * nobody may open counts for nothing.
 * `answers` come from `checkAnswers`; `catalogHash` is the version the assessment is pinned to.
 */
export function freezeSubmission(input: {
  assessmentId: string;
  revision: number;
  catalog: Pick<Catalog, 'questionnaire'>;
  catalogHash: string;
  tier: Tier;
  supplierRole: SupplierRole;
  answers: Answers;
  evidence: readonly Evidence[];
  submittedAt: string;
  submittedBy: Actor;
}): Submission {
  const { assessmentId, revision, catalogHash, tier, supplierRole, submittedAt, submittedBy } = input;
  const visible = visibleSectionsOfAnswers(input.catalog.questionnaire, tier, supplierRole, input.answers).flatMap(
    ({ questions }) => questions,
  );
  const answers: Answers = {};
  for (const id of visible.map((question) => question.id).sort(byCodeUnit)) {
    const answer = own(input.answers, id);
    if (answer) answers[id] = answer;
  }
  const evidence = withoutReplaced(input.evidence)
    .filter(isClean)
    .map((file) => {
      const questionIds = visible.filter((question) => isAttachedTo(file, question)).map((question) => question.id);
      return frozenFile(file, questionIds.sort(byCodeUnit));
    })
    .filter((file) => file.questionIds.length > 0)
    .sort((a, b) => byCodeUnit(a.id, b.id));
  return { assessmentId, revision, catalogHash, tier, supplierRole, answers, evidence, submittedAt, submittedBy };
}

function frozenFile(file: Evidence, questionIds: string[]): Submission['evidence'][number] {
  const { id, kind, fileName, sha256, issuer, issuedOn, expiresOn, scheme, surveillanceOn } = file;
  return {
    id,
    questionIds,
    kind,
    fileName,
    ...(sha256 && { sha256 }),
    ...(issuer && { issuer }),
    ...(issuedOn && { issuedOn }),
    ...(expiresOn && { expiresOn }),
    ...(scheme && { scheme }),
    ...(surveillanceOn && { surveillanceOn }),
  };
}

/** The same order in every locale. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
