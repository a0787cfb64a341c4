import { PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import { s3Client } from './s3-client.ts';

/** The mark that a scan leaves on a version. Apart from everything else, because whoever marks decides what may be downloaded. */
export function evidenceMarks(Bucket: string) {
  const client = s3Client();
  return {
    async tag(Key: string, VersionId: string | undefined, name: string, value: string): Promise<void> {
      await client.send(
        new PutObjectTaggingCommand({ Bucket, Key, VersionId, Tagging: { TagSet: [{ Key: name, Value: value }] } }),
      );
    },
  };
}
