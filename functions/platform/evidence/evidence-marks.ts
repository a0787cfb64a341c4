import { createHash } from 'node:crypto';
import { s3Client } from './s3-client.ts';

/** The mark that a scan leaves on a version. Apart from everything else, because whoever marks decides what may be downloaded. */
export function evidenceMarks(bucket: string, s3: ReturnType<typeof s3Client> = s3Client(bucket)) {
  return {
    /** Names and values: letters, digits and `_` only, so that the document needs no escaping. Throws RangeError otherwise. */
    async tag(key: string, versionId: string | undefined, name: string, value: string): Promise<void> {
      if (!/^\w+$/.test(name) || !/^\w+$/.test(value)) throw new RangeError(`not a plain tag: ${name}=${value}`);
      const tag = `<Tag><Key>${name}</Key><Value>${value}</Value></Tag>`;
      const body = `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet>${tag}</TagSet></Tagging>`;
      const headers = {
        'content-type': 'application/xml',
        // S3 refuses this operation without a checksum.
        'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
      };
      await s3.send({ operation: 'PutObjectTagging', key, query: { tagging: '', versionId }, headers, body });
    },
  };
}
