import type { Answers } from '../../functions/domain/answers/answer.ts';
import { askedQuestions } from '../../functions/domain/answers/visible-questions.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { waitingFor } from '../../functions/domain/waiting-for.ts';
import { openAssessment } from '../../functions/intake/open-assessment.ts';
import { recordOutcome } from '../../functions/outcome/record/record-outcome.ts';
import { scoreResponse } from '../../functions/score/score-response.ts';
import { followUpStaffPages } from './follow-up-staff-pages.ts';
import { ID, invited, stored, submitted } from './in-memory/assessment-in-progress.ts';
import { carl } from './in-memory/vendor-people.ts';
import { smallCatalog } from './small-catalog.ts';
import { demoPolicy, type StaffDesk, staff, staffDesk } from './staff-desk.ts';
import type { VendorBrowser } from './vendor-browser.ts';

const REASONS = 'The contract limits the use to test data <b>only</b>.';
type See = (name: string, html: string) => Promise<void>;

/** Walks through every page that staff can meet and hands each to `see`. Names and texts are hostile unless `plain`. */
export async function everyStaffPage(see: See, { catalog, plain = false }: { catalog?: Catalog; plain?: boolean } = {}) {
  const catalogs = catalog ? [catalog, { ...catalog, policy: { ...catalog.policy, id: 'demo', title: 'Demo policy' } }] : undefined;
  const desk = staffDesk({ catalogs: catalogs ?? [smallCatalog(), smallCatalog(demoPolicy())] });
  const named = (words: string) => (plain ? words : `${words} & <b>"it"</b> \u202E`);
  const paula = await desk.as(staff.paula);
  const keep = (name: string) => see(name, paula.html);
  await keep('console-empty');
  await paula.get('/console/suppliers');
  await keep('suppliers-empty');
  await paula.get('/console/suppliers/new');
  await keep('supplier-new');
  await paula.press('Register the supplier', { name: '', contactEmail: named('vera') });
  await keep('supplier-problems');
  const supplier = {
    country: 'Norway',
    website: 'https://acme.example',
    contactName: 'Vera Vendor',
    contactEmail: 'vera@acme.example',
  };
  await paula.press('Register the supplier', { ...supplier, name: named('Northwind Health AI') });
  await keep('supplier-without-systems');
  const supplierPath = paula.path;
  await paula.get(`${supplierPath}/systems/new`);
  await keep('system-new');
  const purpose = named('Sorts incoming patient letters by urgency and proposes who should answer them.');
  const system = {
    supplierRole: 'provider',
    dataSensitivity: 'special-category',
    impactOnPeople: 'significant',
    autonomy: 'recommends',
  };
  await paula.press('Register the AI system', { name: named('TriageBot'), purpose, scale: 'under-10000' });
  await keep('system-problems');
  const facts = { ...system, scale: 'under-10000', replaceability: 'moderate', aiActClass: 'high-risk' };
  await paula.press('Register the AI system', { name: named('TriageBot'), purpose, ...facts });
  await keep('system');
  const systemPath = paula.path;
  await paula.get(supplierPath);
  await keep('supplier');
  await paula.get('/console/suppliers');
  await keep('suppliers');
  await paula.get(`${systemPath}/assess`);
  await keep('start');
  await paula.press('Start and send', { contactEmail: 'x', message: named('Hello'), requesterPhone: named('020') });
  await keep('start-problems');
  await paula.press('Start and send', {
    contactEmail: 'vera@acme.example',
    policyId: catalog?.policy.id ?? 'house',
    message: named('Please answer by the end of the month.'),
    requesterPhone: '+44 (0)20 7946 0958 ext. 12',
  });
  await keep('assessment-opened');
  const id = paula.path.split('/').at(-1) ?? '';
  const ports = { ...desk.world.ports, clock: desk.world.clock, ids: desk.world.ids };
  await openAssessment(ports, {
    assessmentId: id,
    executionArn: 'arn:aws:states:eu-west-1:000000000000:execution:assay:one',
    attempt: 1,
  });
  desk.world.clock.travel({ days: 25 });
  await invited(desk.world, { id: ID });
  stored(desk.world, ID).assessment.parked = {
    step: 'ScoreResponse',
    error: named('CatalogMissing'),
    at: '2026-03-12T09:00:00.000Z',
  };
  await paula.get('/console');
  await keep('console');
  await paula.get('/console?status=awaiting-response');
  await keep('console-status');
  await paula.get(`/console/assessments/${ID}`);
  await keep('assessment-parked');
  await paula.get(`/console/assessments/${id}`);
  await keep('assessment-late');
  await troubled(desk, id, paula, keep);
  await paula.get(`/console/assessments/${id}/withdraw`);
  await keep('withdraw');
  await paula.press('Withdraw the assessment', { reason: named('no') });
  await keep('withdraw-problems');
  await paula.press('Withdraw the assessment', { csrf: 'stale', reason: named('no') });
  await keep('send-again');

  await answered(desk, id, named('A remark'));
  const owners = [
    { name: 'Dora Data', email: staff.dora.email },
    { name: 'Sam Safe', email: staff.sam.email },
  ];
  for (const request of stored(desk.world, id).requests) desk.world.table.directory.roles[request.role] = owners;
  await paula.get(`/console/assessments/${id}`);
  await keep('assessment-awaiting-decision');
  const dora = await desk.as(staff.dora);
  await see('exceptions', dora.html);
  const paths = dora
    .$('ul.tasks a')
    .toArray()
    .map((a) => dora.$(a).attr('href') ?? '');
  const [first = '', ...others] = paths;
  await dora.get(first);
  await see('exception', dora.html);
  const late = dora.sibling();
  const answersOf = dora.sibling();
  await answersOf.get(`${first}/answers`);
  await see('answers', answersOf.html);
  await answersOf.get(answersOf.$('section[aria-labelledby=sections] a').attr('href') ?? '');
  await see('answers-section', answersOf.html);
  const handing = dora.sibling();
  await handing.get(`${first}/hand-over`);
  await see('hand-over-nobody', handing.html);
  const dieter = { name: named('Dieter'), email: 'dieter@buyer.example' };
  desk.world.table.directory.heads.legal = dieter;
  await handing.get(`${first}/hand-over`);
  await see('hand-over', handing.html);
  await handing.press('Hand it over', { reasons: named('Leave') });
  await see('hand-over-problems', handing.html);
  const sam = await desk.as(staff.sam, first);
  await dora.press('Record my decision', { choice: 'approve-with-conditions', reasons: 'short', 'condition-1': named('An audit') });
  await see('exception-problems', dora.html);
  const decision = { choice: 'approve-with-conditions', reasons: plain ? REASONS.replace(/<\/?b>/g, '') : REASONS };
  const condition = {
    'condition-1': named('A bias audit by an independent party, with the report sent to us.'),
    'owner-1': 'supplier',
    'proof-1': named('The report.'),
    'due-1': '2026-06-30',
    until: '2026-07-31',
  };
  await dora.press('Record my decision', { ...decision, ...condition });
  await see('exception-decided', dora.html);
  await late.press('Record my decision', decision.choice ? { choice: 'reject', reasons: decision.reasons } : {});
  await see('exception-late-click', late.html);
  await sam.get(first);
  await see('exception-second-owner', sam.html);
  const paulaReads = await desk.as(staff.paula, others[0] ?? first);
  await see('exception-requester', paulaReads.html);
  const [second = first] = others;
  const giver = await desk.as(staff.sam, `${second}/hand-over`);
  await giver.press('Hand it over', { to: dieter.email, reasons: named('On leave from tomorrow on.') });
  await see('exception-handed-over', giver.html);
  await see('exceptions-some-for-others', (await desk.as(staff.sam)).html);
  for (const path of paths) {
    for (const person of [staff.dora, staff.sam]) {
      const browser = await desk.as(person, path);
      if (browser.html.includes('Record my decision')) await browser.press('Record my decision', { ...decision, ...condition });
    }
  }
  await recordOutcome({ ...desk.world.ports, clock: desk.world.clock }, { assessmentId: id });
  const { supplierId, systemId } = stored(desk.world, id).assessment;
  for (const [days, when] of [
    [0, 'decided'],
    [200, 'overdue'],
    [4000, 'expired'],
  ] as const) {
    desk.world.clock.travel({ days });
    const reader = await desk.as(staff.audrey, `/console/assessments/${id}`);
    await see(`assessment-${when}`, reader.html);
    await reader.get(`/clearance/${supplierId}/${systemId}`);
    await see(`clearance-${when}`, reader.html);
  }
  await see('clearance-unknown', (await desk.as(staff.dora, '/clearance/sup_x/sys_x')).html);
  const policyId = catalog?.policy.id ?? 'house';
  const afresh = await desk.as(staff.paula, `/console/suppliers/${supplierId}/systems/${systemId}/assess`);
  await see('start-replacing', afresh.html);
  await afresh.press('Start and send', { policyId });
  await see('assessment-replacing', afresh.html);
  const withdrawn = afresh.path.split('/').at(-1) ?? '';
  stored(desk.world, withdrawn).assessment.status = 'withdrawn';
  await afresh.get(`/console/suppliers/${supplierId}/systems/${systemId}/assess?continues=${withdrawn}`);
  await see('start-reopening', afresh.html);
  const overtaken = afresh.sibling();
  await afresh.press('Start and send', { policyId });
  await overtaken.press('Start and send', { policyId, message: named('Please go on.') });
  await see('start-reopened-already', overtaken.html);
  const ada = await desk.as(staff.ada, '/console?status=decided');
  await see('console-decided', ada.html);
  await see('forbidden', (await desk.as(staff.nobody)).html);
  await see('no-roles', (await desk.as(staff.audrey, '/exceptions')).html);
  const gone = await desk.as(staff.paula, `/console/assessments/${ID}/withdraw`);
  desk.sessions.clear();
  await gone.press('Withdraw the assessment', { reason: named('Because') });
  await see('signed-out-meanwhile', gone.html);
  desk.signIn.refused = true;
  await see('sign-in-refused', (await desk.browser().get('/auth/login?next=/console')).html);
  const out = await desk.browser().post('/auth/logout', '');
  await see('signed-out', out.html);
  await followUpStaffPages(see, named);
}

