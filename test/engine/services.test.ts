import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  GetActivityTaskCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import { startEngine } from '../../bin/local/engine.ts';
import { readMails } from '../../bin/local/mails.ts';
import { freePorts } from '../../bin/local/ports.ts';
import { installEngine } from '../../bin/local/python.ts';
import { clearanceOf } from '../../functions/domain/outcome/clearance-of.ts';
import { clearanceEvent } from '../../functions/domain/outcome/decided-event.ts';
import { eventsOn } from '../../functions/platform/event-bus.ts';
import { evidenceBucket } from '../../functions/platform/evidence/evidence-bucket.ts';
import { evidenceDownloadsFrom } from '../../functions/platform/evidence/evidence-downloads.ts';
import { evidenceMarks } from '../../functions/platform/evidence/evidence-marks.ts';
import { evidenceUploads } from '../../functions/platform/evidence/evidence-uploads.ts';
import { s3Client } from '../../functions/platform/evidence/s3-client.ts';
import { sesMailer } from '../../functions/platform/ses-mailer.ts';
import { stepFunctionsWorkflows } from '../../functions/platform/step-functions.ts';
import type { PublishedEvent } from '../../functions/relay/ports.ts';
import { assessmentStory, rosa } from '../support/assessment-story.ts';
import { patient } from '../support/eventually.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { file } from '../support/small-submission.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-services-'));
let engine: Awaited<ReturnType<typeof startEngine>>;
let config: ReturnType<typeof clientConfig>;

beforeAll(async () => {
  const python = await installEngine(join(import.meta.dirname, '..', '..', '.local'));
  const [port = 0] = await freePorts(1);
  engine = await startEngine({ python, home, port });
  config = clientConfig(engine.url);
});
afterAll(async () => {
  await engine?.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
});

/** Waits for an activity's token, then ends. */
const waitsOnce = (Resource: string) => ({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Task', Resource, TimeoutSeconds: 60, End: true } },
});

