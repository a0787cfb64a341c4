import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { rawMail } from '../../../functions/platform/raw-mail.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';

const mail: OutgoingMail = {
  kind: 'response-reminder',
  senderName: 'Buyer & Sons (supplier assessments)',
  to: { name: 'Vendör, "Vera"', email: 'vera@vendor.example' },
  replyTo: { name: 'Paula', email: 'paula@buyer.example' },
  subject: 'Re: Fragen über CareBot – größer',
  html: '<!doctype html><p>Grüße</p>',
  text: 'Grüße\nhttps://assay.buyer.example/r/abc',
  thread: { key: 'a1b2', earlier: ['first-id', 'second-id'] },
  tags: { assessment: 'asm_1', mail: 'response-reminder', item: 'out_1' },
};
const sender = { from: 'assay@mail.buyer.example', region: 'eu-west-1' };
const read = async (changed: Partial<OutgoingMail> = {}, region = 'eu-west-1', configurationSet?: string) =>
  PostalMime.parse(await rawMail({ ...mail, ...changed }, { ...sender, region, configurationSet }));

describe('a raw mail', () => {
  it('has both twins, the addresses, and says that a machine wrote it', async () => {
    const got = await read();
    expect(got.text?.trim()).toBe(mail.text);
    expect(got.html?.trim()).toBe(mail.html);
    expect(got.subject).toBe(mail.subject);
    expect(got.to).toMatchObject([{ name: mail.to.name, address: mail.to.email }]);
    expect(got.from).toMatchObject({ name: 'Buyer & Sons (supplier assessments)', address: sender.from });
    expect(got.replyTo).toMatchObject([{ address: 'paula@buyer.example' }]);
    expect(got.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    expect(got.headers).toContainEqual(expect.objectContaining({ key: 'x-assay-mail', value: 'response-reminder' }));
  });

  it('threads under the ids that SES gave, in each region its own domain', async () => {
    const got = await read();
    expect(got.inReplyTo).toBe('<second-id@eu-west-1.amazonses.com>');
    expect(got.references).toBe('<a1b2@mail.buyer.example> <first-id@eu-west-1.amazonses.com> <second-id@eu-west-1.amazonses.com>');
    expect((await read({}, 'us-east-1')).inReplyTo).toBe('<second-id@email.amazonses.com>');
    const whole = await read({ thread: { key: 'a1b2', earlier: ['an-id@email.amazonses.com'] } });
    expect(whole.inReplyTo).toBe('<an-id@email.amazonses.com>');
  });

  it('begins a conversation with its root alone', async () => {
    const got = await read({ thread: { key: 'a1b2', earlier: [] } });
    expect(got.references).toBe('<a1b2@mail.buyer.example>');
    expect(got.inReplyTo).toBeUndefined();
  });

  it('tells SES where to publish what becomes of it, and for which assessment', async () => {
    const item = `out_${'x'.repeat(60)}`;
    const got = await read({ tags: { ...mail.tags, item } }, 'eu-west-1', 'assay-mail');
    const value = (key: string) => got.headers.find((header) => header.key === key)?.value;
    expect(value('x-ses-configuration-set')).toBe('assay-mail');
    expect(value('x-ses-message-tags')).toBe(`assessment=asm_1, mail=response-reminder, item=${item}`);
    expect((await read()).headers.map(({ key }) => key)).not.toContain('x-ses-configuration-set');
  });

  it('lets no tag say more than SES takes', async () => {
    const got = await read({ tags: { ...mail.tags, item: `a=b, c d\r\nBcc: z@evil.example${'x'.repeat(300)}` } });
    const tags = got.headers.find(({ key }) => key === 'x-ses-message-tags')?.value ?? '';
    const item = tags.split(', ').at(-1) ?? '';
    expect(item).toMatch(/^item=a_b__c_d__Bcc__z_evil_example[\w-]+$/);
    expect(item.length).toBe('item='.length + 256);
    expect(got.bcc ?? []).toEqual([]);
  });

  it('lets no name start a header', async () => {
    const got = await read({
      subject: 'Hi\r\nBcc: x@evil.example',
      to: { name: 'A\r\nBcc: y@evil.example', email: mail.to.email },
    });
    expect(got.bcc ?? []).toEqual([]);
    expect(got.to).toHaveLength(1);
  });
});
