import * as z from 'zod';
import type { StaffActor } from '../domain/actor.ts';
import type { Assessment } from '../domain/assessment.ts';
import { Language } from '../domain/language.ts';
import { replacedByNow } from '../domain/outcome/replaced-by-now.ts';
import { phoneNumber } from '../domain/phone-number.ts';
import type { Assessments, Clearances, Clock, Ids, Suppliers } from '../domain/ports.ts';
import { apiGuard } from '../web/api-caller.ts';
import { json, problem, type Reply } from '../web/reply.ts';
import { assessmentView } from './assessment-view.ts';

/** How an assessment is started; intake's use case, handed in by the handler. */
export interface ApiPorts {
  assessments: Assessments;
  clearances: Clearances;
  suppliers: Suppliers;
  clock: Clock;
  ids: Ids;
  start(input: {
    id: string;
    supplierId: string;
    systemId: string;
    form: {
      contactName: string;
      contactEmail: string;
      contactLanguage?: Language;
      message?: string;
      requesterPhone?: string;
      policyId: string;
    };
    by: StaffActor;
    /** The id of a withdrawn or lapsed assessment of the system that it goes on with. */
    continues?: string | undefined;
  }): Promise<
    | { kind: 'started'; assessment: Assessment }
    | { kind: 'no-such-system' | 'no-such-policy' | 'id-taken' }
    | { kind: 'cannot-continue'; why: WhyNotContinue }
  >;
}

type WhyNotContinue = 'no-such-assessment' | 'not-ended' | 'decided';

const Start = z.strictObject({
  supplierId: z.string().min(1).max(100),
  systemId: z.string().min(1).max(100),
  contact: z.strictObject({ name: z.string().trim().min(1).max(200), email: z.email().max(254), language: Language.optional() }),
  message: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .refine((text) => text.isWellFormed() && !text.includes('\0'))
    .optional(),
  /** The caller's, for suppliers with a question. */
  requesterPhone: phoneNumber('The phone number').optional(),
  policy: z.string().max(100).default(''),
  continues: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'This is no id of an assessment')
    .optional(),
});

/** It is there, and not in a state that another one can go on with. */
const cannotContinue: Record<Exclude<WhyNotContinue, 'no-such-assessment'>, { title: string; detail: string }> = {
  'not-ended': {
    title: 'The assessment has not ended',
    detail: 'Only one that was withdrawn or lapsed can be gone on with.',
  },
  decided: {
    title: 'The assessment was decided',
    detail: 'Only one that was withdrawn or lapsed can be gone on with. Leave continues out: the new outcome replaces the old.',
  },
};

const noSuch = (title: string, pointer: string) =>
  problem({ type: 'invalid', title: 'The request is not valid', status: 422, errors: [{ pointer, detail: title }] });

/** The JSON API of procurement's own systems. */
export function apiRoutes(ports: ApiPorts) {
  const getAssessment = apiGuard(['procurement', 'auditor', 'admin'], async ({ params }) => {
    const file = await ports.assessments.file(params.id ?? '');
    if (!file) return problem({ type: 'not-found', title: 'There is no such assessment', status: 404 });
    return json(assessmentView(await replacedByNow(ports, file), ports.clock.now().toISOString()));
  });

  const postAssessment = apiGuard(['procurement', 'admin'], async (asked, by) => {
    const body = readJson(asked.text);
    if (!body.ok) return problem({ type: 'not-json', title: 'The body is not JSON', status: 400 });
    const parsed = Start.safeParse(body.value);
    if (!parsed.success) return invalid(parsed.error);
    const { supplierId, systemId, contact, message, requesterPhone, policy, continues } = parsed.data;
    const form = {
      contactName: contact.name,
      contactEmail: contact.email,
      contactLanguage: contact.language,
      message,
      requesterPhone,
      policyId: policy,
    };
    const result = await ports.start({ id: ports.ids.id('asm'), supplierId, systemId, form, by, continues });
    switch (result.kind) {
      case 'no-such-system':
        return noSuch('The supplier has no such AI system', '/systemId');
      case 'no-such-policy':
        return noSuch('No such policy is offered; name one', '/policy');
      case 'cannot-continue': {
        const { why } = result;
        if (why === 'no-such-assessment') return noSuch('The AI system has no such assessment', '/continues');
        return problem({ type: why, status: 409, ...cannotContinue[why] });
      }
      case 'id-taken':
        return problem({ type: 'id-taken', title: 'The id drawn for it is in use: please send it again', status: 409 });
    }
    const view = assessmentView({ assessment: result.assessment }, ports.clock.now().toISOString());
    const reply = json(view, 201);
    return { ...reply, headers: { ...reply.headers, location: `/api/assessments/${result.assessment.id}` } };
  });

  const getSuppliers = apiGuard(['procurement', 'auditor', 'admin'], async ({ query }) => {
    const { suppliers, next } = await ports.suppliers.list(100, query.get('next') ?? undefined);
    return json({
      suppliers: suppliers.map(({ id, name, country, website }) => ({ id, name, country, website })),
      next: next ?? null,
    });
  });

  return [
    { method: 'GET' as const, path: '/api/suppliers', handle: getSuppliers },
    { method: 'POST' as const, path: '/api/assessments', handle: postAssessment },
    { method: 'GET' as const, path: '/api/assessments/{id}', handle: getAssessment },
  ];
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** Every problem with its JSON pointer (RFC 6901). */
function invalid(error: z.ZodError): Reply {
  const pointer = (path: readonly PropertyKey[]) =>
    path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const errors = error.issues.map((issue) => ({ pointer: pointer(issue.path), detail: issue.message }));
  return problem({ type: 'invalid', title: 'The request is not valid', status: 422, errors });
}