/** Links, a colleague, mail that came back, and what can be done about it; leaves the assessment as it was. */
async function troubled(desk: StaffDesk, id: string, paula: VendorBrowser, keep: (name: string) => Promise<void>) {
  const page = `/console/assessments/${id}`;
  const { world } = desk;
  const { assessment, grants, colleagues } = stored(world, id);
  const before = structuredClone(assessment);
  const at = world.clock.now().toISOString();
  const link = { assessmentId: id, purpose: 'respond' as const, issuedAt: at, expiresAt: '2026-05-02T09:00:00.000Z' };
  await world.ports.links.issue({ ...link, ...before.contact, tokenHash: 'a'.repeat(64) });
  await world.ports.links.issue({ ...link, ...before.contact, tokenHash: 'b'.repeat(64), revokedAt: at });
  await world.ports.links.issue({ ...link, name: carl.name, email: carl.email, tokenHash: 'c'.repeat(64), participant: carl.id });
  colleagues.push({ ...carl, maySubmit: true });
  await paula.get(page);
  await keep('assessment-links');
  for (const action of ['resend', 'rotate', 'recipient/revoke']) {
    await paula.get(`${page}/links/${action}`);
    await keep(`link-${action.replace('/', '-')}`);
  }
  const trouble = (email: string) => ({ email, reason: 'bounced' as const, mail: 'invitation', at });
  assessment.undeliverable = [trouble(before.contact.email), trouble(carl.email), trouble(staff.dora.email)];
  assessment.waiting = waitingFor(assessment, [], at);
  await world.ports.suppressions.put({ ...trouble(before.contact.email), assessmentId: id });
  await paula.get('/console');
  await keep('console-trouble');
  await paula.get(page);
  await keep('assessment-trouble');
  await paula.get(`${page}/links/resend`);
  await keep('link-refused');
  await paula.get(`${page}/contact`);
  await keep('contact');
  await paula.press('Correct and send a new link', { name: '' });
  await keep('contact-problems');
  await paula.press('Correct and send a new link', { name: before.contact.name });
  await keep('contact-not-assured');
  await world.ports.suppressions.lift(before.contact.email);
  Object.assign(stored(world, id), { assessment: before, colleagues: [] });
  grants.length = 0;
}

