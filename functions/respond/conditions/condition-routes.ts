import type { PortalRoute } from '../routes/route.ts';
import { conditionFileRoutes } from './file-routes.ts';
import { conditionLinkRoutes } from './link-routes.ts';
import type { ConditionPagePorts } from './ports.ts';
import { conditionReportRoutes } from './report-routes.ts';

/** Every address behind a link for conditions. A link to answer opens none of them, and the other way round. */
export const vendorConditionRoutes = (ports: ConditionPagePorts): PortalRoute[] => [
  ...conditionLinkRoutes(ports),
  ...conditionReportRoutes(ports),
  ...conditionFileRoutes(ports),
];
