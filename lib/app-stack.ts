import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Approve } from './approve.ts';
import type { StageConfig } from './config.ts';
import { Console } from './console.ts';
import type { DataStack } from './data-stack.ts';
import { foundationsIn } from './foundations.ts';
import { Intake } from './intake.ts';
import { Outcome } from './outcome.ts';
import { Relay } from './relay.ts';
import { Respond } from './respond.ts';
import { Score } from './score.ts';
import { Watch } from './watch.ts';
import { Web } from './web.ts';
import { type Steps, Workflow } from './workflow.ts';

/** The application: one capability per room of `functions/`, put together. Holds nothing that cannot be deployed anew. */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, { config, data, ...props }: StackProps & { config: StageConfig; data: DataStack }) {
    super(scope, id, props);
    const foundations = foundationsIn(this, config, data);
    new Web(this, 'Web', foundations);
    const intake = new Intake(this, 'Intake', foundations);
    const respond = new Respond(this, 'Respond', foundations);
    const score = new Score(this, 'Score', foundations);
    const approve = new Approve(this, 'Approve', foundations);
    const outcome = new Outcome(this, 'Outcome', foundations);
    new Console(this, 'Console', foundations);
    const relay = new Relay(this, 'Relay', foundations);
    const watch = new Watch(this, 'Watch', foundations, { relay });
    const steps: Steps = {
      OpenAssessment: intake.open,
      RequestResponse: respond.request,
      ScoreResponse: score.score,
      RequestDecision: approve.request,
      RecordOutcome: outcome.record,
      ParkAssessment: watch.park,
    };
    const workflow = new Workflow(this, 'Workflow', foundations, steps);

    const baseUrl = config.baseUrl ?? foundations.api.url;
    const outputs: Record<string, string> = {
      ApiUrl: foundations.api.url,
      ApiId: foundations.api.http.apiId,
      BaseUrl: baseUrl,
      LoginUrl: `${baseUrl}/auth/login`,
      LoginDomain: foundations.signIn.loginDomain,
      UserPoolClientId: foundations.signIn.clientId,
      StateMachineArn: workflow.machine.stateMachineArn,
      SweepFunctionName: watch.sweep.lambda.functionName,
      RelayFunctionName: relay.signals.deliver.lambda.functionName,
      RelayMailFunctionName: relay.mails.deliver.lambda.functionName,
      FeedbackFunctionName: relay.feedback.record.lambda.functionName,
      PortalFunctionName: respond.portal.lambda.functionName,
      ...Object.fromEntries(Object.entries(steps).map(([name, step]) => [`${name}FunctionName`, step.lambda.functionName])),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
