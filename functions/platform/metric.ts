/** The namespace of the house's own metrics; alarms in `lib/` read it. */
export const METRIC_NAMESPACE = 'Assay';

/** `Mail…`: of mails; `Relay…`: of everything else that a change of the table asked for. */
export type CountName =
  | 'ParkedAssessments'
  | 'MailFailures'
  | 'MailGivenUp'
  | 'RelayFailures'
  | 'RelayGivenUp'
  | 'SweepFailures'
  | 'PageFaults';

/** The dimension of counts that stand for one function only. */
export const FUNCTION_DIMENSION = 'FunctionName';

/**
 * Counts one, as a CloudWatch embedded-metric line. Written straight to stdout: the runtime's `console` would wrap it, and
 * CloudWatch would not see a metric.
 */
export function countMetric(name: CountName, count = 1): void {
  write(name, count, {});
}

/** Counts one fault of a page that was answered with an apology: to Lambda that is a success, so its own errors do not show it. */
export function countPageFault(functionName: string): void {
  write('PageFaults', 1, { [FUNCTION_DIMENSION]: functionName });
}

function write(name: CountName, count: number, dimensions: Record<string, string>): void {
  const metric = { Namespace: METRIC_NAMESPACE, Dimensions: [Object.keys(dimensions)], Metrics: [{ Name: name, Unit: 'Count' }] };
  const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] }, ...dimensions, [name]: count };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
