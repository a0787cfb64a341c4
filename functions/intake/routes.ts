import { isTerminal } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { isSamePerson } from '../domain/deciding/decide.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Sessions } from '../domain/links/access-ports.ts';
import type { Assessments, Catalogs, Clearances, Clock, Ids, Ledger, Screens, Suppliers } from '../domain/ports.ts';
import type { Asked } from '../web/asked.ts';
import { formId } from '../web/form-id.ts';
import { notFoundPage } from '../web/message-page.tsx';
import { seeOther } from '../web/reply.ts';
import { actorOf, staffGuard } from '../web/staff-guard.ts';
import { checkForm, type FieldErrors, typedFields } from '../web/typed-form.ts';
import { canBeContinued, continuedByAnother } from './continue-assessment.ts';
import { readers, registrars } from './may-register.ts';
import { registerSupplier, SupplierForm } from './register-supplier.ts';
import { registerSystem, SystemForm } from './register-system.ts';
import { reopenedPage } from './reopened-page.tsx';
import { catalogOf, StartForm, startAssessment } from './start-assessment.ts';
import { startPage } from './start-page.tsx';
import { supplierFormPage } from './supplier-form-page.tsx';
import { supplierPage } from './supplier-page.tsx';
import { suppliersPage } from './suppliers-page.tsx';
import { systemFormPage } from './system-form-page.tsx';
import { systemPage } from './system-page.tsx';

export interface IntakePorts {
  assessments: Pick<Assessments, 'head'>;
  suppliers: Suppliers;
  screens: Pick<Screens, 'bySystem'>;
  catalogs: Catalogs;
  clearances: Clearances;
  ledger: Ledger;
  sessions: Sessions;
  clock: Clock;
  ids: Ids;
  /** By policy id, the default first. Never empty. */
  currentCatalogs: ReadonlyMap<string, Catalog>;
}

const PAGE_SIZE = 50;

