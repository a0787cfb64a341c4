import type { Assessment } from '../../domain/assessment.ts';
import { answerCondition } from '../../domain/conditions/answer-condition.ts';
import { handCondition } from '../../domain/conditions/hand-condition.ts';
import { reportCondition, type ConditionPorts as UsePorts } from '../../domain/conditions/report-condition.ts';
import { isSamePerson } from '../../domain/deciding/decide.ts';
import type { Sessions } from '../../domain/links/access-ports.ts';
import type { Catalogs, Screens } from '../../domain/ports.ts';
import type { EvidenceDownloads } from '../../web/evidence-downloads.ts';
import { isDownloadable } from '../../web/evidence-list.tsx';
import { notFoundPage } from '../../web/message-page.tsx';
import { seeOther } from '../../web/reply.ts';
import { actorOf, staffGuard } from '../../web/staff-guard.ts';
import { conditionPage, conditionPath } from './condition-page.tsx';
import { findCondition, isAdministrator, conditionReaders as readers } from './condition-shown.ts';
import { conditionsPage } from './conditions-page.tsx';
import { checkHanding, notHanded, typedHanding } from './hand-section.tsx';
import { arrivalIn, newFilesOf } from './new-files.tsx';
import { notAnswered, notReported } from './refusal-words.ts';
import { checkAnswer, checkReport, typedAnswer, typedReport } from './report-form.ts';
import { waitingConditions } from './waiting-conditions.ts';

export interface ConditionRoutePorts extends UsePorts {
  catalogs: Pick<Catalogs, 'get'>;
  screens: Pick<Screens, 'reportedConditions' | 'conditionsOf' | 'owedConditions'>;
  assessmentHeads: { heads(ids: readonly string[]): Promise<Assessment[]> };
  sessions: Pick<Sessions, 'staff'>;
  downloads: EvidenceDownloads;
}

/** Conditions of outcomes, for staff: what waits for me, one condition, its report and the answer to it. */
export function conditionRoutes(ports: ConditionRoutePorts) {
  const guard = staffGuard(ports);
  const find = findCondition(ports);

  const list = guard(readers, async (_, staff) => {
    const waiting = await waitingConditions(ports, await ports.directories.get(), staff);
    return conditionsPage(staff, waiting, ports.clock.now().toISOString());
  });

  const look = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    return shown ? conditionPage(staff, shown, { arrival: arrivalIn(asked.query) }) : notFoundPage();
  });

  const report = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    if (!shown) return notFoundPage();
    const typed = typedReport(asked.form);
    const attached = newFilesOf(shown);
    const checked = checkReport(typed, attached, shown.now);
    // Who cannot report hears why first, not what is wrong with their form.
    if (!checked.ok && !shown.whyNotReport) return conditionPage(staff, shown, { report: typed, errors: checked.errors });
    const { words, files: chosen } = checked.ok ? checked.value : typed;
    const evidenceIds = [...chosen, ...attached.filter(({ status }) => status === 'clean').map(({ id }) => id)];
    const { id: assessmentId } = shown.file.assessment;
    const by = actorOf(staff);
    const told = { assessmentId, conditionId: shown.condition.id, words, evidenceIds, by };
    const result = checked.ok ? await reportCondition(ports, told) : undefined;
    if (result?.kind === 'reported') return seeOther(conditionPath(shown));
    const fresh = await find(asked, staff);
    if (!fresh || result?.kind === 'unknown') return notFoundPage();
    const why = result?.why ?? fresh.whyNotReport ?? 'reported';
    if (why === 'evidence-not-clean') return conditionPage(staff, fresh, { report: typed, errors: { file: notReported[why] } });
    // The same words of the same person, sent twice: they are there.
    const last = fresh.condition.reports.at(-1);
    if (last && last.words === words && isSamePerson(last.by, by)) return seeOther(conditionPath(shown));
    return conditionPage(staff, fresh, { unchanged: { why: notReported[why], words: typed.words } });
  });

  const answer = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    if (!shown) return notFoundPage();
    const typed = typedAnswer(asked.form);
    const checked = checkAnswer(typed);
    if (!checked.ok && shown.mayAnswer) return conditionPage(staff, shown, { answer: typed, errors: checked.errors });
    const { id: assessmentId } = shown.file.assessment;
    const by = actorOf(staff);
    const said = (value: { choice: string; reasons: string; report: number }) => ({
      ...{ assessmentId, conditionId: shown.condition.id, by },
      ...{ accepted: value.choice === 'accept', reasons: value.reasons, report: value.report },
    });
    // Somebody whose account is in no group that answers is told so by the page.
    const result = checked.ok && shown.mayAnswer ? await answerCondition(ports, said(checked.value)) : undefined;
    if (result?.kind === 'answered') return seeOther(conditionPath(shown));
    const fresh = await find(asked, staff);
    if (!fresh || result?.kind === 'unknown') return notFoundPage();
    const given = fresh.condition.reports[Number(typed.report) - 1]?.answer;
    if (checked.ok && given && isSamePerson(given.by, by) && given.reasons === checked.value.reasons) {
      if (given.accepted === (checked.value.choice === 'accept')) return seeOther(conditionPath(shown));
    }
    const why = result?.why ?? (fresh.condition.status === 'reported' ? 'not-entitled' : 'not-reported');
    return conditionPage(staff, fresh, { unchanged: { why: notAnswered[why], words: typed.reasons ?? '' } });
  });

  const handOver = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    if (!shown) return notFoundPage();
    const typed = typedHanding(asked.form);
    const checked = checkHanding(typed);
    if (!checked.ok && shown.mayHandOn) return conditionPage(staff, shown, { handing: typed, errors: checked.errors });
    const about = { assessmentId: shown.file.assessment.id, conditionId: shown.condition.id, by: actorOf(staff) };
    const result = checked.ok
      ? await handCondition(ports, { ...about, ...checked.value, isAdministrator: isAdministrator(staff) })
      : undefined;
    if (result?.kind === 'handed') return seeOther(conditionPath(shown));
    const fresh = await find(asked, staff);
    if (!fresh || result?.kind === 'unknown') return notFoundPage();
    const why = result?.why ?? 'not-entitled';
    if (why === 'supplier-address' || why === 'same-person')
      return conditionPage(staff, fresh, { handing: typed, errors: { newOwnerEmail: notHanded[why] } });
    return conditionPage(staff, fresh, { unchanged: { why: notHanded[why], words: typed.why ?? '' } });
  });

  const file = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    const shownFiles = shown?.condition.reports.flatMap(({ evidence }) => evidence) ?? [];
    const named = shownFiles.find(({ id }) => id === asked.params.file);
    const one = shown?.file.evidence.find(({ id }) => id === named?.id);
    if (!one || one.sha256 !== named?.sha256 || !isDownloadable(one)) return notFoundPage();
    return seeOther(await ports.downloads.url(one));
  });

  const path = '/exceptions/{assessment}/conditions/{condition}';
  return [
    { method: 'GET' as const, path: '/exceptions/conditions', handle: list },
    { method: 'GET' as const, path, handle: look },
    { method: 'POST' as const, path: `${path}/report`, handle: report },
    { method: 'POST' as const, path: `${path}/answer`, handle: answer },
    { method: 'POST' as const, path: `${path}/hand-over`, handle: handOver },
    { method: 'GET' as const, path: `${path}/files/{file}`, handle: file },
  ];
}
