import * as z from 'zod';
import { QuestionId, SlugId } from './questionnaire.ts';

/** A section's words in another language. A text that is left out is shown in the questionnaire's own English. */
export const SectionTexts = z.strictObject({
  title: z.string().min(1).optional(),
  intro: z.string().min(1).max(600).optional(),
  whoKnows: z.string().min(1).max(200).optional(),
});

/** A question's words in another language; `goodEvidence` replaces the whole list, `options` names labels by option id. */
export const QuestionTexts = z.strictObject({
  text: z.string().min(1).max(300).optional(),
  help: z.string().min(1).max(1200).optional(),
  goodEvidence: z.array(z.string().min(1).max(200)).min(1).optional(),
  unit: z.string().min(1).optional(),
  options: z.record(SlugId, z.string().min(1)).optional(),
});
export type QuestionTexts = z.infer<typeof QuestionTexts>;

/** The words of a questionnaire in another language, by the ids of its sections and questions. Words only: nothing that decides. */
export const QuestionnaireTexts = z.strictObject({
  title: z.string().min(1).optional(),
  sections: z.record(SlugId, SectionTexts),
  questions: z.record(QuestionId, QuestionTexts),
});
export type QuestionnaireTexts = z.infer<typeof QuestionnaireTexts>;
