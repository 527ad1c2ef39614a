-- What is made public when a draw of classes is sealed: the SHA-256 of its inputs however they are stored.
alter table class_draws add column seal text not null default '';
