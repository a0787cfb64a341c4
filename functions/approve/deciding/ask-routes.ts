import { askFollowUp } from '../../domain/follow-up/ask-follow-up.ts';
import { askableQuestions, whyNotAsk } from '../../domain/follow-up/askable.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { Clock, Ledger } from '../../domain/ports.ts';
import type { Asked } from '../../web/asked.ts';
import { checkAsking, typedAsking } from '../../web/asking-form.ts';
import { askingPage } from '../../web/asking-page.tsx';
import { whyNotAskWords } from '../../web/asking-words.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { seeOther } from '../../web/reply.ts';
import { actorOf } from '../../web/staff-guard.ts';
import type { ExceptionShown } from './exception-shown.ts';

interface AskPorts {
  assessments: Parameters<typeof askFollowUp>[0]['assessments'];
  catalogs: Parameters<typeof askFollowUp>[0]['catalogs'];
  ledger: Ledger;
  clock: Clock;
}

type Find = (asked: Asked, staff: StaffSession) => Promise<ExceptionShown | undefined>;

/** A risk owner who may decide asks the supplier about the answers behind the exception. `find`: the exception as this reader meets it. */
export function askFromException(ports: AskPorts, find: Find) {
  async function askingOf(asked: Asked, staff: StaffSession) {
    const shown = await find(asked, staff);
    if (!shown) return undefined;
    const { file, request, catalog, standing } = shown;
    const href = `/exceptions/${file.assessment.id}/${request.id}`;
    const why = whyNotAsk(file, catalog.policy, ports.clock.now().toISOString());
    const whoMay = standing.kind === 'may-decide' ? undefined : 'Only whoever is asked to decide can ask from an exception.';
    const words = why ? whyNotAskWords[why] : whoMay;
    return {
      request,
      page: {
        file,
        catalog,
        sections: askableQuestions(file, catalog, request),
        path: `${href}/ask`,
        back: { href, text: 'Back to the exception' },
        here: '/exceptions' as const,
        ...(words && { why: words }),
      },
    };
  }

  return {
    async show(asked: Asked, staff: StaffSession) {
      const shown = await askingOf(asked, staff);
      return shown ? askingPage(staff, shown.page) : notFoundPage();
    },
    async ask(asked: Asked, staff: StaffSession) {
      const shown = await askingOf(asked, staff);
      if (!shown) return notFoundPage();
      const { request, page } = shown;
      const typed = typedAsking(asked.form);
      const checked = checkAsking(typed, page.sections, page.catalog.questionnaire);
      if (page.why || !checked.ok) return askingPage(staff, page, typed, page.why || checked.ok ? {} : checked.errors);
      const asking = { assessmentId: request.assessmentId, requestId: request.id, questions: checked.value, by: actorOf(staff) };
      const result = await askFollowUp(ports, asking);
      if (result.kind !== 'refused') return seeOther(`${page.back.href}#follow-ups`);
      const now = await askingOf(asked, staff);
      return now ? askingPage(staff, { ...now.page, why: whyNotAskWords[result.why] }, typed) : notFoundPage();
    },
  };
}
