import type { Assessments, Catalogs, Clock, Directories, Ledger } from '../domain/ports.ts';

export interface ScorePorts {
  assessments: Assessments;
  catalogs: Catalogs;
  directories: Directories;
  ledger: Ledger;
  clock: Clock;
}
