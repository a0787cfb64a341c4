import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LONGEST_DECISION_DAYS } from '../../../lib/catalog/longest-decision.ts';
import { edit, findsProblems, problemsAfter } from '../../support/edited-catalog.ts';

const standard = 'policies/standard.yaml';
const demo = 'policies/demo.yaml';

findsProblems([
  {
    name: 'points that fall',
    edits: [edit(standard, 'personal: 15', 'personal: 1')],
    says: '“personal” has fewer points than “internal”',
  },
  {
    name: 'a floor for nothing',
    edits: [edit(standard, 'choice: high-risk', 'choice: huge')],
    says: '“aiActClass” has no choice “huge”',
  },
  {
    name: 'levels that do not rise',
    edits: [edit(standard, 'high: 48, very-high: 70', 'high: 48, very-high: 48')],
    says: '“very-high” must begin later than “high”',
    line: 'levels:',
  },
  {
    name: 'a first level above 0',
    edits: [edit(standard, 'levels: { very-low: 0', 'levels: { very-low: 1')],
    says: '“very-low” must begin at 0',
  },
  {
    name: 'tiers that fall',
    edits: [edit(standard, 'very-high: high }', 'very-high: standard }')],
    says: 'The tier of “very-high” risk is lower',
  },
  {
    name: 'a document below a claim',
    edits: [edit(standard, 'document: 9000', 'document: 6000')],
    says: '“document” counts less than “claim”',
  },
  {
    name: 'control strengths that do not rise',
    edits: [edit(standard, 'strong: 7000', 'strong: 5000')],
    says: '“strong” must begin later than “moderate”',
  },
  {
    name: 'stronger controls that leave more risk',
    edits: [edit(standard, 'strong: low, very-strong: very-low }', 'strong: low, very-strong: medium }')],
    says: '“very-strong” controls leave more risk than “strong”',
  },
  {
    name: 'more inherent risk that leaves less',
    edits: [edit(standard, 'very-high: { very-weak: very-high', 'very-high: { very-weak: medium')],
    says: '“very-high” inherent risk leaves less risk than “high”',
  },
  {
    name: 'a milder finding at more risk',
    edits: [
      edit(
        standard,
        "'10': { very-low: low, low: medium, medium: medium, high: high, very-high: high }",
        "'10': { very-low: low, low: medium, medium: medium, high: high, very-high: medium }",
      ),
    ],
    says: 'milder at “very-high” risk than at “high”',
  },
  {
    name: 'a milder finding at more weight',
    edits: [edit(standard, "'20': { very-low: medium, low: high", "'20': { very-low: low, low: low")],
    says: 'weight 20 is milder than one of weight 10',
  },
  {
    name: 'fewer people for worse findings',
    edits: [edit(standard, 'high: 1, critical: 2', 'high: 2, critical: 1')],
    says: 'A “critical” finding needs fewer people',
  },
  {
    name: 'reminders out of order',
    edits: [edit(standard, '[7, 12, 14]', '[7, 14, 12]')],
    says: 'Reminders must come one after the other',
  },
  { name: 'an end before the deadline', edits: [edit(standard, 'dueDays: 14,', 'dueDays: 17,')], says: 'The order must be' },
  {
    name: 'deputies who are asked before the decision is due',
    edits: [edit(standard, 'dueDays: 5,', 'dueDays: 8,')],
    says: 'A decision must be due before deputies are asked',
    line: 'high: { dueDays',
  },
  {
    name: 'a head who is asked before the deputies',
    edits: [edit(standard, 'deputyDays: 7, headDays: 10', 'deputyDays: 11, headDays: 10')],
    says: 'Deputies are asked first, then the head, and then the request lapses',
  },
  {
    name: 'a decision that lapses before the head is asked',
    edits: [edit(standard, 'headDays: 10, lapseDays: 20', 'headDays: 20, lapseDays: 20')],
    says: 'Deputies are asked first, then the head, and then the request lapses',
  },
  {
    name: 'reminders of a decision after it lapsed',
    edits: [edit(standard, '[3, 5], deputyDays', '[3, 25], deputyDays')],
    says: 'Reminders must come one after the other, and before the wait ends',
  },
  {
    name: 'a decision that takes longer than the workflow waits',
    edits: [edit(standard, 'headDays: 12, lapseDays: 25', 'headDays: 12, lapseDays: 80')],
    says: 'but the workflow waits 90 at most',
    line: 'medium: { dueDays: 7, reminderDays',
  },
  {
    name: 'a decision that holidays make longer than the workflow waits',
    // 61 business days are 87 days with their weekends; Easter and what follows it bring the rest.
    edits: [edit(standard, 'headDays: 12, lapseDays: 25', 'headDays: 12, lapseDays: 61')],
    says: 'A decision could take 94 days with its weekends and holidays',
    line: 'medium: { dueDays: 7, reminderDays',
  },
  {
    name: 'a routing rule for a domain that does not exist',
    edits: [edit(standard, '- { atLeast: critical,', '- { domains: [general, datas], atLeast: critical,')],
    says: 'There is no domain “datas”, so this rule would never fit (',
  },
  {
    name: 'a week without a working day',
    edits: [edit(standard, 'weekend: [6, 7]', 'weekend: [1, 2, 3, 4, 5, 6, 7]')],
    says: 'no weekday is left to work',
  },
  {
    name: 'an unknown time zone',
    edits: [edit(standard, 'timeZone: Europe/Berlin', 'timeZone: Europe/Atlantis')],
    says: 'not a time zone',
  },
  { name: 'a link that dies early', edits: [edit(standard, 'linkDays: 45', 'linkDays: 20')], says: 'link would stop working' },
  {
    name: 'reminders of follow-up questions after their end',
    edits: [edit(standard, 'rounds: 2, dueDays: 7, reminderDays: [4, 7]', 'rounds: 2, dueDays: 7, reminderDays: [4, 14]')],
    says: 'Reminders must come one after the other, and before the wait ends',
  },
  {
    name: 'follow-up questions that fall due after they were escalated',
    edits: [edit(standard, 'rounds: 2, dueDays: 7,', 'rounds: 2, dueDays: 10,')],
    says: 'The order must be',
  },
  {
    name: 'follow-up questions that end before they are escalated',
    edits: [edit(standard, 'escalateDays: 9, lapseDays: 14', 'escalateDays: 9, lapseDays: 9')],
    says: 'The order must be',
  },
  {
    name: 'a link that dies before a follow-up ends',
    edits: [edit(standard, 'linkDays: 45', 'linkDays: 40'), edit(standard, 'lapseDays: 14', 'lapseDays: 41')],
    says: 'before the vendor’s time is over (followUp, lapseDays)',
  },
  {
    name: 'a code at a lower tier only',
    edits: [edit(standard, 'codeTiers: [high]', 'codeTiers: [low, high]')],
    says: 'The low tier asks for a code, but the standard tier does not',
  },
  {
    name: 'a tier twice',
    edits: [edit(demo, 'codeTiers: []', 'codeTiers: [high, high]')],
    says: 'The tier “high” of codeTiers is there twice',
  },
  {
    name: 'a demo that differs',
    edits: [edit(demo, 'secondsPerDay: 10', 'secondsPerDay: 10\nlinkDays: 60')],
    says: 'differ from “standard” only in id, title, secondsPerDay and codeTiers, not in “linkDays”',
    line: 'linkDays: 60',
  },
  {
    name: 'a policy twice',
    edits: [edit(demo, 'id: demo', 'id: standard')],
    says: 'The policy “standard” is there twice',
    file: standard,
    line: 'id: standard',
  },
]);

test('a decision may take as long as the workflow waits, and no longer', () => {
  const asl = readFileSync('statemachines/supplier-assessment.asl.json', 'utf8');
  const wait = /"RequestDecision": \{.*?"TimeoutSeconds": (\d+)/s.exec(asl)?.[1];
  expect(Number(wait) / 86_400).toBe(LONGEST_DECISION_DAYS);
  expect(problemsAfter(edit(standard, 'headDays: 12, lapseDays: 25', 'headDays: 12, lapseDays: 55'))).toEqual([]);
});
