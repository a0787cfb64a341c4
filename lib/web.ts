import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';

/** The front page, the style sheet and the health answer: nothing that needs a record. */
export class Web extends Construct {
  readonly pages: HouseFunction;

  constructor(scope: Construct, id: string, { config, api }: Foundations) {
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
  }
}
