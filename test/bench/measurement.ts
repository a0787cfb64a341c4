/** One number that a bench measured; `goal` is the most it should be. */
export interface Measurement {
  name: string;
  unit: string;
  value: number;
  goal?: number;
}
