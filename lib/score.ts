import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';

/** The step that freezes, scores and raises findings. */
export class Score extends Construct {
  readonly score: HouseFunction;

  constructor(scope: Construct, id: string, { config, grants, settings }: Foundations) {
    super(scope, id);
    this.score = new HouseFunction(this, 'ScoreResponse', {
      config,
      entry: 'functions/score/handler.ts',
      description: 'Step: freezes and scores a response, raises findings, says which way to go',
      environment: settings('tableName'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem')],
      timeout: Duration.seconds(30),
      memoryMb: 1024,
    });
  }
}
