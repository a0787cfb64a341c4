import { describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../functions/domain/actor.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import type { ApprovalRequest, HandOver } from '../../../functions/domain/deciding/approval.ts';
import { type Directory, emptyDirectory, isAway, type Person, rolesAround } from '../../../functions/domain/deciding/directory.ts';
import { lacksPeople, whoIsAsked, whoIsAwaited, whoMayDecide } from '../../../functions/domain/deciding/who-decides.ts';

const TODAY = '2026-03-10';
const person = (name: string): Person => ({ name, email: `${name.toLowerCase()}@buyer.example` });
const staff = (name: string): StaffActor => ({ kind: 'staff', id: `stf_${name}`, ...person(name) });
const [ada, ben, dirk, hanna, paula] = ['Ada', 'Ben', 'Dirk', 'Hanna', 'Paula'].map(person) as [
  Person,
  Person,
  Person,
  Person,
  Person,
];

type Asked = Pick<ApprovalRequest, 'role' | 'escalation' | 'handOvers' | 'decisions' | 'needed' | 'mode'>;
const request = (change: Partial<Asked> = {}): Asked => ({
  ...{ role: 'security', escalation: 'none', handOvers: [], decisions: [], needed: 1, mode: 'any' },
  ...change,
});
type Subject = Pick<Assessment, 'requestedBy' | 'intakeBy' | 'undeliverable'>;
const subject = (change: Partial<Subject> = {}): Subject => ({ requestedBy: staff('Paula'), ...change });
const directory = (members: Person[], change: Partial<Directory> = {}): Directory => ({
  ...emptyDirectory,
  roles: { ...emptyDirectory.roles, security: members },
  ...change,
});
const away = (email: string, deputy?: Person, from = TODAY, until = TODAY) => ({
  email,
  absences: [{ from, until }],
  ...(deputy && { deputy }),
});
const here = (email: string, deputy: Person) => ({ email, deputy, absences: [] });
const handOver = (from: string, to: Person): HandOver => ({
  ...{ from: staff(from), to, reasons: 'Knows this supplier much better.', at: '2026-03-09T10:00:00.000Z' },
});
const decided = (name: string, choice: 'approve' | 'reject' = 'approve') =>
  ({ choice, by: staff(name) }) as ApprovalRequest['decisions'][number];
/** Each as `name: right`. */
const may = (asked: Asked, about: Subject, by: Directory, today = TODAY) =>
  whoMayDecide(asked, about, by, today).map(({ name, capacity }) =>
    [
      `${name}: ${capacity.as}`,
      ...(capacity.as === 'deputy' ? [`for ${capacity.for}`] : capacity.as === 'named' ? [`by ${capacity.by}`] : []),
    ].join(' '),
  );

describe('who may decide', () => {
  test('the members of the role, and of no other', () => {
    const by = directory([ada, ben]);
    by.roles = { ...by.roles, legal: [dirk] };
    expect(may(request(), subject(), by)).toEqual(['Ada: member', 'Ben: member']);
    expect(may(request({ role: 'legal' }), subject(), by)).toEqual(['Dirk: member']);
    expect(may(request({ role: 'business-owner' }), subject(), by)).toEqual([]);
  });

  test('the deputy of a member who is away, from the first day of the absence to the last; the member may as well', () => {
    const by = directory([ada], { standIns: [away('ADA@buyer.example', dirk, '2026-03-09', '2026-03-10')] });
    const on = (today: string) => may(request(), subject(), by, today);
    expect(on('2026-03-08')).toEqual(['Ada: member']);
    expect(on('2026-03-09')).toEqual(['Ada: member', `Dirk: deputy for ${ada.email}`]);
    expect(on('2026-03-10')).toEqual(['Ada: member', `Dirk: deputy for ${ada.email}`]);
    // Whose absence ended yesterday: the deputy no longer.
    expect(on('2026-03-11')).toEqual(['Ada: member']);
  });

  test('the deputy of a member whom mail does not reach', () => {
    const by = directory([ada, ben], { standIns: [here(ada.email, dirk)] });
    const undeliverable = [{ email: 'Ada@Buyer.example', reason: 'bounced', mail: 'exception', at: '' } as const];
    expect(may(request(), subject(), by)).toEqual(['Ada: member', 'Ben: member']);
    expect(may(request(), subject({ undeliverable }), by)).toEqual([
      ...['Ada: member', 'Ben: member', `Dirk: deputy for ${ada.email}`],
    ]);
  });

  test('once escalated, all deputies, and in the end the head; the head’s deputy only while the head is away', () => {
    const people = { heads: { security: hanna, legal: paula }, standIns: [here(ada.email, dirk), away(hanna.email, ben)] };
    const by = directory([ada], people);
    expect(may(request(), subject(), by)).toEqual(['Ada: member']);
    expect(may(request({ escalation: 'deputies' }), subject(), by)).toEqual(['Ada: member', `Dirk: deputy for ${ada.email}`]);
    const toHead = request({ escalation: 'head' });
    expect(may(toHead, subject(), by)).toEqual([
      ...['Ada: member', `Dirk: deputy for ${ada.email}`, 'Hanna: head', `Ben: deputy for ${hanna.email}`],
    ]);
    expect(may(toHead, subject(), by, '2026-03-11')).toEqual(['Ada: member', `Dirk: deputy for ${ada.email}`, 'Hanna: head']);
    expect(may(toHead, subject(), directory([ada]))).toEqual(['Ada: member']);
  });

  test('whom a part was handed over to, instead of who handed it over', () => {
    const asked = request({ handOvers: [handOver('Ada', dirk)] });
    expect(may(asked, subject(), directory([ada, ben]))).toEqual(['Ben: member', `Dirk: named by ${ada.email}`]);
  });

  test('handed on and on, the last one only; handed back, nobody of the two', () => {
    const on = request({ handOvers: [handOver('Ada', dirk), handOver('Dirk', hanna)] });
    expect(may(on, subject(), directory([ada, ben]))).toEqual(['Ben: member', `Hanna: named by ${dirk.email}`]);
    const back = request({ handOvers: [handOver('Ada', dirk), handOver('Dirk', ada)] });
    expect(may(back, subject(), directory([ada, ben]))).toEqual(['Ben: member']);
  });

  test('who handed their part over has no deputy here, and is no head either', () => {
    const people = { heads: { security: ada }, standIns: [away(ada.email, dirk)] };
    const asked = request({ escalation: 'head', handOvers: [handOver('Ada', ben)] });
    expect(may(asked, subject(), directory([ada], people))).toEqual([`Ben: named by ${ada.email}`]);
  });

  test('each once, by their strongest right, however many they hold and however they are spelled', () => {
    const spelled = { name: 'Dirk D.', email: 'DIRK@Buyer.Example' };
    const by = directory([ada, spelled, ben, { name: 'Ada again', email: 'ADA@buyer.example' }], {
      heads: { security: dirk },
      standIns: [away(ada.email, dirk), away(ben.email, spelled)],
    });
    const asked = request({ escalation: 'head', handOvers: [handOver('Paula', dirk)] });
    expect(may(asked, subject({ requestedBy: staff('Petra') }), by)).toEqual(['Ada: member', 'Dirk D.: member', 'Ben: member']);
  });
});

describe('four eyes: never', () => {
  const capital = { name: 'P', email: ' PAULA@Buyer.Example' };
  test.each<[string, Asked, Subject, Directory]>([
    ['the requester as a member', request(), subject(), directory([paula])],
    ['the requester under another spelling', request(), subject(), directory([capital])],
    ['the requester as head', request({ escalation: 'head' }), subject(), directory([], { heads: { security: paula } })],
    [
      'the requester as deputy',
      request({ escalation: 'deputies' }),
      subject(),
      directory([{ ...ada, email: 'x@buyer.example' }], { standIns: [here('x@buyer.example', capital)] }),
    ],
    ['the requester as named', request({ handOvers: [handOver('Ada', capital)] }), subject(), directory([ada])],
    [
      'who registered the system',
      request(),
      subject({ requestedBy: staff('Petra'), intakeBy: [staff('Henk'), staff('Paula')] }),
      directory([paula]),
    ],
    [
      'who corrected the contact, under another spelling, named in a hand-over',
      request({ handOvers: [handOver('Ada', capital)] }),
      subject({ requestedBy: staff('Petra'), intakeBy: [staff('Paula')] }),
      directory([ada]),
    ],
  ])('%s', (_, asked, about, by) => {
    expect(whoMayDecide(asked, about, by, TODAY).filter(({ email }) => email !== 'x@buyer.example')).toEqual([]);
  });

  test('the deputy of somebody who may not decide: a member who prepared it, or its head', () => {
    const by = directory([paula, ben], { heads: { security: paula }, standIns: [away(paula.email, dirk)] });
    expect(may(request({ escalation: 'head' }), subject(), by)).toEqual(['Ben: member']);
  });

  test('a requester that is no person excludes nobody', () => {
    const requestedBy = { kind: 'system', name: 'review' } as const;
    expect(may(request(), { requestedBy }, directory([paula]))).toEqual(['Paula: member']);
  });
});

describe('who is awaited and asked', () => {
  const by = directory([ada, ben], { standIns: [away(ada.email, dirk)] });
  const names = (people: Person[]) => people.map(({ name }) => name);

  test('awaited is who may decide and has not', () => {
    expect(names(whoIsAwaited(request({ decisions: [decided('Ben')] }), subject(), by, TODAY))).toEqual(['Ada', 'Dirk']);
    const spelled = { ...decided('Ben'), by: { ...staff('Ben'), email: 'BEN@Buyer.example' } };
    expect(names(whoIsAwaited(request({ decisions: [spelled] }), subject(), by, TODAY))).toEqual(['Ada', 'Dirk']);
  });

  test('asked is not who is away and has a deputy here; without a deputy, they are', () => {
    expect(names(whoIsAsked(request(), subject(), by, TODAY))).toEqual(['Ben', 'Dirk']);
    const alone = directory([ada, ben], { standIns: [away(ada.email)] });
    expect(names(whoIsAsked(request(), subject(), alone, TODAY))).toEqual(['Ada', 'Ben']);
    // The deputy has decided: nobody stands in any more.
    expect(names(whoIsAsked(request({ decisions: [decided('Dirk')], needed: 3 }), subject(), by, TODAY))).toEqual(['Ada', 'Ben']);
  });

  test('a deputy who prepared the assessment stands in for nobody: the one who is away is asked', () => {
    const prepared = directory([ada], { standIns: [away(ada.email, paula)] });
    expect(names(whoIsAsked(request(), subject(), prepared, TODAY))).toEqual(['Ada']);
  });

  test.each<[string, Person[], Partial<Asked>, boolean]>([
    ['nobody in the role', [], {}, true],
    ['only the requester', [paula], {}, true],
    ['as many as needed', [ada], {}, false],
    ['one too few', [ada], { needed: 2 }, true],
    ['one who approved and one who may', [ada, ben], { needed: 2, decisions: [decided('Ben')] }, false],
    ['the last one handed over to somebody', [ada], { handOvers: [handOver('Ada', dirk)] }, false],
    ['the last one handed over to the requester', [ada], { handOvers: [handOver('Ada', paula)] }, true],
    ['a former member who approved counts', [ada], { needed: 2, decisions: [decided('Hanna')] }, false],
  ])('too few people: %s', (_, members, change, lacks) => {
    expect(lacksPeople(request(change), subject(), directory(members), TODAY)).toBe(lacks);
  });
});

test('away is from the first day to the last, of any absence, by email address in any spelling', () => {
  const absences = [
    { from: '2026-03-01', until: '2026-03-02' },
    { from: '2026-03-10', until: '2026-03-10' },
  ];
  const by = { standIns: [{ email: 'ada@buyer.example', absences }] };
  const days = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-10', '2026-03-11'];
  expect(days.map((day) => isAway(by, 'ADA@buyer.example', day))).toEqual([false, true, true, false, true, false]);
  expect(isAway(by, 'ben@buyer.example', '2026-03-10')).toBe(false);
});

test('a part in a role: as member, head, or deputy of one of them', () => {
  const by = directory([ada], {
    heads: { legal: hanna },
    standIns: [here(ada.email, dirk), here('HANNA@buyer.example', dirk), here('nobody@buyer.example', ben)],
  });
  expect(rolesAround(by, 'ADA@buyer.example')).toEqual(['security']);
  expect(rolesAround(by, hanna.email)).toEqual(['legal']);
  expect(rolesAround(by, dirk.email)).toEqual(['security', 'legal']);
  expect(rolesAround(by, ben.email)).toEqual([]);
});

describe('where all of a role decide', () => {
  const by = directory([ada, ben], { standIns: [here(ada.email, dirk)] });
  const names = (asked: Asked) => whoIsAwaited(asked, subject(), by, TODAY).map(({ name }) => name);
  const approved = (name: string, capacity: ApprovalRequest['decisions'][number]['capacity']) => ({
    ...decided(name),
    capacity,
  });
  const all = (...decisions: ApprovalRequest['decisions']) =>
    request({ mode: 'all', needed: 2, escalation: 'deputies', decisions });

  test('nobody is awaited whose part was approved: by themselves, or by their deputy', () => {
    expect(names(all())).toEqual(['Ada', 'Ben', 'Dirk']);
    expect(names(all(approved('Ada', { as: 'member' })))).toEqual(['Ben']);
    expect(names(all(approved('Dirk', { as: 'deputy', for: ada.email })))).toEqual(['Ben']);
    // They may still decide, for a rejection counts.
    expect(may(all(approved('Ada', { as: 'member' })), subject(), by)).toContain(`Dirk: deputy for ${ada.email}`);
  });

  test('where any may decide, a deputy is one more person', () => {
    const any = { ...all(approved('Ada', { as: 'member' })), mode: 'any' as const };
    expect(names(any)).toEqual(['Ben', 'Dirk']);
  });
});

test('whoever was named has a deputy as well: while away, while mail does not reach them, and once escalated', () => {
  const named = request({ handOvers: [handOver('Ada', hanna)] });
  const deputy = `Dirk: deputy for ${hanna.email}`;
  const by = (standIn: Directory['standIns'][number]) => directory([ada, ben], { standIns: [standIn] });
  const undeliverable = [{ email: hanna.email, reason: 'bounced', mail: 'exception', at: '' } as const];
  expect(may(named, subject(), by(here(hanna.email, dirk)))).not.toContain(deputy);
  expect(may(named, subject(), by(away(hanna.email, dirk)))).toContain(deputy);
  expect(may(named, subject({ undeliverable }), by(here(hanna.email, dirk)))).toContain(deputy);
  expect(may({ ...named, escalation: 'deputies' }, subject(), by(here(hanna.email, dirk)))).toContain(deputy);
});
