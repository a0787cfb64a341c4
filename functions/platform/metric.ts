/** The namespace of the house's own metrics; alarms in `lib/` read it. */
export const METRIC_NAMESPACE = 'Assay';

/**
 * Counts one, as a CloudWatch embedded-metric line. Written straight to stdout: the runtime's `console` would wrap it, and
 * CloudWatch would not see a metric.
 */
export function countMetric(name: 'ParkedAssessments' | 'RelayFailures' | 'RelayGivenUp' | 'SweepFailures', count = 1): void {
  const metric = { Namespace: METRIC_NAMESPACE, Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] };
  const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] }, [name]: count };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
