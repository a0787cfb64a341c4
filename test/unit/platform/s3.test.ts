import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { evidenceBucket } from '../../../functions/platform/evidence/evidence-bucket.ts';
import { evidenceDownloadsFrom } from '../../../functions/platform/evidence/evidence-downloads.ts';
import { evidenceMarks } from '../../../functions/platform/evidence/evidence-marks.ts';
import { evidenceUploads, signedPolicy, uploadSource } from '../../../functions/platform/evidence/evidence-uploads.ts';
import { type S3Access, s3AccessFromEnv } from '../../../functions/platform/evidence/s3-access.ts';
import { s3Client } from '../../../functions/platform/evidence/s3-client.ts';
import { serve } from '../../support/http-server.ts';
import { file } from '../../support/small-submission.ts';

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'session-token',
};
const onAws: S3Access = { region: 'eu-central-1', credentials };
const KEY = 'quarantine/asm_1/evd_1/a b(1).pdf';

/** What a server is asked, and its answers in turn; the last one stays. */
async function store(...answers: ((response: ServerResponse) => void)[]) {
  const asked: IncomingMessage[] = [];
  const server = await serve((request, response) => {
    request.resume();
    asked.push(request);
    (answers.length > 1 ? answers.shift() : answers[0])?.(response);
  });
  const s3 = s3Client('evidence', () => ({ ...onAws, endpoint: server.url }));
  return {
    asked,
    bucket: evidenceBucket('evidence', s3),
    marks: evidenceMarks('evidence', s3),
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  };
}
const status =
  (code: number, body = '') =>
  (response: ServerResponse) =>
    void response.writeHead(code).end(body);
const found = (response: ServerResponse) => void response.writeHead(200, { 'x-amz-version-id': 'v1', etag: '"e"' }).end('hello');

describe('what lies in the bucket', () => {
  test('is looked at and read by key and version, signed, below the address of an engine', async () => {
    await using there = await store(found);
    expect(await there.bucket.look(KEY, 'v 1')).toMatchObject({ version: 'v1' });
    expect(await there.bucket.digest(KEY)).toBe(createHash('sha256').update('hello').digest('hex'));
    expect(await there.bucket.open(KEY)).toMatchObject({ version: 'v1', etag: '"e"' });
    const path = '/evidence/quarantine/asm_1/evd_1/a%20b%281%29.pdf';
    expect(there.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `HEAD ${path}?versionId=v%201`,
      `GET ${path}`,
      `GET ${path}`,
    ]);
    const { authorization, ...headers } = there.asked[0]?.headers ?? {};
    expect(authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/s3\/aws4_request, SignedHeaders=host;/,
    );
    expect(headers['x-amz-security-token']).toBe('session-token');
    expect(headers['x-amz-content-sha256']).toBe(createHash('sha256').digest('hex'));
  });

  test.each([404, 403])('%i: nothing is there, and that is known at once', async (code) => {
    await using there = await store(status(code));
    expect(await there.bucket.look(KEY)).toBeUndefined();
    expect(there.asked).toHaveLength(1);
  });

  test('a fault that passes is not noticed', async () => {
    await using there = await store(status(503), (response) => response.destroy(), found);
    expect(await there.bucket.look(KEY)).toMatchObject({ version: 'v1' });
    expect(there.asked).toHaveLength(3);
  });

  test('a fault that stays is a fault by its name, after three tries', async () => {
    await using there = await store(status(500, '<Error><Code>InternalError</Code></Error>'));
    await expect(there.bucket.open(KEY)).rejects.toMatchObject({ name: 'InternalError', status: 500 });
    expect(there.asked).toHaveLength(3);
    await expect(there.bucket.look(KEY)).rejects.toMatchObject({ name: 'S3Status500' });
  });

  test('what was refused is not tried again', async () => {
    await using there = await store(status(400, '<Error><Code>InvalidArgument</Code></Error>'));
    await expect(there.bucket.open(KEY)).rejects.toMatchObject({ name: 'InvalidArgument' });
    expect(there.asked).toHaveLength(1);
  });

  test('is marked at one version, with a checksum; a mark that would need escaping is refused', async () => {
    await using there = await store(status(200));
    await there.marks.tag(KEY, 'v1', 'GuardDutyMalwareScanStatus', 'NO_THREATS_FOUND');
    expect(there.asked[0]?.url).toMatch(/\?tagging=&versionId=v1$/);
    expect(there.asked[0]?.headers['x-amz-checksum-sha256']).toMatch(/^[\w+/]{43}=$/);
    await expect(there.marks.tag(KEY, 'v1', 'a', '<b>')).rejects.toThrow(RangeError);
  });
});

