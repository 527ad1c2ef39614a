-- Why a seal was taken back, for everyone to read: without it a draw could be tried until it pleased.
alter table draws add column withdrawn_reason text;
