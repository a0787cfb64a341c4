import { isScanLate } from '../../domain/answers/evidence.ts';
import { freeText } from '../../domain/answers/free-text.ts';
import { reportCondition } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { conditionTexts } from '../../texts/conditions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { textProblemWords } from '../../texts/problem-words.ts';
import type { Asked } from '../../web/asked.ts';
import { vendorCookie } from '../../web/cookies.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import type { PortalRoute } from '../routes/route.ts';
import { languageAsked } from '../way-in/switch-language.ts';
import { vendorActor } from '../way-in/vendor-actor.ts';
import { CONDITIONS } from '../way-in/where-left.ts';
import { findCondition, inConditions, pathOf, whileOpen, withCondition } from './condition-door.ts';
import { nextFiles } from './condition-evidence.ts';
import { conditionPage } from './condition-page.tsx';
import { canReport, stateOf } from './condition-state.ts';
import { conditionsPage } from './conditions-page.tsx';
import { type ConditionsVisit, findConditionsVisit } from './conditions-visit.ts';
import type { ConditionPagePorts } from './ports.ts';
import { reportPage } from './report-page.tsx';

const LEAST = 20;
const MOST = 4000;

/** The supplier's conditions: all of them, one of them, and the report that one is met. */
export function conditionReportRoutes(ports: ConditionPagePorts): PortalRoute[] {
  const about = async (visit: ConditionsVisit, condition: TrackedCondition) => ({
    ...{ visit, condition },
    files: await nextFiles(ports, visit, condition),
  });
  const look = async (visit: ConditionsVisit, condition: TrackedCondition) => conditionPage(await about(visit, condition));
  const form = async (visit: ConditionsVisit, condition: TrackedCondition) => reportPage(await about(visit, condition));

  /** Somebody was faster, or its time is over: the page says what is true now, and keeps the words. */
  async function tooLate(asked: Asked, words: string): Promise<Reply> {
    const visit = await findConditionsVisit(ports, asked.cookies[vendorCookie]);
    const condition = visit && findCondition(visit, asked);
    if (!visit || !condition) return notFoundPage(visit?.language);
    const last = condition.reports.at(-1);
    // The same words sent twice: they are there.
    if (last && last.words === words && last.by.kind === 'vendor') return seeOther(pathOf(condition));
    return conditionPage(await about(visit, condition), { words });
  }

  async function report(asked: Asked, visit: ConditionsVisit, condition: TrackedCondition): Promise<Reply> {
    const typed = asked.form.get('words') ?? '';
    const wanted = languageAsked(asked.form.get('then'));
    if (wanted) {
      await ports.links.speak(visit.session.assessmentId, visit.session.grantHash, wanted);
      return reportPage(await about({ ...visit, language: wanted }, condition), { words: typed });
    }
    const text = freeText(typed, MOST);
    if (!canReport(stateOf(condition, visit))) return tooLate(asked, text.kind === 'text' ? text.text : typed);
    const texts = portalTexts(visit.language);
    const t = conditionTexts(visit.language).report;
    const shown = await about(visit, condition);
    const again = (message: string) => reportPage(shown, { words: typed, errors: [{ name: 'words', message }] });
    if (text.kind === 'invalid') return again(textProblemWords(texts, 'report', text.problem));
    if (text.text.length < LEAST) return again(t.tooShort(LEAST));
    const checking = shown.files.find((file) => file.status === 'quarantined' && !isScanLate(file, visit.at));
    if (checking) return again(t.checking(checking.fileName));
    const result = await reportCondition(ports, {
      ...{ assessmentId: visit.work.assessment.id, conditionId: condition.id, words: text.text },
      evidenceIds: shown.files.filter(({ status }) => status === 'clean').map(({ id }) => id),
      by: vendorActor(visit.session),
    });
    if (result.kind === 'reported') return seeOther(pathOf(condition));
    if (result.kind === 'unknown') return notFoundPage(visit.language);
    return result.why === 'evidence-not-clean' ? again(t.gone) : tooLate(asked, text.text);
  }

  const one = `${CONDITIONS}/{id}`;
  return [
    { method: 'GET', path: CONDITIONS, handle: (asked) => inConditions(ports, asked, conditionsPage) },
    { method: 'GET', path: one, handle: (asked) => withCondition(ports, asked, look) },
    { method: 'GET', path: `${one}/report`, handle: (asked) => whileOpen(ports, asked, form) },
    {
      method: 'POST',
      path: `${one}/report`,
      handle: (asked) =>
        inConditions(
          ports,
          asked,
          async (visit) => {
            const condition = findCondition(visit, asked);
            return condition ? report(asked, visit, condition) : notFoundPage(visit.language);
          },
          {
            keepTyped: true,
            async otherToken(visit) {
              const condition = findCondition(visit, asked);
              if (!condition) return notFoundPage(visit.language);
              const words = asked.form.get('words') ?? '';
              if (!canReport(stateOf(condition, visit))) return tooLate(asked, words);
              return reportPage(await about(visit, condition), { words, again: true });
            },
          },
        ),
    },
  ];
}
