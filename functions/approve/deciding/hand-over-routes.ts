import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Entitled } from '../../domain/deciding/who-decides.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { seeOther } from '../../web/reply.ts';
import { actorOf } from '../../web/staff-guard.ts';
import type { Typed } from '../../web/typed-form.ts';
import type { ExceptionShown } from './exception-shown.ts';
import { handOver, MOST_HAND_OVERS, speaksInAnothersPart, type WhyNotHandOver, whoCouldTakeOver } from './hand-over.ts';
import { checkHandOver, typedHandOver } from './hand-over-form.ts';
import { handOverPage } from './hand-over-page.tsx';
import type { Standing } from './standing.ts';

type Find = (asked: Asked, staff: StaffSession) => Promise<ExceptionShown | undefined>;

const whyWords: Record<Exclude<WhyNotHandOver, 'not-yours'>, string> = {
  'stands-in':
    'Everybody who holds the role decides here, and you stand in for one of them: their part is not yours to give. Decide in their place, or ask an administrator to name another deputy.',
  'used-up': `This exception was handed over ${MOST_HAND_OVERS} times already: somebody must decide now, or ask an administrator.`,
  'not-available': 'This person cannot decide here, or is asked already. Choose somebody else.',
  unreached:
    'Our mails to this person come back, or were marked as spam: they would not hear of it. Choose somebody else, or ask an administrator to make sure of the address.',
  'too-few':
    'With you would go whoever stands in for you, and too few people would be left to decide. Decide yourself, or ask an administrator to name somebody first.',
};

/** Why there is nothing to hand over, by where the reader stands; who may decide may hand over. */
const standingWords: Record<Exclude<Standing['kind'], 'may-decide'>, string> = {
  decided: 'You have decided already: there is nothing left to hand over.',
  closed: 'This exception is closed: there is nothing left to hand over.',
  superseded: 'The supplier changed the answers, so this exception is asked anew: there is nothing left to hand over.',
  'supplier-asked': 'The supplier was asked about answers. You can hand over, or decide, when that is answered.',
  'assessment-over': 'The assessment has ended: there is nothing left to hand over.',
  'too-late': 'The time to decide is over: there is nothing left to hand over.',
  'ended-elsewhere': 'Another owner settled it for everybody: there is nothing left to hand over.',
  'not-its-turn': 'Others decide first. You can hand over when it is your turn.',
  requester: 'You had a hand in asking for this assessment, so it is not yours to decide or to hand over.',
  'handed-over': 'You handed your part over already.',
  'no-longer-deputy': 'Whoever you stood in for is back, so it is not yours to hand over any more.',
  'not-entitled': 'It is not for you to decide, so there is nothing to hand over.',
  'not-in-group': 'Your account is not in the group of risk owners, so you can neither decide nor hand over.',
};

function whyNotGive(request: ApprovalRequest, right: Entitled): string | undefined {
  if (speaksInAnothersPart(request, right)) return whyWords['stands-in'];
  return request.handOvers.length >= MOST_HAND_OVERS ? whyWords['used-up'] : undefined;
}

/** Giving one's part in an exception to a colleague. `find`: the exception as this reader meets it. */
export function handOverFromException(ports: Parameters<typeof handOver>[0], find: Find) {
  const shownFor = (shown: ExceptionShown) => {
    const { file, request, directory, today, standing } = shown;
    const why = standing.kind === 'may-decide' ? whyNotGive(request, standing.right) : standingWords[standing.kind];
    const people = whoCouldTakeOver(request, file.assessment, directory, today);
    return { shown, people, ...(why && { why }) };
  };
  return {
    async show(asked: Asked, staff: StaffSession) {
      const shown = await find(asked, staff);
      return shown ? handOverPage(staff, shownFor(shown)) : notFoundPage();
    },
    async give(asked: Asked, staff: StaffSession) {
      const shown = await find(asked, staff);
      if (!shown) return notFoundPage();
      const typed: Typed = typedHandOver(asked.form);
      const checked = checkHandOver(typed);
      // Who cannot hand over hears why first, not what is wrong with their form.
      if (!checked.ok) return handOverPage(staff, shownFor(shown), typed, shownFor(shown).why ? {} : checked.errors);
      const { assessment } = shown.file;
      const given = { assessmentId: assessment.id, requestId: shown.request.id, ...checked.value, by: actorOf(staff) };
      const result = await handOver(ports, given);
      if (result.kind === 'handed-over') return seeOther(`/exceptions/${assessment.id}/${shown.request.id}`);
      const fresh = await find(asked, staff);
      if (!fresh || result.kind === 'unknown') return notFoundPage();
      if (result.why === 'not-available' || result.why === 'unreached' || result.why === 'too-few')
        return handOverPage(staff, shownFor(fresh), typed, { to: whyWords[result.why] });
      return handOverPage(staff, shownFor(fresh), typed);
    },
  };
}
