import { playDecided } from './decided.ts';
import type { History } from './history.ts';
import { PHONE, people } from './organisation.ts';
import { systemOf } from './suppliers.ts';
import { inDays, manyGaps, nobodyReviews, weakEncryption } from './told.ts';

export { learnsFromUs, weakEncryption } from './told.ts';

/**
 * What the demo organisation has been doing: an assessment in every state, with the dates it would have. `mayName`: nobody else has said
 * yet who decides, so that an absence may be added.
 */
export async function playAssessments(history: History, { mayName }: { mayName: boolean }): Promise<void> {
  // Lapsed: invited 40 days ago, reminded, escalated, ended by the clock.
  await history.invite('asm_seedlapsed', 40, systemOf('sys_papierkraftscan'));
  for (const daysAgo of [33, 28, 26, 24, 10]) await history.sweepAsOf(daysAgo);

  await playDecided(history);

  // Nobody of security decided in time: the deputies are asked as well.
  await history.invite('asm_seedescalated', 28, systemOf('sys_northvoicemail'));
  await history.answer('asm_seedescalated', 14, weakEncryption);
  await history.submit('asm_seedescalated', 12);
  await history.score('asm_seedescalated', 12);

  // One person holds the role that must decide on something critical: an administrator must name a second.
  await history.invite('asm_seedvacant', 21, systemOf('sys_tesserapayout'));
  await history.answer('asm_seedvacant', 6, nobodyReviews);
  await history.submit('asm_seedvacant', 5);
  await history.score('asm_seedvacant', 5);

  // Somebody went on leave since, and said so: her deputy is asked in her place.
  if (mayName)
    await history.name(4, people.protection, (content) => ({
      ...content,
      standIns: content.standIns.map((one) =>
        one.email === people.protection.email ? { ...one, absences: [{ from: inDays(-3), until: inDays(11) }] } : one,
      ),
    }));

  // Waiting for risk owners.
  await history.invite('asm_seedwaiting', 12, systemOf('sys_cadencematch'));
  await history.answer('asm_seedwaiting', 3, manyGaps);
  await history.submit('asm_seedwaiting', 2);
  await history.score('asm_seedwaiting', 2);

  // Waiting for vendors: late and half done, and just begun.
  await history.invite('asm_seedlate', 15, {
    ...systemOf('sys_northvoiceline'),
    message: 'The pilot is planned for January.',
    requesterPhone: PHONE,
  });
  await history.answer('asm_seedlate', 9, {}, 4);
  await history.invite('asm_seedfresh', 1, { ...systemOf('sys_claimsighttriage'), requesterPhone: PHONE });

  // Half of it is with colleagues.
  await history.handOver('asm_seedlate', 8, {
    ...{ name: 'Jonas Berg', email: 'jonas.berg@northvoice.example', sectionIds: ['security', 'operation'] },
    note: 'Could you take the two technical sections? You know the hosting best.',
  });
  await history.handOver('asm_seedlate', 8, {
    ...{ name: 'Maja Nilsson', email: 'maja.nilsson@northvoice.example', sectionIds: ['data'] },
    note: 'The questions about training data are for you.',
  });

  // Asked again, a month after a rejection: most answers are there already.
  await history.invite('asm_seedagain', 4, {
    ...systemOf('sys_fernwoodfraud'),
    message: 'Thank you for telling us that you no longer train on our claims. Please go through your answers again.',
    requesterPhone: PHONE,
  });

  // The risk owners wait while procurement asks about two answers.
  await history.invite('asm_seedfollowup', 16, systemOf('sys_cadenceassist'));
  await history.answer('asm_seedfollowup', 9, {
    ...weakEncryption,
    'development.fairness': { value: 'planned' },
  });
  await history.submit('asm_seedfollowup', 8);
  await history.score('asm_seedfollowup', 8);
  await history.ask('asm_seedfollowup', 1, [
    {
      questionId: 'security.encryption',
      text: 'You say that encryption at rest is planned for the second quarter. Is it live by now, and since when?',
    },
  ]);

  // The invitation came back: somebody has to find the right address.
  await history.invite('asm_seedbounced', 3, {
    ...systemOf('sys_lumensubtitles'),
    contact: { name: 'Pieter de Groot', email: 'p.degroot@lumen-translate.example' },
  });
  await history.bounce('asm_seedbounced', 2);

  // Withdrawn.
  await history.invite('asm_seedwithdrawn', 20, systemOf('sys_papierkraftmail'));
  await history.withdraw('asm_seedwithdrawn', 18, 'The mailroom project was stopped; we no longer plan to use this system.');

  // Reminders, overdue conditions, an expiry and an escalation, each about when it fell due.
  for (const daysAgo of [66, 23, 12, 8, 6, 5, 3, 1]) await history.sweepAsOf(daysAgo);

  // Opened, submitted and scored pass in a second while the workflow is healthy: here a step gave up, and an operator has to resume.
  const stranded = history.withoutWorkflow();
  await stranded.start('asm_seedopened', 6, systemOf('sys_papierkraftscan'));
  await stranded.park('asm_seedopened', 5, 'OpenAssessment');
  await history.invite('asm_seedsubmitted', 11, systemOf('sys_papierkraftmail'));
  await stranded.answer('asm_seedsubmitted', 7, {});
  await stranded.submit('asm_seedsubmitted', 7);
  await stranded.park('asm_seedsubmitted', 6, 'ScoreResponse');
  await history.invite('asm_seedscored', 9, systemOf('sys_lumendocs'));
  await stranded.answer('asm_seedscored', 5, {});
  await stranded.submit('asm_seedscored', 5);
  await stranded.score('asm_seedscored', 5);
  await stranded.park('asm_seedscored', 4, 'RecordOutcome');
}
