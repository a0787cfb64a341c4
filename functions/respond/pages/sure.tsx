import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import { Choices } from '../../web/fields.tsx';

const NAME = 'sure';

/** Whether a form was ticked that takes something away. */
export const isSure = (form: URLSearchParams): boolean => form.get(NAME) === 'yes';

export const sureErrors = (unsure: boolean, language: Language) =>
  unsure ? [{ name: NAME, message: portalTexts(language).form.sureMissing }] : [];

/**
 * The tick without which nothing is taken away, never set beforehand: a machine that presses every button it finds on its way takes
 * nothing away. `yes`: what is agreed to. `unsure`: it was sent without.
 */
export function Sure({ yes, unsure, language }: { yes: string; unsure: boolean; language: Language }) {
  const { sure, sureMissing } = portalTexts(language).form;
  const error = unsure ? sureMissing : undefined;
  return <Choices name={NAME} label={sure} choices={[{ value: 'yes', label: yes }]} chosen={[]} error={error} multiple />;
}
