/** The namespace of the house's own metrics; alarms in `lib/` read it. */
export const METRIC_NAMESPACE = 'Assay';

/** `Mail…`: of mails; `Relay…`: of everything else that a change of the table asked for. */
export type CountName = 'ParkedAssessments' | 'MailFailures' | 'MailGivenUp' | 'RelayFailures' | 'RelayGivenUp' | 'SweepFailures';

/**
 * Counts one, as a CloudWatch embedded-metric line. Written straight to stdout: the runtime's `console` would wrap it, and
 * CloudWatch would not see a metric.
 */
export function countMetric(name: CountName, count = 1): void {
  const metric = { Namespace: METRIC_NAMESPACE, Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] };
  const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] }, [name]: count };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
