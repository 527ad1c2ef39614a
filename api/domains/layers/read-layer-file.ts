import { getProfile } from '../../../geodata/profiles/profiles.ts';
import { indexCommunes } from '../../../geodata/sources/communes/commune-index.ts';
import { type MapLayer, readMapLayer } from '../../../geodata/sources/map-layers/read-map-layer.ts';
import type { Bounds } from '../../../geodata/sources/polygons.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { ImportFile, ImportOptions } from '../areas/import-kind.ts';
import { findSettings, listCommuneRecords, listOrganisations } from '../areas/queries.ts';

/** A file as a layer, held against the organisation's communes, its box, or the country's box where neither is known. */
export async function readLayerFile(
  context: Context,
  file: ImportFile,
  options: Pick<ImportOptions, 'crs' | 'layerPart' | 'profile'>,
): Promise<MapLayer> {
  may(context, 'change/layers');
  const { database, organisationId } = context;
  const records = await listCommuneRecords(database.db, organisationId);
  const communes = records.length > 0 ? indexCommunes(records) : undefined;
  const bounds = communes?.bounds ?? (await boundsOfOrganisation(context, options.profile));
  return readMapLayer(file.bytes, file.name, { crs: options.crs, part: options.layerPart, communes, bounds });
}

async function boundsOfOrganisation({ database, organisationId }: Context, profileId?: string): Promise<Bounds> {
  const settings = await findSettings(database.db, organisationId);
  const country = (settings?.profile ?? getProfile(profileId ?? 'vietnam')).bounds;
  const known = (await listOrganisations(database.db)).find(({ id }) => id === organisationId)?.bounds;
  const [west, , east] = known ?? [-180, 0, 180];
  return known && east - west < 90 ? [...known] : [...country];
}
