import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.object({ templateFile: z.string(), stackName: z.string() }).partial().optional() }),
  ),
});
const Template = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() })),
});

/** One stack as the CDK wrote it. Code and files are in it by their content hash. */
export interface StackTemplate {
  stack: string;
  template: z.infer<typeof Template>;
}

/** Reads the stacks' templates from a CDK cloud assembly. */
export function readTemplates(assembly: string): StackTemplate[] {
  const { artifacts } = Manifest.parse(JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')));
  return Object.entries(artifacts).flatMap(([id, { type, properties }]) =>
    type === 'aws:cloudformation:stack' && properties?.templateFile
      ? [
          {
            stack: properties.stackName ?? id,
            template: Template.parse(JSON.parse(readFileSync(join(assembly, properties.templateFile), 'utf8'))),
          },
        ]
      : [],
  );
}
