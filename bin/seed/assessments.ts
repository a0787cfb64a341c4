import type { DraftAnswer } from '../../functions/domain/answer.ts';
import type { History } from './history.ts';
import { suppliers } from './suppliers.ts';

const systemOf = (systemId: string) => {
  const supplier = suppliers.find(({ systems }) => systems.some(({ id }) => id === systemId));
  if (!supplier) throw new Error(`no system ${systemId}`);
  return { supplierId: supplier.id, systemId, contact: supplier.contact };
};

const notSure: DraftAnswer = { value: 'not-sure' };

/** A vendor whose encryption falls short: a failed knock-out that people may still accept with conditions. */
export const weakEncryption: Record<string, DraftAnswer> = {
  'security.encryption': { value: 'in-transit', comment: 'Encryption at rest is on our roadmap for the second quarter.' },
};

/** A vendor that learns from its customers' data and does not know what its model maker does. */
export const learnsFromUs: Record<string, DraftAnswer> = {
  'data.trains-on-ours': { value: 'yes' },
  'supply.model-maker-learns': notSure,
  'development.fairness': { value: 'none' },
};

/**
 * What the demo organisation has been doing: an assessment in every state, with the dates it would have.
 */
export async function playAssessments(history: History): Promise<void> {
  // Lapsed: invited 40 days ago, reminded, escalated, ended by the clock.
  await history.invite('asm_seedlapsed', 40, systemOf('sys_papierkraftscan'));
  for (const daysAgo of [33, 28, 26, 24, 10]) await history.sweepAsOf(daysAgo);

  // Decided: a low tier that cleared by itself.
  await history.invite('asm_seedclear', 90, systemOf('sys_lumendocs'));
  await history.answer('asm_seedclear', 86, {});
  await history.submit('asm_seedclear', 86);
  await history.score('asm_seedclear', 86);
  await history.record('asm_seedclear', 86);

  // Decided: approved with conditions by two owners.
  await history.invite('asm_seedconditions', 60, { ...systemOf('sys_claimsightmed'), message: 'We plan to go live in spring.' });
  await history.answer('asm_seedconditions', 52, weakEncryption);
  await history.submit('asm_seedconditions', 51);
  await history.score('asm_seedconditions', 51);
  await history.decideAll('asm_seedconditions', 47, (role, nth) => {
    const reasons =
      'The benefit for claimants is large and the gaps can be closed within the year; until then the data stays in our own cloud.';
    if (role !== 'security' || nth > 0) return { choice: 'approve', reasons, conditions: [] };
    const text = 'Encryption at rest is in place and confirmed by an independent test report.';
    return {
      choice: 'approve-with-conditions',
      reasons,
      conditions: [
        { text, proof: 'The report of an independent test laboratory.', owner: { kind: 'vendor' }, dueOn: '2027-06-30' },
      ],
    };
  });
  await history.record('asm_seedconditions', 46);

  // Decided: rejected.
  await history.invite('asm_seedrejected', 45, systemOf('sys_fernwoodfraud'));
  await history.answer('asm_seedrejected', 38, learnsFromUs);
  await history.submit('asm_seedrejected', 38);
  await history.score('asm_seedrejected', 38);
  await history.decideAll('asm_seedrejected', 34, {
    choice: 'reject',
    reasons:
      'The supplier trains its models on our claims and could not say what its own model maker keeps. That is outside what we accept.',
    conditions: [],
  });
  await history.record('asm_seedrejected', 34);

  // Waiting for risk owners.
  await history.invite('asm_seedwaiting', 12, systemOf('sys_cadencematch'));
  await history.answer('asm_seedwaiting', 3, {
    ...weakEncryption,
    'about.does': { value: 'scores-people' },
    'development.fairness': { value: 'planned' },
  });
  await history.submit('asm_seedwaiting', 2);
  await history.score('asm_seedwaiting', 2);

  // Waiting for vendors: late and half done, and just begun.
  await history.invite('asm_seedlate', 15, { ...systemOf('sys_northvoiceline'), message: 'The pilot is planned for January.' });
  await history.answer('asm_seedlate', 9, {}, 4);
  await history.invite('asm_seedfresh', 1, systemOf('sys_claimsighttriage'));

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
