-- Who acts together: every Förderfall that names partners, with all who take part in it.
-- Filled by kooperation.py when a delivery is published, from `fall` alone.

create table beteiligter (
    stand date not null,
    beteiligter_nr integer not null,
    beteiligter varchar not null,
    beteiligter_art varchar not null check (beteiligter_art in ('Kommune', 'Landkreis', 'Einrichtung')),
    kommune_ars9 varchar,
    check (kommune_ars9 is null or beteiligter_art = 'Kommune')
);
comment on table beteiligter is 'Whoever is recipient or partner of a Förderfall with partners, once each; numbered in the German order of names';
comment on column beteiligter.beteiligter_art is 'Einrichtung is all that is not recognised: no name is guessed';

create table kooperation (
    stand date not null,
    fall_nr integer not null,
    rang integer not null check (rang >= 0),
    beteiligter_nr integer not null,
    angabe varchar not null,
    anzahl_beteiligte integer not null
);
comment on table kooperation is 'Those who take part in a Förderfall, each once; only cases with at least one partner beside the recipient';
comment on column kooperation.rang is '0 is the recipient, then the partners in their published order';
comment on column kooperation.angabe is 'The name as published';
comment on column kooperation.anzahl_beteiligte is 'Of the whole case, the recipient too';

-- What is compared of a name: neither case nor blanks, and every Stadt is a Stadt.
create macro namenskern(name) as
    regexp_replace(
        lower(trim(regexp_replace(nfc_normalize(name), '\s+', ' ', 'g'))),
        '^(hanse|universitäts|berg|kreis|insel|landeshaupt)stadt ', 'stadt '
    );

-- Names that say what somebody is and not who: the same word in two cases means two.
create macro ist_gattung(kern) as
    list_contains([
        'stadtwerke', 'volkshochschule', 'kreisvolkshochschule', 'musikschule', 'schule', 'schulen', 'grundschule',
        'kindergarten', 'kita', 'kirchengemeinde', 'kirche', 'feuerwehr', 'freiwillige feuerwehr', 'krankenhaus', 'museum',
        'bibliothek', 'stadtbücherei', 'theater', 'sparkasse', 'volksbank', 'hochschule', 'universität', 'verein', 'vereine',
        'stadtmarketing', 'wirtschaftsförderung', 'tourist-information', 'jugendzentrum', 'seniorenbeirat', 'landkreis', 'stadt',
        'gemeinde', 'samtgemeinde', 'kommune', 'kommunen', 'unternehmen', 'einzelhandel', 'weitere', 'verschiedene', 'u. a.',
        'unbekannt', 'nicht genannt', 'k. a.', 'n. n.'
    ], kern);

-- A cell of several names as a reader reads it.
create macro aufgezaehlt(zelle) as regexp_replace(zelle, '\s*;\s*', '; ', 'g');

-- Those who take part in the selected cases.
create macro beteiligungen(selection) as table
    select k.*, f.foerderfall_id, f.zuwendung_eur
    from kooperation k
    join (select fall_nr, foerderfall_id, zuwendung_eur from faelle(selection)) f using (fall_nr)
    where k.stand = stand_von(selection);