describe('the form for an upload', () => {
  // Amazon S3 API reference, "Example: Browser-Based Upload using HTTP POST (Using AWS Signature Version 4)".
  test('is signed as Amazon signs its example', async () => {
    const example = {
      region: 'us-east-1',
      credentials: {
        ...credentials,
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
    };
    const policy =
      'eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9';
    expect(await signedPolicy(policy, example, '20151229')).toBe(
      '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
    );
  });

  test('holds the browser to every field, the size, and the hour', async () => {
    const now = () => new Date('2026-03-01T10:00:00.000Z');
    const ask = { key: KEY, contentType: 'application/pdf', maxBytes: 25, seconds: 3600, redirectTo: 'https://assay.example/back' };
    const { url, fields } = await evidenceUploads('evidence', () => onAws, now).uploadForm(ask);
    expect(url).toBe('https://evidence.s3.eu-central-1.amazonaws.com/');
    const { Policy, 'X-Amz-Signature': signature, ...held } = fields;
    expect(held).toEqual({
      'Content-Type': 'application/pdf',
      success_action_redirect: 'https://assay.example/back',
      bucket: 'evidence',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIDEXAMPLE/20260301/eu-central-1/s3/aws4_request',
      'X-Amz-Date': '20260301T100000Z',
      'X-Amz-Security-Token': 'session-token',
      key: KEY,
    });
    expect(JSON.parse(Buffer.from(Policy ?? '', 'base64').toString())).toEqual({
      expiration: '2026-03-01T11:00:00.000Z',
      conditions: [['content-length-range', 1, 25], ...Object.entries(held).map(([name, value]) => ({ [name]: value }))],
    });
    expect(signature).toBe(await signedPolicy(Policy ?? '', onAws, '20260301'));
  });

  test('posts to where the content security policy lets it', async () => {
    const ask = { key: KEY, contentType: 'text/plain', maxBytes: 1, seconds: 1, redirectTo: 'https://a.example' };
    const local = s3AccessFromEnv({ AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' });
    for (const access of [onAws, local]) {
      const { url } = await evidenceUploads('evidence', () => access).uploadForm(ask);
      expect(new URL(url).origin).toBe(uploadSource('evidence', () => access));
    }
    expect((await evidenceUploads('evidence', () => local).uploadForm(ask)).url).toBe('http://127.0.0.1:4566/evidence/');
  });
});

test('a link opens one version, as a download under its name, for a minute', async () => {
  const evidence = file('e1', [], { objectKey: KEY, objectVersion: 'v1', fileName: "Prüfung '26.pdf" });
  const url = new URL(await evidenceDownloadsFrom('evidence', () => onAws).url(evidence));
  expect(url.origin + url.pathname).toBe('https://evidence.s3.eu-central-1.amazonaws.com/quarantine/asm_1/evd_1/a%20b%281%29.pdf');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    versionId: 'v1',
    'X-Amz-Expires': '60',
    'response-content-type': 'application/octet-stream',
    'response-content-disposition': "attachment; filename*=UTF-8''Pr%C3%BCfung%20%2726.pdf",
    'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
