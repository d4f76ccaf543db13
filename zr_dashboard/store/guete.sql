-- What is conspicuous about the cases of a Datenstand: one row per case and check that
-- strikes. Names and rules in words stand in model/pruefungen.py, under the same codes.
create macro auffaelliges(stand_) as table
    select
        fall_nr,
        unnest(list_filter([
            if(zuwendung_eur > gesamtausgaben_eur, 'ueber_gesamtausgaben', null),
            if(foerdergegenstand = '2.1' and zuwendung_eur < 75000, 'unter_untergrenze', null),
            if(foerdergegenstand = '2.1' and zuwendung_eur > 300000, 'ueber_obergrenze', null),
            if(foerdergegenstand = '2.3' and zuwendung_eur > 180000, 'personal_ueber_grenze', null),
            if(foerdersatz_prozent not in (60, 90), 'anderer_foerdersatz', null),
            if(letzter_tag < erster_tag, 'laufzeit_rueckwaerts', null),
            if(letzter_tag_von(bewilligt_am) < antragsstichtag, 'vor_antragsstichtag', null),
            if(erster_tag_von(bewilligt_am) > stand, 'nach_datenstand', null),
            if(regexp_matches(hinweis, '(?i)widerspr|strittig|abweichend|sprechen von| nennt (gerundet|knapp|rund|„)'), 'widerspruch', null),
            if(zuwendung_angabe <> 'exakt', 'zuwendung_ungenau', null),
            if(gesamtausgaben_angabe <> 'exakt', 'gesamtausgaben_ungenau', null),
            if(datum_bedeutung = 'erschlossen', 'datum_erschlossen', null),
            if(runde_angabe = 'erschlossen', 'runde_erschlossen', null)
        ], lambda code: code is not null)) as pruefung_code
    from (
        select f.*, r.antragsstichtag
        from fall f
        left join runde r on r.stand = f.stand and r.runde = f.runde
        where f.stand = stand_
    );

create table auffaelligkeit (
    stand date not null,
    fall_nr integer not null,
    pruefung_code varchar not null
);
comment on table auffaelligkeit is 'What auffaelliges tells of each Datenstand, found once; derived like fall';

-- The same of the selected cases.
create macro auffaellig(selection) as table
    select fall_nr, pruefung_code
    from auffaelligkeit
    where stand = stand_von(selection) and ist_gewaehlt(selection, fall_nr);
