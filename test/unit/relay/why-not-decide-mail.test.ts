import { beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalRequest, Decision } from '../../../functions/domain/deciding/approval.ts';
import type { MailKind } from '../../../functions/domain/outbox.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { dora } from '../../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay } from '../../support/in-memory/rooms.ts';

const doraMails = { name: dora.name, email: dora.email };
const dirk = { name: 'Dirk Deputy', email: 'dirk@buyer.example' };
const hilda = { name: 'Hilda Head', email: 'hilda@buyer.example' };
const nora = { name: 'Nora Named', email: 'nora@buyer.example' };
const eve = { name: 'Eve', email: 'eve@buyer.example' };
const REQUEST = 'r1-data-protection';
const REASONS = 'I know too little of the contract.';

let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await awaitingDecision(world);
});

const request = (id = REQUEST): ApprovalRequest => {
  const found = stored(world).requests.find((one) => one.id === id);
  if (!found) throw new Error(`no request ${id}`);
  return found;
};

/** Orders a mail about the request and answers relay's note, with the mail where one was sent. */
async function mailed(mail: MailKind, to: { name: string; email: string }, change = () => {}) {
  const id = `out_mine${world.table.outbox.size}`;
  const { name, email } = to;
  order(world, id, { kind: 'mail', mail, assessmentId: ID, requestId: REQUEST, role: 'data-protection', to: { name, email } });
  change();
  const result = await relay(world, id);
  return { note: 'note' in result ? result.note : JSON.stringify(result), text: world.sent.at(-1)?.text ?? '' };
}

const decision = (by = dora, change: Partial<Decision> = {}): Decision => ({
  ...{ choice: 'approve', reasons: REASONS, conditions: [], by, at: world.clock.now().toISOString() },
  ...{ basis: request().basis, capacity: { as: 'member' }, directoryVersion: 0 },
  ...change,
});
const standIn = (absences: { from: string; until: string }[] = []) => {
  world.table.directory.standIns = [{ email: 'DORA@buyer.example', deputy: dirk, absences }];
};
const away = { from: '2026-03-01', until: '2026-03-12' };
const handedOver = () => request().handOvers.push({ from: dora, to: nora, reasons: REASONS, at: world.clock.now().toISOString() });

describe('by what right somebody is asked', () => {
  const asked: [string, typeof eve, () => void, RegExp][] = [
    ['a member', doraMails, () => {}, /You own this risk for Data protection\..*because you decide for Data protection\./s],
    [
      'the deputy of somebody away',
      dirk,
      () => standIn([away]),
      /You stand in for Dora Data, who decides for Data protection and is away until 12 March 2026\..*deputy of Dora Data/s,
    ],
    [
      'the deputy of whoever mail does not reach',
      dirk,
      () => {
        standIn();
        stored(world).assessment.undeliverable = [
          { email: dora.email, reason: 'bounced', mail: 'exception', at: world.clock.now().toISOString() },
        ];
      },
      /Mail does not reach Dora Data, who decides for Data protection, and you are their deputy\./,
    ],
    [
      'the deputy of whoever is late',
      dirk,
      () => {
        standIn();
        request().escalation = 'deputies';
      },
      /Dora Data did not decide for Data protection in time, and you are their deputy\./,
    ],
    [
      'the deputy of whoever has decided, where more must',
      dirk,
      () => {
        standIn();
        Object.assign(request(), { escalation: 'deputies', needed: 2, decisions: [decision()] });
      },
      /Dora Data has decided .* more people in time, and you are their deputy\..*Approvals needed: 2 different people; 1 has approved/s,
    ],
    [
      'the head',
      hilda,
      () => {
        world.table.directory.heads = { 'data-protection': hilda };
        request().escalation = 'head';
      },
      /Data protection did not decide in time, and you are its head\./,
    ],
    ['whoever was named', nora, () => void handedOver(), /Dora Data handed their part in this decision .* over to you\./],
  ];
  it.each(asked)('%s', async (_who, person, prepare, words) => {
    prepare();
    for (const kind of ['exception', 'decision-reminder', 'decision-escalation'] as const) {
      const { note, text } = await mailed(kind, person);
      expect([kind, note]).toEqual([kind, 'sent']);
      expect(text).toMatch(words);
    }
  });

  it('names hostile names in one line', async () => {
    standIn([away]);
    world.table.directory.roles['data-protection'] = [{ name: 'Dora\r\nBcc: x@evil.example', email: dora.email }];
    const { text } = await mailed('exception', dirk);
    expect(text).toContain('You stand in for Dora Bcc: x@evil.example, who decides');
  });

  it('is told that it was due where it is late already, in the first mail too', async () => {
    const late = (request: { dueAt: string }) => Object.assign(request, { dueAt: '2026-03-01T09:00:00.000Z' });
    for (const kind of ['exception', 'decision-reminder', 'decision-escalation'] as const) {
      const { text } = await mailed(kind, doraMails);
      expect(text).toContain('Please decide by: 9 March 2026, 09:00 UTC');
      expect(text).not.toMatch(/late/i);
    }
    stored(world).requests.forEach(late);
    for (const kind of ['exception', 'decision-reminder', 'decision-escalation'] as const) {
      const { text } = await mailed(kind, doraMails);
      expect(text).toContain('Late since: 1 March 2026, 09:00 UTC');
      expect(text).not.toContain('Please decide by');
    }
    const { text } = await mailed('exception', doraMails);
    expect(text).toContain('It was due on 1 March 2026, 09:00 UTC: please decide as soon as you can.');
  });

  it('counts no business days where the policy’s day is none', async () => {
    world = inMemory();
    await awaitingDecision(world, { policy: housePolicy({ secondsPerDay: 1 }) });
    const { text } = await mailed('exception', doraMails);
    expect(text).toContain('Please decide by: 2 March 2026, 09:00 UTC\n');
  });
});

