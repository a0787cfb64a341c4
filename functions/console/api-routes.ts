import type { StaffActor } from '../domain/actor.ts';
import type { Assessment, LinkedAssessment } from '../domain/assessment.ts';
import type { Language } from '../domain/language.ts';
import { replacedByNow } from '../domain/outcome/replaced-by-now.ts';
import type { Assessments, Clearances, Clock, Ids, Suppliers } from '../domain/ports.ts';
import { apiGuard } from '../web/api-caller.ts';
import { json, problem } from '../web/reply.ts';
import { assessmentView } from './assessment-view.ts';
import { readStartBody } from './start-body.ts';

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
    | { kind: 'no-such-system' | 'id-taken' }
    | { kind: 'no-such-policy'; offered: string[] }
    | { kind: 'cannot-continue'; why: WhyNotContinue }
    /** Another one goes on with it already. */
    | { kind: 'continued'; by: LinkedAssessment }
  >;
}

type WhyNotContinue = 'no-such-assessment' | 'not-ended' | 'decided';

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

const invalid = (errors: { pointer: string; detail: string }[]) =>
  problem({ type: 'invalid', title: 'The request is not valid', status: 422, errors });

const noSuch = (detail: string, pointer: string) => invalid([{ pointer, detail }]);

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
    const start = readStartBody(body.value);
    if (!start.ok) return invalid(start.problems);
    const { supplierId, systemId, contact, message, requesterPhone, policy, continues } = start.value;
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
        return noSuch(`Name one of the policies that are offered: ${result.offered.join(', ')}`, '/policy');
      case 'cannot-continue': {
        const { why } = result;
        if (why === 'no-such-assessment') return noSuch('The AI system has no such assessment', '/continues');
        return problem({ type: why, status: 409, ...cannotContinue[why] });
      }
      case 'continued': {
        const title = 'Another assessment goes on with it already';
        const detail = `Look at that one (continuedBy). Should it have ended without an outcome as well, continue that one.`;
        return problem({ type: 'continued', title, status: 409, detail, continuedBy: result.by });
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
