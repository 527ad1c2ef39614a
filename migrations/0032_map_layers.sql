-- Maps an organisation keeps beside its own data: parcels, land use, places that might take a school, barriers.
create table map_layers (
  organisation_id text not null references organisations,
  id uuid not null,
  name text not null,
  kind text not null check (kind in
    ('background', 'parcels', 'land-use', 'candidates', 'public-land', 'housing', 'barriers')),
  -- Coordinate system the file was read in, and who said so: a person, the file, or the numbers themselves.
  crs text not null,
  crs_basis text not null check (crs_basis in ('given', 'stated', 'guessed')),
  format text not null,
  features int not null check (features >= 0),
  -- Names of the attributes, in the order of the file.
  fields text[] not null,
  -- West, south, east, north.
  bounds double precision[] not null,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, id),
  unique (organisation_id, name)
);

create table map_layer_features (
  organisation_id text not null,
  layer_id uuid not null,
  number int not null,
  -- Place in the file; the parts of one thing share it.
  file_row int not null,
  geom geometry(Geometry, 4326) not null,
  attributes jsonb not null,
  primary key (organisation_id, layer_id, number),
  foreign key (organisation_id, layer_id) references map_layers on delete cascade
);
create index map_layer_features_geom on map_layer_features using gist (geom);
