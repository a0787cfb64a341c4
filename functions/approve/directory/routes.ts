import { sameEmail } from '../../domain/actor.ts';
import { directoryChanges } from '../../domain/deciding/change-directory.ts';
import { type Directory, emptyDirectory, rolesAround } from '../../domain/deciding/directory.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { Sessions, SuppressedAmong } from '../../domain/links/access-ports.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { OwningRole, type StaffGroup } from '../../domain/vocabulary.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { actorOf, staffGuard } from '../../web/staff-guard.ts';
import { administratorsPage } from './administrators-page.tsx';
import { troubleWithAddress } from './assure-address.ts';
import { overviewPage } from './directory-page.tsx';
import type { SavedNews, Shown } from './directory-parts.tsx';
import { historyPage } from './history-page.tsx';
import { notInPage } from './not-in-page.tsx';
import { openExceptions, unreachedOn, vacantOf } from './open-exceptions.ts';
import { peopleIn, personIn } from './people.ts';
import { personPage } from './person-page.tsx';
import { type About, fieldOf, readEdit, typedEdit } from './read-edit.ts';
import { rolePage } from './role-page.tsx';
import { standingOfRoles } from './role-standing.ts';
import { type SavePorts, saveEdit } from './save-edit.ts';

export interface DirectoryPorts extends SavePorts {
  suppressed: SuppressedAmong;
  sessions: Pick<Sessions, 'staff'>;
  /** Of the policies: where days are meant, and how many different people one asks for at most. */
  house: { timeZone: string; mostApprovers: number };
  /** What failed without anybody waiting for it. */
  report(message: string, facts: Record<string, unknown>): void;
}

const editors: readonly StaffGroup[] = ['admin'];
const readers: readonly StaffGroup[] = ['admin', 'procurement', 'auditor', 'risk-owner'];
/** Those who may be away: whoever may decide at all. */
const deciders: readonly StaffGroup[] = ['risk-owner', 'admin'];

