import { questionnaireIn } from '../../domain/catalog/questionnaire-in.ts';
import { Language } from '../../domain/language.ts';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from './visit.ts';

/**
 * Remembers with the link what its reader chose. Returns the visit in that language; anything that is not a language of ours
 * changes nothing.
 */
export async function switchLanguage(
  ports: Pick<PortalPorts, 'links' | 'catalogs'>,
  visit: Visit,
  wanted: string | null | undefined,
): Promise<Visit> {
  const language = Language.safeParse(wanted).data;
  if (!language || language === visit.language) return visit;
  const { assessment } = visit.work;
  await ports.links.speak(assessment.id, visit.session.grantHash, language);
  const catalog = await ports.catalogs.get(assessment.catalogHash);
  return { ...visit, language, catalog: { ...catalog, questionnaire: questionnaireIn(catalog, language) } };
}

/** The language that a form's button `then` asks for (`language:de`), beside whatever else the form does. */
export const languageAsked = (then: string | null): Language | undefined =>
  Language.safeParse(/^language:(.*)$/s.exec(then ?? '')?.[1]).data;

/** A page of the portal to go back to; what does not look like one, or is longer than a header carries, is the task list. */
export const backTo = (path: string | null): string =>
  path && /^\/respond([/?][A-Za-z0-9/?&=%._~:-]{0,500})?$/.test(path) ? path : '/respond';
