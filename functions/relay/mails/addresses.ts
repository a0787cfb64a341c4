import type { House } from './parties.ts';

/** The pages that mails point to. The vendor's link is the only address with a secret in it. */
export const addresses = {
  respond: (house: House, token: string) => `${house.baseUrl}/r/${token}`,
  exception: (house: House, assessmentId: string, requestId: string) => `${house.baseUrl}/exceptions/${assessmentId}/${requestId}`,
  assessment: (house: House, assessmentId: string) => `${house.baseUrl}/console/assessments/${assessmentId}`,
};