/** Who decides: administrators edit it, everybody of the staff reads it, and risk owners tell their own absences. */
export function directoryRoutes(ports: DirectoryPorts) {
  const guard = staffGuard(ports);
  const today = () => localDate({ timeZone: ports.house.timeZone, weekend: [], holidays: [] }, ports.clock.now().toISOString());
  const standings = (directory: Directory, unreached: readonly string[]) =>
    standingOfRoles(directory, { today: today(), mostApprovers: ports.house.mostApprovers, unreached });
  /** Whom our mails do not reach, of everybody in the directory. */
  const suppressedIn = async (directory: Directory) =>
    (await ports.suppressed.suppressedAmong(peopleIn(directory).map(({ email }) => email))).map(({ email }) => email);

  const overview = guard(readers, async (_, staff) => {
    const directory = await ports.directories.get();
    const [open, suppressed] = await Promise.all([openExceptions(ports), suppressedIn(directory)]);
    const unreached = [...suppressed, ...unreachedOn(open)];
    return overviewPage(staff, {
      ...{ directory, standings: standings(directory, unreached), mostApprovers: ports.house.mostApprovers, today: today() },
      ...{ vacant: vacantOf(open, directory, today()), unreached },
      mayEdit: editors.some((group) => staff.groups.includes(group)),
      isIn: deciders.some((group) => staff.groups.includes(group)) && rolesAround(directory, staff.email).length > 0,
    });
  });

  const history = guard(readers, async ({ query }, staff) => {
    const { events } = await ports.directories.history();
    const before = query.get('before') ?? '';
    return historyPage(staff, { events, ...(/^\d{1,9}$/.test(before) && { before: Number(before) }) });
  });

  /** The page about a part of the directory, as it is now and with what came of a form. Undefined: there is no such part. */
  async function shownAbout(about: About, shown: Shown): Promise<Reply | undefined> {
    const { directory, staff } = shown;
    if (about.kind === 'administrators') return administratorsPage(shown);
    if (about.kind === 'role') {
      const { role } = about;
      const standing = standings(directory, await suppressedIn(directory)).find((one) => one.role === role);
      return standing && rolePage({ ...shown, role, standing, mostApprovers: ports.house.mostApprovers });
    }
    const known = peopleIn(directory);
    const person = known.find(({ email }) => sameEmail(email, about.email));
    const nameOf = (email: string) => known.find((one) => sameEmail(one.email, email))?.name ?? email;
    if (!person) return undefined;
    const isMe = about.mine && sameEmail(person.email, staff.email);
    return personPage({ ...shown, person, nameOf, isMe, trouble: await troubleWithAddress(ports, person.email) });
  }

  const show = async (asked: Asked, staff: StaffSession, about: About | undefined, directory: Directory): Promise<Reply> => {
    const saved = await newsOf(asked.query, directory);
    const page = about && (await shownAbout(about, { staff, directory, today: today(), ...(saved && { saved }) }));
    // Whoever decides nothing any more after a change has no page any more.
    return page ?? (asked.query.has('saved') ? seeOther('/directory') : notFoundPage());
  };

  const save = async (asked: Asked, staff: StaffSession, about: About | undefined, directory: Directory): Promise<Reply> => {
    const checked = about && readEdit(asked.form, about, today());
    if (!about || !checked) return notFoundPage();
    const typed = typedEdit(asked.form);
    const version = Number(/^\d{1,9}$/.exec(asked.form.get('version') ?? '')?.[0] ?? -1);
    const again = async (current: Directory, more: Pick<Shown, 'errors'>): Promise<Reply> => {
      const meanwhile = current.version === version ? undefined : await changesSince(version);
      const shown = { staff, directory: current, today: today(), typed, ...more, ...(meanwhile && { meanwhile }) };
      // Whoever was taken out meanwhile has no page any more: then the change says so where everybody is.
      return (await shownAbout(about, shown)) ?? seeOther('/directory');
    };
    if (!checked.ok) return again(directory, { errors: checked.errors });
    const { value } = checked;
    const one = value.change === 'assure-address' ? { ...value, was: await troubleWithAddress(ports, value.email) } : value;
    const result = await saveEdit(ports, { one, directory, version, by: actorOf(staff) });
    switch (result.kind) {
      case 'refused':
        return again(directory, { errors: { [fieldOf(checked.value.change)]: result.why } });
      case 'moved':
        return again(await ports.directories.get(), {});
      case 'already':
        return seeOther(asked.path);
      case 'saved': {
        for (const { fault, ...which } of result.failed)
          ports.report('owners not asked again', { ...which, fault: fault.name, reason: fault.message });
        const people = new Set(result.asked.map(({ email }) => email.toLowerCase())).size;
        return seeOther(`${asked.path}?saved=${result.version}&asked=${people}&failed=${result.failed.length}`);
      }
    }
  };

  const changesSince = async (version: number) =>
    (await ports.directories.history()).events.filter(({ seq }) => seq > version).slice(-20);

  /** What the last form changed, from the versions that are stored; nothing once somebody changed it again. */
  async function newsOf(query: URLSearchParams, directory: Directory): Promise<SavedNews | undefined> {
    const count = (name: string) => Number(/^\d{1,3}$/.exec(query.get(name) ?? '')?.[0] ?? 0);
    if (directory.version === 0 || query.get('saved') !== String(directory.version)) return undefined;
    const before = (await ports.directories.version(directory.version - 1)) ?? emptyDirectory;
    return { lines: directoryChanges(before, directory), asked: count('asked'), failed: count('failed') };
  }

  type Answer = (asked: Asked, staff: StaffSession, about: About | undefined, directory: Directory) => Promise<Reply>;
  const aboutRole = (answer: Answer) => async (asked: Asked, staff: StaffSession) => {
    const role = OwningRole.safeParse(asked.params.role);
    return answer(asked, staff, role.success ? { kind: 'role', role: role.data } : undefined, await ports.directories.get());
  };
  const aboutPerson = (answer: Answer) => async (asked: Asked, staff: StaffSession) => {
    const directory = await ports.directories.get();
    const person = personIn(directory, asked.params.person ?? '');
    return answer(asked, staff, person && { kind: 'person', email: person.email, mine: false }, directory);
  };
  const aboutMe = (answer: Answer) => async (asked: Asked, staff: StaffSession) => {
    const directory = await ports.directories.get();
    if (rolesAround(directory, staff.email).length === 0) return notInPage(staff);
    return answer(asked, staff, { kind: 'person', email: staff.email, mine: true }, directory);
  };
  const aboutAdministrators = (answer: Answer) => async (asked: Asked, staff: StaffSession) =>
    answer(asked, staff, { kind: 'administrators' }, await ports.directories.get());

  const both = (path: string, groups: readonly StaffGroup[], about: (answer: Answer) => Parameters<typeof guard>[1]) => [
    { method: 'GET' as const, path, handle: guard(groups, about(show)) },
    { method: 'POST' as const, path, handle: guard(groups, about(save)) },
  ];
  return [
    { method: 'GET' as const, path: '/directory', handle: overview },
    { method: 'GET' as const, path: '/directory/history', handle: history },
    ...both('/directory/me', deciders, aboutMe),
    ...both('/directory/administrators', editors, aboutAdministrators),
    ...both('/directory/roles/{role}', editors, aboutRole),
    ...both('/directory/people/{person}', editors, aboutPerson),
  ];
}
