import { SFNClient } from '@aws-sdk/client-sfn';
import type { Assessment } from '../../functions/domain/assessment.ts';
import type { AssessmentFile } from '../../functions/domain/ports.ts';
import { assessmentsIn } from '../../functions/platform/table/assessments.ts';
import { openTable } from '../../functions/platform/table/table.ts';
import { clientConfig } from '../local/aws-environment.ts';
import type { LocalDeployment } from '../local/deployment.ts';
import { readUnits } from '../local/units.ts';
import { type Verified, verify } from '../operator/verify.ts';
import { pause } from './post.ts';
import type { Story } from './stories.ts';
import { stateTransitions } from './transitions.ts';
import { wakesAfterDecisions } from './wakes.ts';

/** One story's row of the table; the same in `--json`. */
export interface Row {
  story: string;
  assessmentId: string;
  reference: string;
  supplier: string;
  tier: Assessment['tier'];
  /** Percent with two decimals, or null: nothing was scored. */
  score: number | null;
  findings: Record<string, number>;
  knockedOut: string[];
  decisions: { role: string; by: string; choice: string; as: string }[];
  status: Assessment['status'];
  outcome: string | null;
  validUntil: string | null;
  mails: Record<string, number>;
  stateTransitions: number;
  /** DynamoDB request units of everything that touched the assessment: pages, workflow, relay, sweep. */
  readUnits: number;
  writeUnits: number;
  /** From each decision that closed a request until the workflow went on, in milliseconds. */
  wakes: number[];
  /** Write units of each decision's transaction: the table's items, and their entries in its indexes. */
  decisionUnits: { table: number; indexes: number }[];
  verified: Verified;
  /** What differs from the story; empty when nothing does. */
  differences: string[];
}

/** Reads what became of a story, proves it, and compares it with what the story says. */
export async function resultOf(local: LocalDeployment, story: Story, assessmentId: string): Promise<Row> {
  const config = clientConfig(local.engineUrl);
  const table = openTable(local.outputs.TableName ?? '', config);
  const { assessments, changes } = await readUnits(local.engineUrl);
  const units = assessments[assessmentId] ?? { read: 0, write: 0 };
  const file = await settled(() => assessmentsIn(table).file(assessmentId), story);
  const { assessment } = file;
  const workflows = new SFNClient(config);
  const transitions = assessment.execution ? await stateTransitions(workflows, assessment.execution.arn, file.requests.length) : 0;
  const row: Row = {
    story: story.title,
    assessmentId,
    reference: assessment.reference,
    supplier: assessment.supplierName,
    tier: assessment.tier,
    score: assessment.score?.overall == null ? null : assessment.score.overall / 100,
    findings: assessment.score?.findings ?? {},
    knockedOut: file.scorecards.at(-1)?.knockOutsFailed ?? [],
    decisions: file.requests.flatMap(({ role, decisions }) =>
      decisions.map(({ by, choice, capacity }) => ({ role, by: 'name' in by ? by.name : '', choice, as: capacity.as })),
    ),
    status: assessment.status,
    outcome: assessment.outcome?.result ?? null,
    validUntil: assessment.outcome?.validUntil ?? null,
    mails: counted(file.mails.map(({ mail }) => mail)),
    stateTransitions: transitions,
    readUnits: units.read,
    writeUnits: units.write,
    wakes: await wakesAfterDecisions(workflows, file),
    decisionUnits: changes
      .filter((change) => change.assessment === assessmentId && change.event === 'decision-recorded')
      .map(({ table, indexes }) => ({ table, indexes })),
    verified: await verify(table, assessmentId),
    differences: [],
  };
  return { ...row, differences: differences(row, story) };
}

/** The mails are recorded a moment after the outcome: waits up to a minute for those that the story names. */
async function settled(read: () => Promise<AssessmentFile | undefined>, { expect }: Story): Promise<AssessmentFile> {
  const wanted = Object.values(expect.mails).reduce((sum, n) => sum + n, 0);
  for (let tries = 0; ; tries += 1) {
    const file = await read();
    if (!file) throw new Error('the assessment is gone');
    if (tries >= 240 || file.mails.length >= wanted) return file;
    await pause(250);
  }
}

const counted = (kinds: string[]) =>
  Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));

function differences(row: Row, { expect }: Story): string[] {
  const found: string[] = [];
  const same = (what: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      found.push(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
  };
  const sorted = (record: Record<string, number>) => Object.entries(record).sort();
  same('the tier', row.tier, expect.tier);
  same('the status', row.status, expect.status);
  same('the outcome', row.outcome, expect.outcome ?? null);
  same('what was knocked out', row.knockedOut.toSorted(), expect.knockedOut.toSorted());
  const unasked = ['decision-reminder', 'decision-escalation'].filter((kind) => !(kind in expect.mails));
  const wanted = Object.fromEntries(Object.entries(row.mails).filter(([kind]) => !unasked.includes(kind)));
  same('the mails', sorted(wanted), sorted(expect.mails));
  const rights = [...new Set(row.decisions.map(({ as }) => as))];
  if (expect.right) same('the right by which they decided', rights, [expect.right]);
  const deciders = new Set(row.decisions.map(({ by }) => by)).size;
  if (deciders < expect.deciders) found.push(`${deciders} people decided, not ${expect.deciders}`);
  if (row.stateTransitions > expect.transitionsAtMost)
    found.push(`${row.stateTransitions} state transitions, more than ${expect.transitionsAtMost}`);
  if (!row.verified.ok)
    found.push(
      `verify: ${row.verified.checks
        .filter(({ ok }) => !ok)
        .map(({ name, detail }) => `${name}: ${detail}`)
        .join('; ')}`,
    );
  return found;
}
