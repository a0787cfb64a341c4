import * as z from 'zod';
import { Language } from '../language.ts';
import { CriteriaSet, Framework } from './criterion.ts';
import { Policy } from './policy.ts';
import { Questionnaire } from './questionnaire.ts';
import { QuestionnaireTexts } from './questionnaire-texts.ts';

/**
 * Everything an assessment is asked and judged by, as one value. Its identity is the SHA-256 of its canonical bytes
 * (`hashOf` in canonical.ts): an assessment is pinned to the hash it was sent with.
 */
export const Catalog = z.strictObject({
  questionnaire: Questionnaire,
  criteria: CriteriaSet,
  policy: Policy,
  frameworks: z.array(Framework),
  /**
   * The questionnaire's words in other languages (`questionnaireIn` reads them). Absent in catalogs stored before there were any:
   * optional, because a default would change their content hash.
   */
  translations: z.partialRecord(Language, QuestionnaireTexts).optional(),
});
export type Catalog = z.infer<typeof Catalog>;
