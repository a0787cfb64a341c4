import type { PortalPorts } from '../ports.ts';
import { codeRoutes } from './code-routes.ts';
import { evidenceFileRoutes } from './evidence-file-routes.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import type { PortalRoute } from './route.ts';
import { sectionRoutes } from './section-routes.ts';
import { submitRoutes } from './submit-routes.ts';

/** Every address of the vendor portal. */
export const portalRoutes = (ports: PortalPorts): PortalRoute[] => [
  ...linkRoutes(ports),
  ...codeRoutes(ports),
  ...sectionRoutes(ports),
  ...evidenceRoutes(ports),
  ...evidenceFileRoutes(ports),
  ...peopleRoutes(ports),
  ...submitRoutes(ports),
];
