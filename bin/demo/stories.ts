import type { DraftAnswer } from '../../functions/domain/answers/answer.ts';
import type { IntakeFacts } from '../../functions/domain/judgement/intake-facts.ts';
import type { OwningRole, Severity } from '../../functions/domain/vocabulary.ts';
import type { Plan } from '../people/vendor.ts';
import { learnsFromUs, weakEncryption } from '../seed/assessments.ts';

/** What the demo plays, and what must come of it. */
export interface Story {
  title: string;
  supplier: string;
  contact: string;
  system: { name: string; purpose: string; supplierRole: 'developer' | 'provider' } & IntakeFacts;
  /** Where the vendor does not give the best answer; absent: the vendor never answers. */
  plan?: Plan;
  /** Documents the vendor attaches, by question. */
  attach?: { questionId: string; name: string; kind: string }[];
  /** What procurement asks before anybody decides. */
  followUp?: FollowUpInStory;
  /** Who is asked and does not decide in time: their role's deputy does. */
  silent?: Severity;
  /** What every owner who is asked does. */
  decision?: { choice: 'approve' | 'approve-with-conditions' | 'reject'; reasons: string; condition?: string };
  expect: Expectation;
}

/** A question about one answer, and what the vendor makes of it. */
export interface FollowUpInStory {
  /** Who is asked to decide on it meanwhile. */
  role: OwningRole;
  /** The question of the questionnaire. */
  about: string;
  text: string;
  /** The answer from then on, with the reply. */
  changed: DraftAnswer;
}

export interface Expectation {
  tier: 'low' | 'standard' | 'high';
  status: 'decided' | 'lapsed';
  outcome?: 'approved' | 'approved-with-conditions' | 'rejected';
  /** Criteria whose knock-out must have failed: exactly these. */
  knockedOut: string[];
  /** At least so many different people decided. */
  deciders: number;
  /** By what right all of them did, where the story is about that. */
  right?: 'deputy';
  /**
   * Each kind of mail, and how many of it were sent; kinds that are not named must not have been sent. Only reminders of a decision and
   * that it is late may come besides: the schedule's own sweep may fall into a story that takes long.
   */
  mails: Record<string, number>;
  /** State transitions at the most (the numbers of the issue: 6 clear, 12 with an exception). */
  transitionsAtMost: number;
}

const lowFacts: IntakeFacts = {
  dataSensitivity: 'internal',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-100',
  replaceability: 'easy',
  aiActClass: 'minimal',
};
const highFacts: IntakeFacts = {
  dataSensitivity: 'special-category',
  impactOnPeople: 'legal-or-similar',
  autonomy: 'decides-with-review',
  scale: 'under-10000',
  replaceability: 'moderate',
  aiActClass: 'high-risk',
};
const standardFacts: IntakeFacts = { ...lowFacts, dataSensitivity: 'personal', impactOnPeople: 'significant' };

