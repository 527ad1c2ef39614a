-- A draft of school areas under discussion: whoever has the code of its link may see its last version, stamped as not approved.
alter table boundary_drafts add column share_code text unique;
alter table boundary_drafts add column shared_at timestamptz;
