import { expect, test } from 'vitest';
import { synthesized } from '../support/synthesized.ts';
import { allStates } from '../support/workflow-definition.ts';

/*
 * What executions that are under way rely on: they run their own copy of the workflow, for up to nine months, but call the functions
 * of today. Whoever has to change a line here reads "Roll out a release" in docs/operations.md first.
 */

test('functions of the steps keep their logical ids, hence their names: executions under way call them by name', () => {
  const { Outputs } = synthesized('prod').application;
  const named = Object.entries(Outputs).flatMap(([name, { Value }]) =>
    allStates().some(([state]) => name === `${state}FunctionName`) ? [[name, (Value as { Ref: string }).Ref]] : [],
  );
  expect(Object.fromEntries(named)).toEqual({
    OpenAssessmentFunctionName: 'IntakeOpenAssessmentFunction6E3C4AB7',
    ParkAssessmentFunctionName: 'WatchParkAssessmentFunctionD4E36047',
    RecordOutcomeFunctionName: 'OutcomeRecordOutcomeFunction7DBD74E3',
    RequestDecisionFunctionName: 'ApproveRequestDecisionFunction21484721',
    RequestResponseFunctionName: 'RespondRequestResponseFunction9193FCDC',
    ScoreResponseFunctionName: 'ScoreScoreResponseFunction959A0327',
  });
});

test('steps are asked with these inputs and understand them for as long as executions live that send them', () => {
  const payloads = allStates().flatMap(([name, { Parameters }]) => {
    const { Payload } = (Parameters ?? {}) as { Payload?: Record<string, string> };
    return Payload ? [[name, Object.keys(Payload)]] : [];
  });
  expect(Object.fromEntries(payloads)).toEqual({
    OpenAssessment: ['assessmentId.$', 'executionArn.$'],
    RequestResponse: ['assessmentId.$', 'taskToken.$'],
    ScoreResponse: ['assessmentId.$'],
    RequestDecision: ['assessmentId.$', 'requestId.$', 'taskToken.$'],
    ParkRequest: ['assessmentId.$', 'fault.$'],
    RecordOutcome: ['assessmentId.$'],
    ParkAssessment: ['assessmentId.$', 'fault.$'],
  });
});

test('the score step answers routes that executions under way know; another one ends them as UnknownRoute', () => {
  const routes = allStates().flatMap(([, { Choices = [] }]) => Choices.map(({ StringEquals }) => StringEquals));
  expect(routes).toEqual(['clear', 'exceptions', 'decided', 'response', 'ended']);
});
