import { gzipSync } from 'node:zlib';
import { takesFiles } from '../../functions/domain/answers/evidence.ts';
import { answerValues } from '../../functions/domain/answers/raw-value.ts';
import type { Evidence, SectionDraft } from '../../functions/domain/answers/submission.ts';
import { visibleSectionsOfAnswers } from '../../functions/domain/answers/visible-questions.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { sha256 } from '../../functions/domain/proof/canonical.ts';
import { readResponse } from '../../functions/respond/answers/response.ts';
import { sectionPage } from '../../functions/respond/pages/section-page.tsx';
import { findVisit, type Visit } from '../../functions/respond/way-in/visit.ts';
import { fullResponse } from '../support/full-response.ts';
import { vendorPortal } from '../support/vendor-portal.ts';
import type { Measurement } from './measurement.ts';

const ROUNDS = 300;
const MOST_MS = 5;
const MOST_KB = 30;
const COMMENT = 'What we do, how we know that it works, and who looks after it. '.repeat(28);

/**
 * The largest section of the high tier, everything answered with a comment of 1,800 characters and a file: from what the table
 * holds to the page's HTML, and what that weighs.
 */
export async function benchRenderSection(catalog: Catalog): Promise<Measurement[]> {
  const visit = await answeredVisit(catalog);
  const response = readResponse(visit);
  const largest = response.sections.toSorted((a, b) => b.questions.length - a.questions.length)[0];
  if (!largest) throw new Error('nothing is asked');
  const render = async () => {
    const now = readResponse(visit);
    const current = now.sections.find(({ section }) => section.id === largest.section.id);
    if (!current) throw new Error('the section is gone');
    return (await sectionPage({ visit, response: now, current })).body;
  };
  const times: number[] = [];
  let html = '';
  for (let round = -100; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    html = await render();
    if (round >= 0) times.push(Number(process.hrtime.bigint() - start) / 1_000_000);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 100) / 100;
  // Comments are the vendor's: the page's own weight is without them.
  const own = gzipSync(html.replaceAll(COMMENT, ''), { level: 9 }).byteLength;
  return [
    { name: 'section.questions', unit: 'questions', value: largest.questions.length },
    { name: 'section.render-median', unit: 'ms', value: at(0.5), goal: MOST_MS },
    { name: 'section.render-p95', unit: 'ms', value: at(0.95) },
    { name: 'section.gzipped', unit: 'KB', value: Math.round(own / 100) / 10, goal: MOST_KB },
  ];
}

/** A recipient of the high tier who has answered everything. */
async function answeredVisit(catalog: Catalog): Promise<Visit> {
  const portal = await vendorPortal();
  const browser = await portal.started();
  const found = await findVisit(portal.ports, browser.cookies['__Host-assay-vendor']);
  if (!found) throw new Error('no session');
  const { assessment } = found.work;
  const { answers } = fullResponse(catalog, 'high', 'developer');
  const at = portal.world.clock.now().toISOString();
  const by = { kind: 'vendor' as const, name: found.session.name, email: found.session.email };
  const sections = visibleSectionsOfAnswers(catalog.questionnaire, 'high', 'developer', answers);
  const drafts = sections.map(({ section, questions }): SectionDraft => {
    const typed = questions.map(({ id, type }) => [
      id,
      { value: [...answerValues(answers[id])], ...(type !== 'text' && { comment: COMMENT }) },
    ]);
    const marks = Object.fromEntries(questions.map(({ id }) => [id, { version: 1, by, at }]));
    return {
      sectionId: section.id,
      version: 1,
      answers: Object.fromEntries(typed),
      savedAt: at,
      savedBy: by,
      markedComplete: false,
      marks,
    };
  });
  const evidence = sections
    .flatMap(({ questions }) => questions.filter(takesFiles))
    .map(
      ({ id }, place): Evidence => ({
        ...{
          id: `evd_${place}`,
          questionIds: [id],
          fileName: `Report on ${id}.pdf`,
          contentType: 'application/pdf',
          sizeBytes: 1_234_567,
        },
        ...{ sha256: sha256(id), kind: 'test-report', issuer: 'Somebody else', issuedOn: '2026-01-01', status: 'clean' },
        ...{ objectKey: `quarantine/${id}`, uploadedAt: at, uploadedBy: by },
      }),
    );
  const work = {
    ...found.work,
    assessment: { ...assessment, tier: 'high' as const, supplierRole: 'developer' as const },
    drafts,
    evidence,
  };
  return { ...found, catalog, work };
}
