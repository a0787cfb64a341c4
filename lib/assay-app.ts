import { App, type AppProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AppStack } from './app-stack.ts';
import { stageConfig } from './config.ts';
import { DataStack } from './data-stack.ts';

/** The whole deployment of one stage. The stage comes from the context: `-c stage=dev`. */
export function assayApp(props?: AppProps): { app: App; data: DataStack; application: AppStack } {
  const app = new App(props);
  const keys = ['stage', 'baseUrl', 'mailFrom', 'mailIdentity', 'orgName', 'alarmEmail', 'sweepMinutes', 'engineUrl'];
  const config = stageConfig(Object.fromEntries(keys.map((key) => [key, app.node.tryGetContext(key)])));
  const env = { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION };
  const protection = { env, terminationProtection: config.protect };
  const data = new DataStack(app, `AssayData-${config.stage}`, {
    ...protection,
    config,
    description: 'Assay: records, evidence, keys and staff. Survives the application.',
  });
  const application = new AppStack(app, `AssayApp-${config.stage}`, {
    env,
    config,
    data,
    description: 'Assay: supplier assessments for AI vendors',
  });
  Tags.of(app).add('application', 'assay');
  Tags.of(app).add('stage', config.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, application };
}
