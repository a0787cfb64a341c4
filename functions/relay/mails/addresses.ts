import type { House } from './parties.ts';

/** The pages that mails point to. The vendor's links are the only addresses with a secret in them: one per purpose. */
export const addresses = {
  respond: (house: House, token: string) => `${house.baseUrl}/r/${token}`,
  conditions: (house: House, token: string) => `${house.baseUrl}/c/${token}`,
  exception: (house: House, assessmentId: string, requestId: string) => `${house.baseUrl}/exceptions/${assessmentId}/${requestId}`,
  condition: (house: House, assessmentId: string, conditionId: string) =>
    `${house.baseUrl}/exceptions/${assessmentId}/conditions/${conditionId}`,
  directory: (house: House) => `${house.baseUrl}/directory`,
  assessment: (house: House, assessmentId: string) => `${house.baseUrl}/console/assessments/${assessmentId}`,
  clearance: (house: House, supplierId: string, systemId: string) => `${house.baseUrl}/clearance/${supplierId}/${systemId}`,
  startAssessment: (house: House, supplierId: string, systemId: string) =>
    `${house.baseUrl}/console/suppliers/${supplierId}/systems/${systemId}/assess`,
};
