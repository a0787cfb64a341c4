import type * as fc from 'fast-check';
import { expect } from 'vitest';
import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import type { DecisionInput } from '../../../functions/approve/deciding/decision-form.ts';
import { handOver } from '../../../functions/approve/deciding/hand-over.ts';
import type { ApprovalRequest } from '../../../functions/domain/deciding/approval.ts';
import { isLive } from '../../../functions/domain/deciding/request-plan.ts';
import { ID, stored } from '../in-memory/assessment-in-progress.ts';
import type { InMemory } from '../in-memory/in-memory.ts';
import { invariants } from './invariants.ts';
import {
  approvalsGiven,
  decidedOn,
  handedOn,
  isInDirectory,
  isOverAt,
  isSettledForAll,
  type Model,
  mayDecide,
  onlyStandsIn,
} from './model.ts';
import { type Name, names, staff } from './people.ts';

/** Everything that happens is followed by a look at all that must hold. */
export abstract class Happening implements fc.AsyncCommand<Model, InMemory> {
  check(): boolean {
    return true;
  }
  async run(model: Model, world: InMemory): Promise<void> {
    const before = structuredClone(stored(world));
    await this.happen(model, world);
    await invariants(world, model, before);
  }
  protected abstract happen(model: Model, world: InMemory): Promise<void>;
  abstract toString(): string;
}

/** The ports of somebody whose clock is some minutes off. */
export const portsAt = (world: InMemory, minutes: number) => ({
  ...world.ports,
  ids: world.ids,
  clock: { now: () => new Date(world.clock.now().getTime() + minutes * 60_000) },
});

/** What changed nothing left every byte as it was. */
export async function changingNothing<T>(world: InMemory, doing: Promise<T>, isNothing: (result: T) => boolean): Promise<T> {
  const before = JSON.stringify([stored(world), [...world.table.outbox.values()]]);
  const result = await doing;
  if (isNothing(result)) expect(JSON.stringify([stored(world), [...world.table.outbox.values()]])).toBe(before);
  return result;
}

export interface Choosing {
  /** Instead of `who` and `request`, whoever may decide on one that is open, this one of them; null: whoever and whatever it is. */
  aim: number | null;
  who: Name;
  spelled: boolean;
  request: number;
  choice: DecisionInput['choice'];
  /** Sends the form of the page that this person opened first, however long ago. */
  stale: boolean;
  /** The form names the facts of another request. */
  foreign: boolean;
  skew: number;
}

const condition = { text: 'Show us', proof: 'A report', owner: { kind: 'vendor' }, dueOn: '2026-12-31' } as const;
const formOf = (choice: DecisionInput['choice'], basis: string): DecisionInput => ({
  ...{ choice, basis, reasons: 'Reasons long enough to be read by an auditor.' },
  conditions: choice === 'approve-with-conditions' ? [condition] : [],
});

/** Somebody sends the form of an exception. Whether it counts, and whether it ends the request, the model says beforehand. */
export class Decide extends Happening {
  readonly choosing: Choosing;
  constructor(choosing: Choosing) {
    super();
    this.choosing = choosing;
  }
  protected async happen(model: Model, world: InMemory): Promise<void> {
    const choosing = aimed(model, world, this.choosing);
    const { who, spelled, choice, skew } = choosing;
    const opened = pageOf(model, world, choosing);
    if (!opened) return;
    const other = stored(world).requests.find(({ id }) => id !== opened.requestId)?.basis;
    const page = choosing.foreign && other ? { ...opened, basis: other } : opened;
    const request = stored(world).requests.find(({ id }) => id === page.requestId);
    if (!request) throw new Error(`request ${page.requestId} is gone`);
    const counts = (await canDecide(model, world, request, who, skew)) && page.basis === request.basis;
    const input = { assessmentId: ID, requestId: request.id, form: formOf(choice, page.basis), by: staff(who, spelled) };
    const result = await changingNothing(world, decideException(portsAt(world, skew), input), ({ kind }) => kind === 'refused');
    const after = stored(world).requests.find(({ id }) => id === request.id) ?? request;
    const others = [...decidedOn(model, request.id).values()].length;
    const given = request.mode === 'all' ? approvalsGiven(after) : others + 1;
    const ends = choice === 'reject' || given >= request.needed;
    expect(result.kind).toBe(counts ? (ends ? 'closed' : 'recorded') : 'refused');
    if (counts) model.decided.set(request.id, new Map([...decidedOn(model, request.id), [who, choice]]));
  }
  toString = () => `Decide(${JSON.stringify(this.choosing)})`;
}

/** Whom this is about: somebody who may decide by the model, where there is one. */
export function aimed<T extends { aim: number | null; who: Name; request: number }>(model: Model, world: InMemory, one: T): T {
  if (one.aim === null) return one;
  const day = world.clock.now().toISOString().slice(0, 10);
  const able = stored(world).requests.flatMap((request, at) =>
    request.status === 'open'
      ? names
          .filter((who) => mayDecide(model, request, who, day) && !decidedOn(model, request.id).has(who))
          .map((who) => ({ who, request: at }))
      : [],
  );
  return { ...one, ...able[one.aim % Math.max(1, able.length)] };
}

