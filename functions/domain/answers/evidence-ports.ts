/** Where a browser posts one file: the form's action and its hidden fields. */
export interface UploadForm {
  url: string;
  fields: Record<string, string>;
}

/** What lies where files arrive. */
export interface StoredEvidence {
  /** What lies at a key: its newest version, or the one named. `undefined` while nothing does. `at`: when it arrived. */
  look(key: string, version?: string): Promise<{ version?: string; sizeBytes: number; at?: string } | undefined>;
  /** Lower-case hex SHA-256 of exactly one version, streamed. */
  digest(key: string, version?: string): Promise<string>;
}

export interface EvidenceBucket extends StoredEvidence {
  /** A form that lets one file of one type, up to `maxBytes`, be put at one key, within `seconds`. */
  uploadForm(ask: { key: string; contentType: string; maxBytes: number; seconds: number; redirectTo: string }): Promise<UploadForm>;
}