describe('a decision mail is not sent', () => {
  const noMore: [string, typeof eve, () => void, string][] = [
    ['once this person has decided', doraMails, () => void request().decisions.push(decision()), 'this person has decided'],
    ['once this person handed it over', doraMails, () => void handedOver(), 'this person handed it over'],
    ['to a stranger', eve, () => {}, 'this person may not decide on it'],
    ['to the requester', requester, () => {}, 'this person may not decide on it'],
    [
      'to whoever left the role',
      doraMails,
      () => {
        world.table.directory.roles['data-protection'] = [];
      },
      'this person may not decide on it',
    ],
    [
      'to a deputy whose absence period is over',
      dirk,
      () => standIn([{ from: '2026-02-01', until: '2026-03-01' }]),
      'this person may not decide on it',
    ],
    [
      'to whoever had a hand in the intake',
      doraMails,
      () => {
        stored(world).assessment.intakeBy = [{ ...dora, id: 'stf_x', email: 'Dora@Buyer.Example' }];
      },
      'this person may not decide on it',
    ],
    ...(
      ['queued', 'approved', 'approved-with-conditions', 'rejected', 'lapsed', 'withdrawn', 'dropped', 'superseded'] as const
    ).map((status): [string, typeof eve, () => void, string] => [
      `when the request is ${status}`,
      doraMails,
      () => {
        request().status = status;
      },
      `the request is ${status}`,
    ]),
    [
      'when the assessment has moved on',
      doraMails,
      () => {
        stored(world).assessment.status = 'awaiting-response';
      },
      'the assessment is awaiting-response',
    ],
  ];
  it.each(noMore)('%s', async (_when, person, prepare, reason) => {
    for (const kind of ['exception', 'decision-reminder', 'decision-escalation'] as const) {
      // That a decision is late is told to the requester, who does not decide.
      if (kind === 'decision-escalation' && person === requester) continue;
      expect([kind, (await mailed(kind, person, prepare)).note]).toEqual([kind, `not sent: ${reason}`]);
    }
    expect(world.sent).toEqual([]);
  });

  it('when another owner’s rejection ended it for all, where the policy says so', async () => {
    const ends = async (rejectionEnds: 'request' | 'assessment') => {
      world = inMemory();
      await awaitingDecision(world, { policy: housePolicy({ approval: { ...houseApproval, rejectionEnds } }) });
      request('r1-security').status = 'rejected';
      return (await mailed('exception', doraMails)).note;
    };
    expect(await ends('request')).toBe('sent');
    expect(await ends('assessment')).toBe('not sent: another owner did not approve, which ended it');
  });

  it('as a hand-over to whom nothing was handed over', async () => {
    expect((await mailed('hand-over', doraMails)).note).toBe('not sent: nobody handed it over to them');
    handedOver();
    expect((await mailed('hand-over', nora)).note).toBe('sent');
    request().decisions.push(decision({ ...dora, id: 'stf_n', name: nora.name, email: nora.email }));
    expect((await mailed('hand-over', nora)).note).toBe('not sent: this person has decided');
  });

  it('to the requester, that it is late, once it is decided', async () => {
    expect((await mailed('decision-escalation', requester)).note).toBe('sent');
    request().status = 'approved';
    expect((await mailed('decision-escalation', requester)).note).toBe('not sent: the request is approved');
  });
});

describe('that a role has too few people', () => {
  const ada = { name: 'Ada Admin', email: 'ada@buyer.example' };
  beforeEach(() => {
    world.table.directory.roles['data-protection'] = [];
    world.table.directory.administrators = [ada];
  });

  it('is told to administrators and the requester, each what they can do', async () => {
    const toAda = await mailed('role-vacant', ada);
    expect(toAda.note).toBe('sent');
    expect(toAda.text).toContain('Nobody can decide for Data protection on CareBot by Vendor Ltd');
    expect(toAda.text).toContain('Please name somebody for Data protection in the directory');
    const toPaula = await mailed('role-vacant', requester);
    expect(toPaula.text).toContain('Administrators: Ada Admin');
    expect(toPaula.text).toContain('Please see to it that an administrator names somebody');
    Object.assign(request(), { needed: 2 });
    world.table.directory.roles['data-protection'] = [doraMails];
    expect((await mailed('role-vacant', ada)).text).toContain('Too few people can decide for Data protection');
    expect(world.sent.at(-1)?.text).toContain('Who can decide now: Dora Data');
  });

  it('is not told once somebody can decide again, it is over, or to whoever is no administrator', async () => {
    expect((await mailed('role-vacant', eve)).note).toBe('not sent: this person is no administrator');
    world.table.directory.roles['data-protection'] = [doraMails];
    expect((await mailed('role-vacant', ada)).note).toBe('not sent: enough people can decide again');
    request().status = 'lapsed';
    expect((await mailed('role-vacant', ada)).note).toBe('not sent: the request is lapsed');
    expect(world.sent).toEqual([]);
  });
});
