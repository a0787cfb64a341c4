import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { type CountName, FUNCTION_DIMENSION, METRIC_NAMESPACE } from '../functions/platform/metric.ts';
import type { AlarmBell } from './alarm-bell.ts';
import type { HouseFunction } from './house-function.ts';

export interface UserImpactAlarmProps {
  bell: AlarmBell;
  metric: IMetric;
  /** Who cannot do what: `Vendors cannot open their questionnaire`. */
  impact: string;
  /** Where the operator looks first. */
  firstLook: string;
  /** Alarms at or above it. Default 1. */
  threshold?: number;
  /** Alarms when the metric is below the threshold, or missing: something that must happen does not. */
  whenAbsent?: boolean;
  periods?: number;
}

/** An alarm that says who is hurt before it says what is broken. Left out where the engine has no alarms. */
export class UserImpactAlarm extends Construct {
  constructor(scope: Construct, id: string, props: UserImpactAlarmProps) {
    super(scope, id);
    if (!props.bell.topic) return;
    const alarm = new Alarm(this, 'Alarm', {
      metric: props.metric,
      alarmDescription: `${props.impact}. First look: ${props.firstLook}.`,
      threshold: props.threshold ?? 1,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.whenAbsent
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.whenAbsent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.bell.topic));
    alarm.addOkAction(new SnsAction(props.bell.topic));
  }
}

/** Sum of a metric over a period, the usual shape of an alarm here. */
export const summed = (period: Duration) => ({ statistic: 'Sum', period }) as const;

/** One of the counts that the functions write to their logs. */
export const counted = (metricName: CountName) =>
  new Metric({ namespace: METRIC_NAMESPACE, metricName, ...summed(Duration.minutes(5)) });

/** What fails of a function that answers over HTTP: crashes and timeouts, and faults that it answered with an apology (status 500). */
export function failedAnswers({ lambda }: HouseFunction): IMetric {
  const period = Duration.minutes(5);
  const faults = new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: 'PageFaults' satisfies CountName,
    dimensionsMap: { [FUNCTION_DIMENSION]: lambda.functionName },
    ...summed(period),
  });
  return new MathExpression({
    expression: 'FILL(crashes, 0) + FILL(faults, 0)',
    usingMetrics: { crashes: lambda.metricErrors(summed(period)), faults },
    period,
    label: 'failed answers',
  });
}