/** Answers some questions well, some badly, some not, with a clean and an infected file; then scores. */
async function answered(desk: StaffDesk, id: string, comment: string) {
  const { assessment, evidence } = stored(desk.world, id);
  const { questionnaire } = await desk.world.ports.catalogs.get(assessment.catalogHash);
  const answers: Answers = {};
  for (const [n, question] of askedQuestions(questionnaire, assessment.tier, assessment.supplierRole).entries()) {
    if (n % 7 === 3) continue;
    if (n % 11 === 5 && question.notApplicable) answers[question.id] = { kind: 'not-applicable', reason: comment };
    else if (n % 5 === 4 && question.type !== 'text' && question.type !== 'date')
      answers[question.id] = { kind: 'not-sure', comment };
    else if (question.type === 'single') answers[question.id] = { kind: 'single', option: question.options[0]?.id ?? '' };
    else if (question.type === 'yes-no') answers[question.id] = { kind: 'yes-no', value: question.compliant, comment };
    else if (question.type === 'multiple')
      answers[question.id] = { kind: 'multiple', options: question.options.slice(0, 2).map((one) => one.id) };
    else if (question.type === 'number') answers[question.id] = { kind: 'number', value: 1234 };
    else if (question.type === 'date') answers[question.id] = { kind: 'date', value: '2026-01-31' };
    else if (question.type === 'text') answers[question.id] = { kind: 'text', value: comment.slice(0, 20) };
  }
  const one = {
    contentType: 'application/pdf',
    objectKey: 'k',
    uploadedAt: '2026-03-02T09:00:00.000Z',
    uploadedBy: { kind: 'system' as const, name: 't' },
  };
  const first = askedQuestions(questionnaire, assessment.tier, assessment.supplierRole)
    .slice(0, 40)
    .map((question) => question.id);
  evidence.push(
    {
      ...one,
      id: 'evd_1',
      questionIds: first.slice(0, 2),
      fileName: 'ISO 42001 certificate.pdf',
      kind: 'certificate',
      issuer: 'A certifier',
      scheme: 'iso-42001',
      issuedOn: '2024-06-01',
      surveillanceOn: '2024-11-05',
      expiresOn: '2027-05-31',
      status: 'clean',
      scanner: 'development',
      objectVersion: 'v1',
    },
    { ...one, id: 'evd_2', questionIds: first, fileName: `${comment}.pdf`, kind: 'test-report', status: 'infected' },
  );
  await submitted(desk.world, answers, id);
  await scoreResponse({ ...desk.world.ports, clock: desk.world.clock }, { assessmentId: id });
}
