import { askFollowUp } from '../domain/follow-up/ask-follow-up.ts';
import { askableQuestions, whyNotAsk } from '../domain/follow-up/askable.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Sessions } from '../domain/links/access-ports.ts';
import type { Assessments, Catalogs, Clock, Ledger } from '../domain/ports.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';
import type { Asked } from '../web/asked.ts';
import { checkAsking, typedAsking } from '../web/asking-form.ts';
import { askingPage } from '../web/asking-page.tsx';
import { whyNotAskWords } from '../web/asking-words.ts';
import { notFoundPage } from '../web/message-page.tsx';
import { seeOther } from '../web/reply.ts';
import { actorOf, staffGuard } from '../web/staff-guard.ts';

interface AskPorts {
  assessments: Assessments;
  catalogs: Catalogs;
  ledger: Ledger;
  sessions: Sessions;
  clock: Clock;
}

const workers: readonly StaffGroup[] = ['procurement', 'admin'];

/** Procurement asks the supplier about any of its answers. */
export function askRoutes(ports: AskPorts) {
  const guard = staffGuard(ports);

  async function askingOf({ params }: Asked) {
    const file = await ports.assessments.file(params.id ?? '');
    if (!file) return undefined;
    const catalog = await ports.catalogs.get(file.assessment.catalogHash);
    const why = whyNotAsk(file, catalog.policy, ports.clock.now().toISOString());
    const href = `/console/assessments/${file.assessment.id}`;
    return {
      file,
      catalog,
      sections: askableQuestions(file, catalog),
      path: `${href}/ask`,
      back: { href, text: 'Back to the assessment' },
      here: '/console' as const,
      ...(why && { why: whyNotAskWords[why] }),
    };
  }

  async function show(asked: Asked, staff: StaffSession) {
    const shown = await askingOf(asked);
    return shown ? askingPage(staff, shown) : notFoundPage();
  }

  async function ask(asked: Asked, staff: StaffSession) {
    const shown = await askingOf(asked);
    if (!shown) return notFoundPage();
    const typed = typedAsking(asked.form);
    const checked = checkAsking(typed, shown.sections, shown.catalog.questionnaire);
    if (shown.why || !checked.ok) return askingPage(staff, shown, typed, shown.why || checked.ok ? {} : checked.errors);
    const { id: assessmentId } = shown.file.assessment;
    const result = await askFollowUp(ports, { assessmentId, questions: checked.value, by: actorOf(staff) });
    if (result.kind !== 'refused') return seeOther(`${shown.back.href}#follow-ups`);
    const now = await askingOf(asked);
    return now ? askingPage(staff, { ...now, why: whyNotAskWords[result.why] }, typed) : notFoundPage();
  }

  const path = '/console/assessments/{id}/ask';
  return [
    { method: 'GET' as const, path, handle: guard(workers, show) },
    { method: 'POST' as const, path, handle: guard(workers, ask) },
  ];
}
