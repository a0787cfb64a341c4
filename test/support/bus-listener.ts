import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import type { LocalDeployment } from '../../bin/local/deployment.ts';

interface Heard {
  'detail-type': string;
  source: string;
  detail: Record<string, unknown>;
}

/** Another system of the organisation: a queue that gets whatever Assay says on its bus from now on. */
export async function busListener({ engineUrl, outputs }: LocalDeployment, name: string) {
  const sqs = async (action: string, body: object) => {
    const headers = {
      'x-amz-target': `AmazonSQS.${action}`,
      'content-type': 'application/x-amz-json-1.0',
      authorization: CREDENTIAL,
    };
    const answer = await fetch(engineUrl, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
    return answer.json() as Promise<never>;
  };
  const { QueueUrl } = (await sqs('CreateQueue', { QueueName: name })) as { QueueUrl: string };
  const { Attributes } = (await sqs('GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] })) as {
    Attributes: { QueueArn: string };
  };
  const events = new EventBridgeClient(clientConfig(engineUrl));
  const EventBusName = outputs.BusName;
  await events.send(new PutRuleCommand({ Name: name, EventBusName, EventPattern: JSON.stringify({ source: ['assay'] }) }));
  await events.send(new PutTargetsCommand({ Rule: name, EventBusName, Targets: [{ Id: 'queue', Arn: Attributes.QueueArn }] }));

  const heard: Heard[] = [];
  return {
    /** Everything heard so far. */
    async heard(): Promise<Heard[]> {
      const { Messages = [] } = (await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })) as {
        Messages?: { Body: string; ReceiptHandle: string }[];
      };
      for (const { Body, ReceiptHandle } of Messages) {
        heard.push(JSON.parse(Body));
        await sqs('DeleteMessage', { QueueUrl, ReceiptHandle });
      }
      return heard;
    },
  };
}

/** The engine looks here only for the service that is meant. */
const CREDENTIAL = 'AWS4-HMAC-SHA256 Credential=000000000000/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=00';
