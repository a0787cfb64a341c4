import * as z from 'zod';
import type { Actor, StaffActor } from '../domain/actor.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { isSamePerson } from '../domain/deciding/decide.ts';
import { inherentRisk } from '../domain/judgement/inherent-risk.ts';
import { type Language, languages } from '../domain/language.ts';
import { namedError } from '../domain/named-error.ts';
import type { Assessments, Catalogs, Clearances, Clock, Ids, Ledger, Suppliers } from '../domain/ports.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { emailAddress, name, optionalPhone, optionalText } from '../web/typed-form.ts';
import { type CannotContinue, toldContinued, whyNotContinue } from './continue-assessment.ts';

/** Whom we ask, by which rules. `policyId` may stay empty where only one policy is offered. */
export const StartForm = z.object({
  contactName: name('The name of the person we ask', 200),
  contactEmail: emailAddress('The email address of the person we ask'),
  /** Of their mails and pages; empty: not said. */
  contactLanguage: z.enum(['', ...languages], 'Choose a language').transform((chosen) => chosen || undefined),
  message: optionalText('Your message', 2000),
  /** Of whoever asks. */
  requesterPhone: optionalPhone('The phone number'),
  policyId: z.string().trim(),
});
export type StartForm = Omit<z.infer<typeof StartForm>, 'message' | 'contactLanguage' | 'requesterPhone'> & {
  message?: string;
  requesterPhone?: string;
  contactLanguage?: Language;
};

interface Ports {
  assessments: Pick<Assessments, 'head'>;
  suppliers: Suppliers;
  catalogs: Catalogs;
  clearances: Clearances;
  ledger: Ledger;
  clock: Clock;
  ids: Ids;
  /** The catalogs of today by policy id, first the default one (current-catalogs.ts). */
  currentCatalogs: ReadonlyMap<string, Catalog>;
}

interface StartInput {
  id: string;
  supplierId: string;
  systemId: string;
  form: StartForm;
  by: StaffActor;
  continues?: string | undefined;
}

export type StartResult =
  | { kind: 'started'; assessment: Assessment }
  | { kind: 'no-such-system' }
  /** `offered`: the ids of those there are. */
  | { kind: 'no-such-policy'; offered: string[] }
  | CannotContinue
  /** `id` belongs to another assessment. */
  | { kind: 'id-taken' };

/**
 * Opens an assessment under `id`, pinned to today's catalog of the chosen policy: inherent risk and tier follow from the
 * system's facts, and the workflow is asked to start. Whoever registered the supplier and the system had a hand in it. It is linked to
 * the assessment that the system's clearance rests on, which it replaces once it is decided. `continues`: the id of a withdrawn or lapsed
 * assessment of the system that it goes on with; whoever had a hand in that one had a hand in this one. Sending the same form twice opens one.
 * Throws `AssessmentBusy` when the one that ended kept changing.
 */
export async function startAssessment(ports: Ports, input: StartInput): Promise<StartResult> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const result = await startOnce(ports, input);
    if (result.kind !== 'moved') return result;
  }
  throw namedError('AssessmentBusy', `assessment ${input.continues} kept changing`);
}

/** `moved`: the one that ended did meanwhile, perhaps because somebody else was first to go on with it. */
async function startOnce(ports: Ports, input: StartInput): Promise<StartResult | { kind: 'moved' }> {
  const { id, form, by } = input;
  const found = await ports.suppliers.get(input.supplierId);
  const system = found?.systems.find((one) => one.id === input.systemId);
  if (!found || !system) return { kind: 'no-such-system' };
  const catalog = catalogOf(ports.currentCatalogs, form.policyId);
  if (!catalog) return { kind: 'no-such-policy', offered: [...ports.currentCatalogs.keys()] };

  const ended = input.continues ? await ports.assessments.head(input.continues) : undefined;
  const isOurs = ended?.supplierId === found.supplier.id && ended.systemId === system.id;
  const cannot = input.continues ? whyNotContinue(isOurs ? ended : undefined, id) : undefined;
  if (cannot) return cannot;
  const continues = ended && { assessmentId: ended.id, reference: ended.reference };

  const { level, tier } = inherentRisk(system.facts, catalog.policy);
  const catalogHash = await ports.catalogs.publish(catalog);
  const standing = await ports.clearances.get(found.supplier.id, system.id);
  const supersedes = standing && { assessmentId: standing.assessmentId, reference: standing.reference };
  const before = ended ? [ended.requestedBy, ...(ended.intakeBy ?? [])] : [];
  const intakeBy = others([found.supplier.createdBy, system.registeredBy, ...before], by);
  const at = ports.clock.now().toISOString();
  const { contactName: name, contactEmail: email, contactLanguage: language } = form;
  const contact = { name, email, ...(language && { language }) };
  const reference = ports.ids.reference();
  const result = await ports.ledger.open({
    operationId: `start-${id}`,
    at,
    head: {
      id,
      reference,
      supplierId: found.supplier.id,
      supplierName: found.supplier.name,
      systemId: system.id,
      systemName: system.name,
      supplierRole: system.supplierRole,
      facts: system.facts,
      inherentRisk: level,
      tier,
      catalogHash,
      policyId: catalog.policy.id,
      questionnaireVersion: catalog.questionnaire.version,
      contact,
      requestedBy: by,
      ...(form.requesterPhone && { requesterPhone: form.requesterPhone }),
      ...(intakeBy.length > 0 && { intakeBy }),
      ...(supersedes && { supersedes }),
      ...(continues && { continues }),
      ...(form.message && { message: form.message }),
      status: 'opened',
      waiting: waitingFor({ status: 'opened', contact }, [], at),
      openedAt: at,
    },
    event: {
      type: 'assessment-opened',
      actor: by,
      data: {
        supplier: found.supplier.id,
        system: system.id,
        catalog: catalogHash,
        policy: catalog.policy.id,
        inherentRisk: level,
        tier,
        ...(form.requesterPhone && { requesterPhone: form.requesterPhone }),
        ...(intakeBy.length > 0 && { preparedBy: intakeBy.map((actor) => ('email' in actor ? actor.email : actor.name)) }),
        ...(supersedes && { supersedes: supersedes.assessmentId }),
        ...(continues && { continues: continues.assessmentId }),
      },
    },
    outbox: [{ kind: 'start-workflow', assessmentId: id, attempt: 1 }],
    ...(ended && { alongside: toldContinued(ended, { assessmentId: id, reference }, by, at) }),
  });
  if (result.kind === 'committed') return { kind: 'started', assessment: result.head };
  return { kind: ended && !result.head ? 'moved' : 'id-taken' };
}

/** The catalog of a policy; the only one, where nothing was to choose. */
export function catalogOf(catalogs: ReadonlyMap<string, Catalog>, policyId: string): Catalog | undefined {
  if (policyId === '' && catalogs.size === 1) return [...catalogs.values()][0];
  return catalogs.get(policyId);
}

/** People who could decide, each once, without the one who asks. */
const others = (actors: readonly Actor[], requester: Actor): Actor[] =>
  actors.filter((actor, at) => !isSamePerson(actor, requester) && actors.findIndex((other) => isSamePerson(other, actor)) === at);
