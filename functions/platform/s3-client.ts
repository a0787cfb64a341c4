import { S3Client } from '@aws-sdk/client-s3';

/** An engine of one's own (the SDK's AWS_ENDPOINT_URL) has no host name per bucket. */
const pathStyle = process.env.AWS_ENDPOINT_URL !== undefined || process.env.AWS_ENDPOINT_URL_S3 !== undefined;

export const s3Client = () => new S3Client({ forcePathStyle: pathStyle });
