import { createImportRoutes } from './domains/areas/import-routes.ts';
import { createAreaRoutes } from './domains/areas/routes.ts';
import { auditRoutes } from './domains/assignments/audit-routes.ts';
import { drawRoutes } from './domains/assignments/draw-routes.ts';
import { refusalRoutes } from './domains/assignments/refusal-routes.ts';
import { roundRoutes } from './domains/assignments/round-routes.ts';
import { assignmentRoutes } from './domains/assignments/routes.ts';
import { studyRoutes } from './domains/assignments/study-routes.ts';
import { boundaryRoutes } from './domains/boundaries/routes.ts';
import { capacityRoutes } from './domains/capacities/routes.ts';
import { createCatchmentRoutes } from './domains/catchments/routes.ts';
import { createZoneRoutes } from './domains/catchments/zone-routes.ts';
import { classDrawRoutes } from './domains/classes/draw-routes.ts';
import { classPlanRoutes } from './domains/classes/routes.ts';
import { workbenchRoutes } from './domains/classes/workbench-routes.ts';
import { demandRoutes } from './domains/demand/routes.ts';
import { documentRoutes } from './domains/documents/routes.ts';
import { forecastRoutes } from './domains/forecasts/routes.ts';
import { recogniseActor } from './domains/identity/operator-token.ts';
import { layerRoutes } from './domains/layers/routes.ts';
import { plannerLayerRoutes } from './domains/open-data/layer-routes.ts';
import { openTileProvider } from './domains/open-data/tile-provider.ts';
import { createTileRoutes } from './domains/open-data/tile-routes.ts';
import { decisionRoutes } from './domains/periods/decision-routes.ts';
import { programmeRoutes } from './domains/periods/programme-routes.ts';
import { periodRoutes } from './domains/periods/routes.ts';
import { buildingProgrammeRoutes } from './domains/programmes/routes.ts';
import { appealRoutes } from './domains/publications/appeal-routes.ts';
import { receiptRoutes } from './domains/publications/receipt-routes.ts';
import { publicationRoutes } from './domains/publications/routes.ts';
import { schoolResultRoutes } from './domains/publications/school-result-routes.ts';
import { scenarioRoutes } from './domains/scenarios/routes.ts';
import { createSchoolRoutes } from './domains/schools/routes.ts';
import { sitingRoutes } from './domains/sitings/routes.ts';
import { findNetworkVersion } from './domains/travel/hold-network.ts';
import { createTravelRoutes } from './domains/travel/routes.ts';
import { importKinds, refreshAfterImport } from './import-kinds.ts';
import type { Services } from './platform/context.ts';
import { createRouter, guard, identify } from './platform/http.ts';
import { mountApiDocuments, mountCheckPage, mountWeb } from './platform/web-files.ts';
import { openPageWriter } from './platform/written-pages.ts';

const maximumBodyBytes = 64 * 2 ** 20;

export interface AppParts extends Services {
  operatorToken: string;
  /** Folders of the built web application, its writer of first pages and the page that checks results; absent in tests that do without. */
  built?: { web: string; firstPage: string; check: string };
}

/** The whole server as a value: every domain is mounted on this page, nothing is opened. */
export function createApp({ operatorToken, built, ...services }: AppParts) {
  const app = createRouter();
  guard(app, maximumBodyBytes);
  app.use('*', identify(services, recogniseActor(operatorToken)));

  app.get('/healthz', async (request) => {
    const free = await services.database.space.bytes();
    const writable = await services.database.space.require().then(
      () => true,
      () => false,
    );
    return request.json({ status: writable ? 'ok' : 'read-only', database: services.database.kind, freeBytes: free });
  });

  app.route('/', createAreaRoutes(findNetworkVersion));
  app.route('/', createImportRoutes(importKinds, refreshAfterImport));
  app.route('/', createSchoolRoutes());
  app.route('/', layerRoutes);
  app.route('/', createTravelRoutes());
  app.route('/', demandRoutes);
  app.route('/', createCatchmentRoutes());
  app.route('/', createZoneRoutes());
  app.route('/', periodRoutes);
  app.route('/', programmeRoutes);
  app.route('/', decisionRoutes);
  app.route('/', roundRoutes);
  app.route('/', refusalRoutes);
  app.route('/', auditRoutes);
  app.route('/', assignmentRoutes);
  app.route('/', publicationRoutes);
  app.route('/', appealRoutes);
  app.route('/', receiptRoutes);
  app.route('/', schoolResultRoutes);
  app.route('/', drawRoutes);
  app.route('/', studyRoutes);
  app.route('/', classPlanRoutes);
  app.route('/', workbenchRoutes);
  app.route('/', classDrawRoutes);
  app.route('/', scenarioRoutes);
  app.route('/', sitingRoutes);
  app.route('/', buildingProgrammeRoutes);
  app.route('/', documentRoutes);
  app.route('/', forecastRoutes);
  app.route('/', capacityRoutes);
  app.route('/', boundaryRoutes);
  app.route('/', plannerLayerRoutes);
  app.route('/', createTileRoutes(openTileProvider(services)));

  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Trường Gần', version: '1' } });
  mountApiDocuments(app);
  if (built) {
    const onFailure = (failure: Error) => services.log.error({ failure: failure.message }, 'writing a first page');
    mountCheckPage(app, built.check);
    mountWeb(app, built.web, openPageWriter(built.web, built.firstPage, onFailure));
  }
  return app;
}
