import type { PortalPorts } from '../ports.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { linkRoutes } from './link-routes.ts';
import type { PortalRoute } from './route.ts';
import { sectionRoutes } from './section-routes.ts';
import { submitRoutes } from './submit-routes.ts';

/** Every address of the vendor portal. */
export const portalRoutes = (ports: PortalPorts): PortalRoute[] => [
  ...linkRoutes(ports),
  ...sectionRoutes(ports),
  ...evidenceRoutes(ports),
  ...submitRoutes(ports),
];
