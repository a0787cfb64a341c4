import { withdrawAssessment } from '../../functions/console/withdraw.ts';
import { ID, stored } from './in-memory/assessment-in-progress.ts';
import { answered, better, onePerRequest, poorlyAnswered, portsOf } from './in-memory/follow-up-story.ts';
import { sweepNow } from './in-memory/rooms.ts';
import { type StaffDesk, staff, staffDesk } from './staff-desk.ts';

type See = (name: string, html: string) => Promise<void>;

const asking = `/console/assessments/${ID}/ask`;

/** Every page of staff that follow-up questions bring, with typed words that `named` makes hostile. */
export async function followUpStaffPages(see: See, named: (words: string) => string): Promise<void> {
  const world = await poorlyAnswered({ policy: onePerRequest() });
  const desk = staffDesk({ world });
  const paula = await desk.as(staff.paula, asking);
  await see('ask', paula.html);
  await paula.press('Send the questions');
  await see('ask-nothing', paula.html);
  await paula.press('Send the questions', { 'ask:operation.stop': 'x'.repeat(2001), 'ask:data.personal': named('Really?') });
  await see('ask-problems', paula.html);
  const second = paula.sibling();
  const dora = await desk.as(staff.dora, `/exceptions/${ID}/r1-business-owner`);
  await dora.press('Record my decision', { choice: 'reject', reasons: named('Nobody can stop it, so nobody may use it.') });
  const owner = await desk.as(staff.dora, `/exceptions/${ID}/r1-data-protection/ask`);
  await see('ask-from-exception', owner.html);
  await paula.press('Send the questions', { 'ask:operation.stop': named('Why not?'), 'ask:data.personal': named('Who knows?') });
  await see('assessment-asked', paula.html);
  await second.press('Send the questions', { 'ask:operation.stop': named('And why not?') });
  await see('ask-too-late', second.html);
  await seeExceptions('asked', see, desk);
  await answered(world, better, { 'data.personal': named('Our supplier does not say.') });
  await paula.get(`/console/assessments/${ID}`);
  await see('assessment-second-revision', paula.html);
  await seeExceptions('second-revision', see, desk);
  const answers = `/exceptions/${ID}/r2-ai-governance/answers`;
  await see('exception-answers', (await desk.as(staff.dora, answers)).html);
  await see('exception-answers-section', (await desk.as(staff.dora, `${answers}/operation`)).html);
  await paula.get(asking);
  await paula.press('Send the questions', { 'ask:operation.stop': named('Since when?') });
  await sweepNow(world, world.clock.travel({ days: 14 }));
  await paula.get(`/console/assessments/${ID}`);
  await see('assessment-round-lapsed', paula.html);
  const by = { kind: 'staff', id: 'stf_1', name: 'Paula', email: 'paula@buyer.example' } as const;
  await withdrawAssessment(portsOf(world), { assessmentId: ID, reason: 'We no longer plan to use this.', by });
  await seeExceptions('withdrawn', see, desk);
  await paula.get(asking);
  await see('ask-over', paula.html);
}

async function seeExceptions(when: string, see: See, desk: StaffDesk): Promise<void> {
  for (const { id } of stored(desk.world).requests)
    await see(`exception-${when}-${id}`, (await desk.as(staff.dora, `/exceptions/${ID}/${id}`)).html);
}