/** Procurement registers suppliers and AI systems, and starts assessments. */
export function intakeRoutes(ports: IntakePorts) {
  const guard = staffGuard(ports);
  const [defaultCatalog] = ports.currentCatalogs.values();
  if (!defaultCatalog) throw new Error('no policy is offered');

  const systemIn = async (asked: Asked) => {
    const found = await ports.suppliers.get(asked.params.supplier ?? '');
    const system = found?.systems.find(({ id }) => id === asked.params.system);
    return found && system && { supplier: found.supplier, system };
  };

  const standingOf = ({ supplier, system }: { supplier: { id: string }; system: { id: string } }) =>
    ports.clearances.get(supplier.id, system.id);

  const list = guard(readers, async (asked, staff) => {
    const next = asked.query.get('next') ?? undefined;
    return suppliersPage(staff, { ...(await ports.suppliers.list(PAGE_SIZE, next)), first: next === undefined });
  });

  const newSupplier = guard(registrars, (_, staff) => supplierFormPage(staff, ports.ids.id('sup')));
  const postSupplier = guard(registrars, async ({ form }, staff) => {
    const id = formId(form, 'sup') ?? ports.ids.id('sup');
    const typed = typedFields(form, Object.keys(SupplierForm.shape));
    const checked = checkForm(SupplierForm, typed);
    if (!checked.ok) return supplierFormPage(staff, id, typed, checked.errors);
    const supplier = await registerSupplier(ports, { id, form: checked.value, by: actorOf(staff) });
    return seeOther(`/console/suppliers/${supplier.id}`);
  });

  const supplier = guard(readers, async (asked, staff) => {
    const found = await ports.suppliers.get(asked.params.supplier ?? '');
    return found ? supplierPage(staff, { ...found, catalog: defaultCatalog }) : notFoundPage();
  });

  const newSystem = guard(registrars, async (asked, staff) => {
    const found = await ports.suppliers.get(asked.params.supplier ?? '');
    return found ? systemFormPage(staff, found.supplier, ports.ids.id('sys')) : notFoundPage();
  });
  const postSystem = guard(registrars, async ({ form, params }, staff) => {
    const found = await ports.suppliers.get(params.supplier ?? '');
    if (!found) return notFoundPage();
    const id = formId(form, 'sys') ?? ports.ids.id('sys');
    const typed = typedFields(form, Object.keys(SystemForm.shape));
    const checked = checkForm(SystemForm, typed);
    if (!checked.ok) return systemFormPage(staff, found.supplier, id, typed, checked.errors);
    const result = await registerSystem(ports, { supplierId: found.supplier.id, id, form: checked.value, by: actorOf(staff) });
    return result.kind === 'registered' ? seeOther(`/console/suppliers/${found.supplier.id}/systems/${id}`) : notFoundPage();
  });

  const system = guard(readers, async (asked, staff) => {
    const found = await systemIn(asked);
    if (!found) return notFoundPage();
    const assessments = await ports.screens.bySystem(found.system.id, 20);
    return systemPage(staff, { ...found, catalog: defaultCatalog, assessments, now: ports.clock.now().toISOString() });
  });

  /** The ended assessment of this system that the form goes on with; whatever else was named is left out. */
  const continuedIn = async ({ system }: { system: { id: string } }, id: string | null) => {
    const head = id && /^[\w-]{1,100}$/.test(id) ? await ports.assessments.head(id) : undefined;
    return head?.systemId === system.id && canBeContinued(head) ? head : undefined;
  };

  /** Of the system's assessments: those under way, and the number that this person gave, or did not, the last time. Anybody else's is not theirs. */
  const earlierOf = async ({ system }: { system: { id: string } }, staff: StaffSession) => {
    const earlier = await ports.screens.bySystem(system.id, 20);
    const phone = earlier.find(({ requestedBy }) => isSamePerson(requestedBy, actorOf(staff)))?.requesterPhone;
    return { underWay: earlier.filter(({ status }) => !isTerminal(status)), phone };
  };

  const newAssessment = guard(registrars, async (asked, staff) => {
    const found = await systemIn(asked);
    if (!found) return notFoundPage();
    const continues = await continuedIn(found, asked.query.get('continues'));
    const id = ports.ids.id('asm');
    const successor = continues && continuedByAnother(continues, id);
    if (successor) return reopenedPage(staff, { ...found, ended: continues, successor });
    const replaces = await standingOf(found);
    const earlier = await earlierOf(found, staff);
    return startPage(staff, { ...found, catalogs: ports.currentCatalogs, id, continues, replaces, ...earlier });
  });
  const postAssessment = guard(registrars, async (asked, staff) => {
    const found = await systemIn(asked);
    if (!found) return notFoundPage();
    const id = formId(asked.form, 'asm') ?? ports.ids.id('asm');
    const typed = typedFields(asked.form, Object.keys(StartForm.shape));
    const continues = await continuedIn(found, asked.form.get('continues'));
    const successor = continues && continuedByAnother(continues, id);
    if (successor) return reopenedPage(staff, { ...found, ended: continues, successor }, typed);
    const shown = { ...found, catalogs: ports.currentCatalogs, id, continues, replaces: await standingOf(found) };
    const checked = checkForm(StartForm, typed);
    const noPolicy: FieldErrors = catalogOf(ports.currentCatalogs, typed.policyId ?? '') ? {} : { policyId: 'Choose a policy' };
    const again = async (errors: FieldErrors) => startPage(staff, { ...shown, ...(await earlierOf(found, staff)) }, typed, errors);
    if (!checked.ok) return again({ ...checked.errors, ...noPolicy });
    if ('policyId' in noPolicy) return again(noPolicy);
    const { supplier: by, system: of } = found;
    const result = await startAssessment(ports, {
      id,
      supplierId: by.id,
      systemId: of.id,
      form: checked.value,
      by: actorOf(staff),
      continues: continues?.id,
    });
    if (result.kind === 'continued' && continues)
      return reopenedPage(staff, { ...found, ended: continues, successor: result.by }, typed);
    return result.kind === 'started' ? seeOther(`/console/assessments/${result.assessment.id}`) : notFoundPage();
  });

  const one = '/console/suppliers/{supplier}';
  return [
    { method: 'GET' as const, path: '/console/suppliers', handle: list },
    { method: 'GET' as const, path: '/console/suppliers/new', handle: newSupplier },
    { method: 'POST' as const, path: '/console/suppliers/new', handle: postSupplier },
    { method: 'GET' as const, path: one, handle: supplier },
    { method: 'GET' as const, path: `${one}/systems/new`, handle: newSystem },
    { method: 'POST' as const, path: `${one}/systems/new`, handle: postSystem },
    { method: 'GET' as const, path: `${one}/systems/{system}`, handle: system },
    { method: 'GET' as const, path: `${one}/systems/{system}/assess`, handle: newAssessment },
    { method: 'POST' as const, path: `${one}/systems/{system}/assess`, handle: postAssessment },
  ];
}