describe('Step Functions', () => {
  it('is started once by name, is woken once, and tells whether it runs', async () => {
    const client = new SFNClient(config);
    const { activityArn = '' } = await client.send(new CreateActivityCommand({ name: 'wait' }));
    const definition = JSON.stringify(waitsOnce(activityArn));
    const roleArn = 'arn:aws:iam::000000000000:role/workflow';
    const { stateMachineArn = '' } = await client.send(new CreateStateMachineCommand({ name: 'waits', roleArn, definition }));
    const workflows = stepFunctionsWorkflows(stateMachineArn, client);
    expect(await workflows.isRunning('asm_1', 1)).toBe(false);
    expect(await workflows.start('asm_1', 1)).toBe('started');
    expect(await workflows.isRunning('asm_1', 1)).toBe(true);
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:asm_1-1`;
    const { taskToken: token = '' } = await client.send(new GetActivityTaskCommand({ activityArn }));
    expect(await workflows.wake(token)).toBe('woken');
    // The engine takes a second call for the same token until the step has gone on.
    await expect.poll(() => workflows.isRunning('asm_1', 1), patient).toBe(false);
    expect(await workflows.wake(token)).toBe('token-spent');
    expect(await workflows.wake('never-a-token')).toBe('token-spent');
    expect(await workflows.start('asm_2', 1)).toBe('started');
    await client.send(new StopExecutionCommand({ executionArn: executionArn.replace('asm_1-1', 'asm_2-1') }));
    expect(await workflows.start('asm_2', 1)).toBe('already-exists');
    expect(await workflows.isRunning('asm_2', 1)).toBe(false);
  });

  it('out of reach is a fault, not an answer', async () => {
    const nowhere = new SFNClient({ ...config, endpoint: 'http://127.0.0.1:1', maxAttempts: 1 });
    const workflows = stepFunctionsWorkflows('arn:aws:states:us-east-1:000000000000:stateMachine:waits', nowhere);
    await expect(workflows.start('asm_1', 1)).rejects.toThrow();
    await expect(workflows.wake('token')).rejects.toThrow();
    await expect(workflows.isRunning('asm_1', 1)).rejects.toThrow();
  });
});

describe('SES', () => {
  const mail = {
    kind: 'receipt' as const,
    senderName: 'Buyer',
    to: { name: 'Vendör', email: 'vera@vendor.example' },
    subject: 'Re: Ünïcode',
    html: '<p>Hello</p>',
    text: 'Hello',
    thread: { key: 'k1', earlier: ['one'] },
    tags: { assessment: 'asm_1', mail: 'receipt' as const, item: 'out_1' },
  };

  it('takes a raw mail with both twins, from a verified sender only', async () => {
    const client = new SESClient(config);
    const mailer = sesMailer({ from: 'assay@mail.buyer.example' }, client);
    await expect(mailer.send(mail)).rejects.toMatchObject({ name: 'MessageRejected' });
    await client.send(new VerifyDomainIdentityCommand({ Domain: 'mail.buyer.example' }));
    const { messageId } = await mailer.send(mail);
    const [kept] = await readMails(engine.url);
    expect(kept).toMatchObject({ messageId, subject: mail.subject, text: expect.stringContaining('Hello'), to: [mail.to.email] });
    expect(kept?.headers).toContainEqual({ name: 'in-reply-to', value: '<one@email.amazonses.com>' });
  });
});

describe('EventBridge', () => {
  const { outcome, signature } = assessmentStory(smallCatalog(), {}, [{ by: rosa, choice: 'approve' }]);
  if (!outcome || !signature) throw new Error('nothing was decided');
  const decided = clearanceEvent(clearanceOf(outcome, signature), { eventId: 'out_1', at: outcome.decidedAt });
  const event: PublishedEvent = { type: 'assessment.decided', detail: { ...decided, supersedes: null } };

  it('takes the event', async () => {
    const client = new EventBridgeClient(config);
    await client.send(new CreateEventBusCommand({ Name: 'assay' }));
    await expect(eventsOn('assay', client).publish(event)).resolves.toBeUndefined();
  });

  it('that answers without taking the event is a fault', async () => {
    const client = new EventBridgeClient(config);
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        Object.assign(answer.output, { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure', ErrorMessage: 'later' }] });
        return answer;
      },
      { step: 'initialize' },
    );
    await expect(eventsOn('assay', client).publish(event)).rejects.toMatchObject({
      name: 'InternalFailure',
      message: 'later',
    });
  });
});

describe('S3', () => {
  const KEY = 'quarantine/asm_1/evd_1/a-certificate.pdf';
  const access = () => ({ ...config, endpoint: engine.url });
  const s3 = () => s3Client('evidence', access);
  const bucket = () => evidenceBucket('evidence', s3());
  const ask = { key: KEY, contentType: 'application/pdf', maxBytes: 10, seconds: 60, redirectTo: 'https://assay.example/back' };

  beforeAll(async () => {
    const versions = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
    await fetch(`${engine.url}/evidence`, { method: 'PUT' });
    await fetch(`${engine.url}/evidence?versioning`, { method: 'PUT', body: versions });
  });

  /** Posts a file as a browser does with the form of the upload page. */
  async function post(text: string, changed: Record<string, string> = {}): Promise<Response> {
    const { url, fields } = await evidenceUploads('evidence', access).uploadForm(ask);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...changed })) form.append(name, value);
    form.append('file', new Blob([text]), 'whatever.exe');
    return fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  }

  it('takes what the form allows and leads back; nothing was there before', async () => {
    expect(await bucket().look(KEY)).toBeUndefined();
    const posted = await post('hello');
    expect(posted.status).toBe(303);
    expect(posted.headers.get('location')).toMatch(/^https:\/\/assay\.example\/back/);
    expect(await bucket().look(KEY)).toMatchObject({ sizeBytes: 5, version: expect.stringMatching(/./) });
  });

  it.each([
    ['too large', 'x'.repeat(11), {}],
    ['empty', '', {}],
    ['of another type', 'hello', { 'Content-Type': 'text/html' }],
    ['at another key', 'hello', { key: 'quarantine/asm_2/evd_2/x.pdf' }],
    ['with another way back', 'hello', { success_action_redirect: 'https://elsewhere.example/' }],
  ])('refuses what is %s', async (_, text, changed) => {
    const before = await bucket().look(KEY);
    expect((await post(text, changed)).status).toBeGreaterThanOrEqual(400);
    expect(await bucket().look(KEY)).toEqual(before);
  });

  it('keeps versions apart: reading, hashing, marking, downloading', async () => {
    const first = (await bucket().look(KEY))?.version ?? '';
    await post('second');
    const second = (await bucket().look(KEY))?.version ?? '';
    expect(second).not.toBe(first);
    const digests = await Promise.all([bucket().digest(KEY, first), bucket().digest(KEY, second), bucket().digest(KEY)]);
    expect(digests[0]).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
    expect(digests[1]).toBe(digests[2]);
    await evidenceMarks('evidence', s3()).tag(KEY, first, 'GuardDutyMalwareScanStatus', 'NO_THREATS_FOUND');
    const tagsOf = async (version: string) => (await fetch(`${engine.url}/evidence/${KEY}?tagging&versionId=${version}`)).text();
    expect(await tagsOf(first)).toContain('NO_THREATS_FOUND');
    expect(await tagsOf(second)).not.toContain('NO_THREATS_FOUND');
    const evidence = file('e1', [], { objectKey: KEY, objectVersion: first, fileName: 'A certificate.pdf' });
    const downloaded = await fetch(await evidenceDownloadsFrom('evidence', access).url(evidence));
    expect(await downloaded.text()).toBe('hello');
  });
});
