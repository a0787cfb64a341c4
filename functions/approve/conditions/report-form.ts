import * as z from 'zod';
import type { ConditionFile } from '../../domain/conditions/condition-files.ts';
import { MOST_FILES } from '../../domain/conditions/report-condition.ts';
import { type Checked, checkForm, type FieldErrors, type Typed, text, typedFields } from '../../web/typed-form.ts';
import { ATTACHED, whyNotYet } from './new-files.tsx';

/** What somebody says of a condition that they report as met. */
export interface TypedReport {
  words: string;
  /** Ids of files. */
  files: string[];
}

export const typedReport = (form: URLSearchParams): TypedReport => ({
  words: form.get('words') ?? '',
  files: [...new Set(form.getAll('file'))],
});

const Words = z.object({ words: text('What was done', { least: 20, most: 4000 }) });

/** Whether the chosen files may be shown is for the use case to say. `attached`: those that go along by themselves. `at`: now. */
export function checkReport({ words, files }: TypedReport, attached: readonly ConditionFile[], at: string): Checked<TypedReport> {
  const checked = checkForm(Words, { words });
  const errors: FieldErrors = checked.ok ? {} : { ...checked.errors };
  const notYet = whyNotYet(attached, at);
  if (notYet) errors[ATTACHED] = notYet;
  const along = attached.filter(({ status }) => status === 'clean').length;
  if (files.length + along > MOST_FILES)
    errors.file = `Choose ${MOST_FILES - along} files or fewer${along > 0 ? ': those that you attached go along as well' : ''}`;
  return checked.ok && Object.keys(errors).length === 0 ? { ok: true, value: { ...checked.value, files } } : { ok: false, errors };
}

export const typedAnswer = (form: URLSearchParams): Typed => typedFields(form, ['report', 'choice', 'reasons']);

const Answer = z.object({
  report: z.coerce.number().int().min(1),
  choice: z.enum(['accept', 'refuse'], 'Choose whether it is met'),
  reasons: text('Your reasons', { least: 20, most: 2000 }),
});

export const checkAnswer = (typed: Typed): Checked<z.infer<typeof Answer>> => checkForm(Answer, typed);