/** The page that is sent: fresh, or the one that was opened first. */
function pageOf(model: Model, world: InMemory, { who, request: n, stale }: Choosing) {
  const { requests } = stored(world);
  const request = requests[n % Math.max(1, requests.length)];
  const kept = model.pages.get(who);
  if (stale && kept) return kept;
  const page = request && { requestId: request.id, basis: request.basis };
  if (page && !kept) model.pages.set(who, page);
  return page;
}

/** The rules of the issue, in its words: who, when, and on what. */
export async function canDecide(model: Model, world: InMemory, request: ApprovalRequest, who: Name, skew: number) {
  const file = stored(world);
  const { policy } = await world.ports.catalogs.get(file.assessment.catalogHash);
  const now = portsAt(world, skew).clock.now().toISOString();
  return (
    file.assessment.status === 'awaiting-decision' &&
    request.status === 'open' &&
    !isOverAt(request, now) &&
    !isSettledForAll(file.requests.filter(isLive), policy.approval.rejectionEnds) &&
    !decidedOn(model, request.id).has(who) &&
    mayDecide(model, request, who, now.slice(0, 10))
  );
}

/** Two people, or one in two windows, at the same instant: each is judged by what is true then. */
export class DecideAtOnce extends Happening {
  readonly both: [Choosing, Choosing];
  constructor(both: [Choosing, Choosing]) {
    super();
    this.both = both;
  }
  protected async happen(model: Model, world: InMemory): Promise<void> {
    const { requests } = stored(world);
    const one = aimed(model, world, this.both[0]);
    const both = [one, { ...aimed(model, world, this.both[1]), request: one.request }] as const;
    const request = requests[one.request % Math.max(1, requests.length)];
    if (!request) return;
    const before = request.decisions.length;
    const could = await Promise.all(both.map(({ who, skew }) => canDecide(model, world, request, who, skew)));
    const results = await Promise.all(
      both.map(({ who, spelled, choice, skew }) => {
        const input = { assessmentId: ID, requestId: request.id, form: formOf(choice, request.basis), by: staff(who, spelled) };
        return decideException(portsAt(world, skew), input);
      }),
    );
    const accepted = both.filter((_, at) => results[at]?.kind !== 'refused');
    const [first, second] = both;
    // The same form sent twice is one decision, and both are told that it counts.
    const isRepeat = first.who === second.who && first.spelled === second.spelled && first.choice === second.choice;
    const counted = isRepeat ? accepted.slice(0, 1) : accepted;
    const closed = results.filter(({ kind }) => kind === 'closed').length;
    expect(closed).toBeLessThanOrEqual(isRepeat ? 2 : 1);
    expect(stored(world).requests.find(({ id }) => id === request.id)?.decisions).toHaveLength(before + counted.length);
    for (const [at, result] of results.entries()) if (result.kind !== 'refused') expect(could[at]).toBe(true);
    if (could.some(Boolean)) expect(counted.length).toBeGreaterThan(0);
    for (const { who, choice } of counted) model.decided.set(request.id, new Map([...decidedOn(model, request.id), [who, choice]]));
  }
  toString = () => `DecideAtOnce(${JSON.stringify(this.both)})`;
}

/** Somebody gives their part away. */
export class HandOver extends Happening {
  readonly handing: { aim: number | null; who: Name; to: Name; request: number; skew: number };
  constructor(handing: HandOver['handing']) {
    super();
    this.handing = handing;
  }
  protected async happen(model: Model, world: InMemory): Promise<void> {
    const { who, to, request: n, skew } = aimed(model, world, this.handing);
    const { requests } = stored(world);
    const request = requests[n % Math.max(1, requests.length)];
    if (!request) return;
    const could = await canDecide(model, world, request, who, skew);
    const email = staff(to).email;
    const input = { assessmentId: ID, requestId: request.id, to: email, reasons: 'They know this supplier well.', by: staff(who) };
    const result = await changingNothing(world, handOver(portsAt(world, skew), input), ({ kind }) => kind !== 'handed-over');
    const why = result.kind === 'refused' ? result.why : undefined;
    // Nobody gives what is somebody else's; a head who holds nothing else gives their own.
    const speaksForAnother = why === 'stands-in' && request.mode === 'all' && onlyStandsIn(model, request, who);
    const day = portsAt(world, skew).clock.now().toISOString().slice(0, 10);
    const isFree =
      isInDirectory(model, to) &&
      !model.prepared.has(to) &&
      !mayDecide(model, request, to, day) &&
      !handedOn(model, request.id).some(({ from }) => from === to) &&
      !decidedOn(model, request.id).has(to) &&
      !model.suppressed.has(to);
    const isFull = request.handOvers.length >= 10;
    // With whoever gives go their deputies: only then may too few be left.
    const takesDeputy = why === 'too-few' && model.deputies[who] !== undefined;
    expect(result.kind === 'handed-over').toBe(could && isFree && !isFull && !speaksForAnother && !takesDeputy);
    if (result.kind !== 'handed-over') return;
    model.accepted.handOvers += 1;
    model.handed.set(request.id, [...handedOn(model, request.id), { from: who, to }]);
  }
  toString = () => `HandOver(${JSON.stringify(this.handing)})`;
}
