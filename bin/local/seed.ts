import type { LocalDeployment } from './deployment.ts';

/** Who can sign in locally, and what the person at the keyboard should open first. */
export interface Seeded {
  signIns: { who: string; email: string; password: string }[];
  links: { title: string; url: string }[];
}

/** Fills a fresh local deployment with a believable organisation. */
export async function seed(_deployment: LocalDeployment): Promise<Seeded> {
  return { signIns: [], links: [] };
}