export const stories: Story[] = [
  {
    title: 'A clean low tier clears by itself',
    supplier: 'Brightleaf Captions',
    contact: 'Sofia Marsh',
    system: { name: 'Brightleaf Live', purpose: 'Captions internal meetings.', supplierRole: 'provider', ...lowFacts },
    plan: {},
    expect: {
      tier: 'low',
      status: 'decided',
      outcome: 'approved',
      knockedOut: [],
      deciders: 0,
      mails: { invitation: 1, receipt: 1, outcome: 2 },
      transitionsAtMost: 6,
    },
  },
  {
    title: 'A high tier with a failed knock-out that owners approve with conditions',
    supplier: 'Medora Health AI',
    contact: 'Dr. Yusuf Demir',
    system: {
      name: 'Medora Reports',
      purpose: 'Summarises medical reports for claims handlers.',
      supplierRole: 'developer',
      ...highFacts,
    },
    plan: weakEncryption,
    attach: [
      { questionId: 'data.sheet', name: 'Data sheet of the training data', kind: 'model-card' },
      { questionId: 'development.test-report', name: 'Validation report, autumn release', kind: 'test-report' },
    ],
    decision: {
      choice: 'approve-with-conditions',
      reasons: 'The pilot runs on synthetic reports only until encryption at rest is in place, which the supplier has scheduled.',
      condition: 'Encryption at rest in production, shown by an independent test report.',
    },
    expect: {
      tier: 'high',
      status: 'decided',
      outcome: 'approved-with-conditions',
      knockedOut: ['encryption'],
      deciders: 2,
      mails: { invitation: 1, receipt: 1, exception: 6, outcome: 2, 'condition-set': 1 },
      transitionsAtMost: 12,
    },
  },
  {
    title: 'One that is asked again: a changed answer, a second score, and a decision on that',
    supplier: 'Harbourline Chat',
    contact: 'Ines Prado',
    system: {
      name: 'Harbourline Assist',
      purpose: 'Answers questions about policies.',
      supplierRole: 'developer',
      ...standardFacts,
    },
    plan: weakEncryption,
    followUp: {
      role: 'security',
      about: 'security.encryption',
      text: 'Is encryption at rest live by now, and since when?',
      changed: {
        value: ['in-transit', 'at-rest', 'own-keys'],
        comment: 'Encrypted at rest, backups included, with keys of the customer.',
        reply: { round: 1, text: 'Yes, since the first of September. We have changed our answer.' },
      },
    },
    decision: { choice: 'approve', reasons: 'The gap is closed, and the rest is what we expect of a supplier of this kind.' },
    expect: {
      tier: 'standard',
      status: 'decided',
      outcome: 'approved',
      knockedOut: [],
      deciders: 1,
      mails: { invitation: 1, receipt: 2, exception: 4, 'follow-up': 1, outcome: 2 },
      transitionsAtMost: 16,
    },
  },
  {
    title: 'One whose owners are silent: a reminder, then the deputy is asked, and decides',
    supplier: 'Slowpine Routing',
    contact: 'Ada Lund',
    system: { name: 'Slowpine Post', purpose: 'Sorts incoming letters.', supplierRole: 'developer', ...standardFacts },
    plan: weakEncryption,
    silent: 'high',
    decision: { choice: 'approve', reasons: 'Letters stay on our own servers; the gap matters little for this use.' },
    expect: {
      tier: 'standard',
      status: 'decided',
      outcome: 'approved',
      knockedOut: ['encryption'],
      deciders: 1,
      right: 'deputy',
      // Two owners; then these, the deputy, and procurement.
      mails: { invitation: 1, receipt: 1, exception: 2, 'decision-reminder': 2, 'decision-escalation': 4, outcome: 2 },
      transitionsAtMost: 10,
    },
  },
  {
    title: 'One that never answers: reminders, escalation, lapse',
    supplier: 'Quietwater Labs',
    contact: 'Robin Ash',
    system: { name: 'Quietwater Forecast', purpose: 'Forecasts call volumes.', supplierRole: 'developer', ...standardFacts },
    expect: {
      tier: 'standard',
      status: 'lapsed',
      knockedOut: [],
      deciders: 0,
      mails: { invitation: 1, 'response-reminder': 3, 'response-escalation': 1, 'response-lapsed': 2 },
      transitionsAtMost: 5,
    },
  },
  {
    title: 'One that people reject',
    supplier: 'Snapjudge',
    contact: 'Casey Drew',
    system: { name: 'Snapjudge Screening', purpose: 'Screens job applications.', supplierRole: 'developer', ...highFacts },
    plan: { ...learnsFromUs, 'about.does': { value: 'scores-people' } },
    decision: {
      choice: 'reject',
      reasons: 'It learns from our applicants, and nobody could show us that it treats them fairly. We will not use it.',
    },
    expect: {
      tier: 'high',
      status: 'decided',
      outcome: 'rejected',
      knockedOut: ['fair-treatment', 'no-training-on-our-data'],
      // Rejecting needs no second person, and ends it for every role that was asked.
      deciders: 1,
      // One of the four roles is held by a single person.
      mails: { invitation: 1, receipt: 1, exception: 7, outcome: 2 },
      transitionsAtMost: 12,
    },
  },
];
