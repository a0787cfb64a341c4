import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { failedAnswers, UserImpactAlarm } from './user-impact-alarm.ts';

/** The front page, the style sheet and the health answer: nothing that needs a record. */
export class Web extends Construct {
  readonly pages: HouseFunction;

  constructor(scope: Construct, id: string, { config, api, bell }: Foundations) {
    super(scope, id);
    this.pages = new HouseFunction(this, 'Pages', {
      config,
      entry: 'functions/web/handler.ts',
      description: 'Serves the front page, the assets and the health answer',
      grants: [],
      memoryMb: 256,
    });
    api.serve(
      this.pages,
      { openBecause: 'Public by nature: the front page and its style sheet hold no data' },
      'GET /',
      'GET /assets/{file}',
      'GET /health',
      // Addresses of nobody: people get a page that helps, not the gateway's JSON.
      'GET /{proxy+}',
    );
    new UserImpactAlarm(this, 'PagesFail', {
      bell,
      metric: failedAnswers(this.pages),
      impact: 'Every page comes without its styles, and forms without the script that saves while people type',
      firstLook: 'the log of the function that serves the front page and the assets',
    });
  }
}
