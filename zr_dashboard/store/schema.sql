-- The store as pages and routes see it. Built by publish.py, once per published
-- delivery; a running dashboard only reads. Every table of a delivery carries its
-- Datenstand, so that each can be asked as it was then.

create table datenstand (
    stand date primary key,
    bezeichnung varchar not null,
    grundlage varchar not null,
    lizenz varchar not null,
    fingerabdruck varchar not null,
    fassung varchar not null,
    veroeffentlicht_um timestamptz not null,
    grund varchar not null
);
comment on table datenstand is 'One row per published delivery (Lieferung)';
comment on column datenstand.stand is 'The day the data speak for; neither day of import nor of export';
comment on column datenstand.fingerabdruck is 'SHA-256 over the files of the delivery';
comment on column datenstand.fassung is 'Which schema, rules of words and stemmer the file was built with';

create table arl (
    arl_code varchar primary key,
    arl varchar not null unique,
    rang integer not null unique
);
comment on table arl is 'The four Ämter für regionale Landesentwicklung; filled from model/codes.py';

create table gegenstand (
    gegenstand_code varchar primary key,
    gegenstand varchar not null unique,
    rang integer not null unique
);
comment on table gegenstand is 'Fördergegenstände of the guideline; filled from model/codes.py';

create table massnahme (
    massnahme_code varchar primary key,
    massnahme varchar not null unique,
    rang integer not null unique
);
comment on table massnahme is 'Förderarten; filled from model/codes.py';

create table klasse (
    facette varchar not null check (facette in ('zentralort', 'groessenklasse', 'foerdersatz', 'laufzeit', 'vertrauen')),
    code varchar not null,
    name varchar not null,
    rang integer not null,
    ab decimal(12, 2),
    unter decimal(12, 2),
    primary key (facette, code)
);
comment on table klasse is 'What else cases can be filtered by; filled from model/codes.py. A class of numbers begins at ab and ends before unter';

create table quelle (
    stand date not null references datenstand (stand),
    quelle_id varchar not null check (regexp_full_match(quelle_id, 'Q\d{3,}')),
    url varchar,
    verlinken boolean not null,
    herausgeber varchar not null,
    art varchar not null check (art in ('amtlich', 'kommune', 'presse', 'politik', 'plattform', 'sonstige')),
    veroeffentlicht_am varchar check (regexp_full_match(veroeffentlicht_am, '\d{4}(-\d\d(-\d\d)?)?')),
    titel_kurz varchar not null,
    primary key (stand, quelle_id)
);
comment on column quelle.verlinken is 'False where data/README.md says the address must not be offered as a link';
comment on column quelle.veroeffentlicht_am is 'ISO 8601, as exact as known: year, month or day';

create table landkreis (
    stand date not null references datenstand (stand),
    landkreis_ags varchar not null check (regexp_full_match(landkreis_ags, '03\d{3}')),
    landkreis varchar not null,
    kurzname varchar not null,
    art varchar not null check (art in ('Landkreis', 'kreisfreie Stadt', 'Region')),
    arl_code varchar not null references arl (arl_code),
    einwohner integer check (einwohner > 0),
    einwohner_stand date,
    laenge double not null check (laenge between 6 and 12),
    breite double not null check (breite between 51 and 54.5),
    primary key (stand, landkreis_ags),
    unique (stand, landkreis),
    check ((einwohner is null) = (einwohner_stand is null))
);
comment on column landkreis.landkreis is 'Name with its kind, unique: »Landkreis Oldenburg« and »Stadt Oldenburg (Oldb)«';
comment on column landkreis.kurzname is 'Not unique: Osnabrück stands twice';

create table kommune (
    stand date not null,
    kommune_ars9 varchar not null check (regexp_full_match(kommune_ars9, '03\d{7}')),
    kommune varchar not null,
    kurzname varchar not null,
    art varchar not null check (art in ('kreisfreie Stadt', 'Stadt', 'Flecken', 'Gemeinde', 'Samtgemeinde')),
    landkreis_ags varchar not null,
    einwohner integer check (einwohner > 0),
    einwohner_stand date,
    laenge double not null check (laenge between 6 and 12),
    breite double not null check (breite between 51 and 54.5),
    zentralort varchar check (zentralort in ('Oberzentrum', 'Mittelzentrum', 'Grundzentrum')),
    zentralort_beleg varchar check (zentralort_beleg in ('text_source', 'bbsr_mittelbereich', 'domain_knowledge')),
    primary key (stand, kommune_ars9),
    foreign key (stand, landkreis_ags) references landkreis (stand, landkreis_ags),
    check ((einwohner is null) = (einwohner_stand is null))
);
comment on column kommune.zentralort is 'Highest known level, not official; empty means unknown, not »none«';

create table thema (
    stand date not null references datenstand (stand),
    thema varchar not null check (regexp_full_match(thema, 'T\d{2}')),
    name varchar not null,
    definition varchar not null,
    beleg varchar,
    primary key (stand, thema)
);
comment on table thema is 'Editorial list: the guideline has none';

create table runde (
    stand date not null,
    runde varchar not null check (regexp_full_match(runde, '[1-9]\d?')),
    interessensbekundung_bis date,
    antragsstichtag date not null,
    bescheide_ab varchar check (regexp_full_match(bescheide_ab, '\d{4}(-\d\d(-\d\d)?)?')),
    quelle_id varchar not null,
    hinweis varchar,
    primary key (stand, runde),
    foreign key (stand, quelle_id) references quelle (stand, quelle_id)
);

create table ereignis (
    stand date not null,
    nummer integer not null,
    datum varchar not null check (regexp_full_match(datum, '\d{4}(-\d\d(-\d\d)?)?')),
    art varchar not null check (art in ('Richtlinie', 'Antragsstichtag', 'Konferenz', 'Zuständigkeit', 'Haushalt', 'Plattform')),
    titel varchar not null,
    beschreibung varchar,
    quelle_id varchar not null,
    primary key (stand, nummer),
    foreign key (stand, quelle_id) references quelle (stand, quelle_id)
);

create table veroeffentlichte_summe (
    stand date not null,
    summe_id varchar not null check (regexp_full_match(summe_id, 'S\d{2,}')),
    stichtag varchar check (regexp_full_match(stichtag, '\d{4}(-\d\d(-\d\d)?)?')),
    gebiet varchar not null check (gebiet in ('Niedersachsen', 'Braunschweig', 'Leine-Weser', 'Lüneburg', 'Weser-Ems')),
    runde_von integer,
    runde_bis integer,
    zaehleinheit varchar,
    anzahl integer check (anzahl > 0),
    anzahl_angabe varchar check (anzahl_angabe in ('exakt', 'rund', 'mehr als', 'mindestens')),
    betrag_eur decimal(14, 2) check (betrag_eur > 0),
    betrag_angabe varchar check (betrag_angabe in ('exakt', 'rund', 'mehr als', 'mindestens', 'errechnet')),
    groesse varchar not null check (groesse in ('bewilligt', 'Haushaltsmittel', 'Gesamtvolumen', 'beantragt', 'Interesse bekundet', 'in Aussicht gestellt')),
    quelle_id varchar not null,
    hinweis varchar,
    primary key (stand, summe_id),
    foreign key (stand, quelle_id) references quelle (stand, quelle_id),
    check ((anzahl is null) = (zaehleinheit is null)),
    check (runde_von is null or runde_bis is null or runde_von <= runde_bis)
);
comment on table veroeffentlichte_summe is 'Published statements in their own words; only like may be compared with like';

create table glossar (
    stand date not null references datenstand (stand),
    begriff varchar not null,
    definition varchar not null,
    beleg varchar not null,
    primary key (stand, begriff)
);

create table foerderfall (
    stand date not null references datenstand (stand),
    foerderfall_id varchar not null,
    titel varchar not null,
    beschreibung varchar,
    empfaenger varchar not null,
    kommune_ars9 varchar,
    landkreis_ags varchar,
    foerdergegenstand varchar references gegenstand (gegenstand_code),
    massnahmenart varchar references massnahme (massnahme_code),
    zuwendung_eur decimal(14, 2) check (zuwendung_eur >= 0),
    zuwendung_angabe varchar check (zuwendung_angabe in ('exakt', 'gerundet', 'höchstens', 'mindestens')),
    gesamtausgaben_eur decimal(14, 2) check (gesamtausgaben_eur >= 0),
    gesamtausgaben_angabe varchar check (gesamtausgaben_angabe in ('exakt', 'gerundet', 'höchstens', 'mindestens')),
    foerdersatz_prozent decimal(5, 2) check (foerdersatz_prozent > 0 and foerdersatz_prozent <= 100),
    bewilligt_am varchar check (regexp_full_match(bewilligt_am, '\d{4}(-\d\d(-\d\d)?)?')),
    datum_genauigkeit varchar check (datum_genauigkeit in ('tag', 'monat', 'jahr')),
    datum_bedeutung varchar check (datum_bedeutung in ('Bescheid', 'Bescheidübergabe', 'Bekanntgabe', 'erschlossen')),
    jahr integer check (jahr between 2019 and 2100),
    runde varchar,
    runde_angabe varchar check (runde_angabe in ('genannt', 'erschlossen')),
    laufzeit_von varchar check (regexp_full_match(laufzeit_von, '\d{4}(-\d\d(-\d\d)?)?')),
    laufzeit_bis varchar check (regexp_full_match(laufzeit_bis, '\d{4}(-\d\d(-\d\d)?)?')),
    kooperationspartner varchar,
    anzahl_bescheide integer not null check (anzahl_bescheide > 0),
    status varchar not null,
    vertrauen varchar check (vertrauen in ('hoch', 'mittel', 'niedrig')),
    hinweis varchar,
    -- What the ministry has and the public data leave empty:
    ausgezahlt_eur decimal(14, 2) check (ausgezahlt_eur >= 0),
    zuwendungsfaehige_ausgaben_eur decimal(14, 2) check (zuwendungsfaehige_ausgaben_eur >= 0),
    beantragt_am date,
    sperrfrist_bis date,
    verwendungsnachweis_am date,
    primary key (stand, foerderfall_id),
    foreign key (stand, kommune_ars9) references kommune (stand, kommune_ars9),
    foreign key (stand, landkreis_ags) references landkreis (stand, landkreis_ags),
    foreign key (stand, runde) references runde (stand, runde),
    check ((zuwendung_eur is null) = (zuwendung_angabe is null)),
    check ((gesamtausgaben_eur is null) = (gesamtausgaben_angabe is null))
);
comment on column foerderfall.bewilligt_am is 'ISO 8601, as exact as datum_genauigkeit says';
comment on column foerderfall.anzahl_bescheide is 'Bescheide behind the row; 2 where only their common sum is published';
comment on column foerderfall.zuwendung_eur is 'As approved (bewilligt): neither paid (ausgezahlt) nor called for (abgerufen)';

create table foerderfall_thema (
    stand date not null,
    foerderfall_id varchar not null,
    rang integer not null check (rang > 0),
    thema varchar not null,
    primary key (stand, foerderfall_id, rang),
    unique (stand, foerderfall_id, thema),
    foreign key (stand, foerderfall_id) references foerderfall (stand, foerderfall_id),
    foreign key (stand, thema) references thema (stand, thema)
);
comment on column foerderfall_thema.rang is '1 is the Hauptthema';

create table foerderfall_quelle (
    stand date not null,
    foerderfall_id varchar not null,
    rang integer not null check (rang > 0),
    quelle_id varchar not null,
    primary key (stand, foerderfall_id, rang),
    unique (stand, foerderfall_id, quelle_id),
    foreign key (stand, foerderfall_id) references foerderfall (stand, foerderfall_id),
    foreign key (stand, quelle_id) references quelle (stand, quelle_id)
);

-- Applications, as far as a delivery has them; the public one has none. A Förderfall is
-- an approval that stands: what was asked for, rejected, withdrawn or later revoked is
-- kept here and stands in no table above, so that no sum of grants can take it in.
create table antrag (
    stand date not null references datenstand (stand),
    antrag_id varchar not null,
    ergebnis varchar not null check (ergebnis in ('offen', 'bewilligt', 'abgelehnt', 'zurückgezogen', 'aufgehoben')),
    foerderfall_id varchar,
    titel varchar,
    empfaenger varchar,
    kommune_ars9 varchar,
    landkreis_ags varchar,
    foerdergegenstand varchar references gegenstand (gegenstand_code),
    massnahmenart varchar references massnahme (massnahme_code),
    themen varchar check (regexp_full_match(themen, 'T\d{2}(;T\d{2})*')),
    runde varchar,
    beantragt_am date,
    antragsjahr integer check (antragsjahr between 2019 and 2100),
    beantragt_eur decimal(14, 2) check (beantragt_eur >= 0),
    aufgehoben_eur decimal(14, 2) check (aufgehoben_eur >= 0),
    entschieden_am varchar check (regexp_full_match(entschieden_am, '\d{4}(-\d\d(-\d\d)?)?')),
    hinweis varchar,
    primary key (stand, antrag_id),
    unique (stand, foerderfall_id),
    foreign key (stand, foerderfall_id) references foerderfall (stand, foerderfall_id),
    foreign key (stand, kommune_ars9) references kommune (stand, kommune_ars9),
    foreign key (stand, landkreis_ags) references landkreis (stand, landkreis_ags),
    foreign key (stand, runde) references runde (stand, runde),
    check ((ergebnis = 'bewilligt') = (foerderfall_id is not null)),
    check (ergebnis = 'bewilligt' or empfaenger is not null),
    check (ergebnis = 'aufgehoben' or aufgehoben_eur is null)
);
comment on column antrag.ergebnis is 'aufgehoben: once approved, then revoked, withdrawn by the office or given back';
comment on column antrag.foerderfall_id is 'What became of it; then place, theme and Zuwendung are those of the Förderfall';
comment on column antrag.beantragt_eur is 'As applied for: never in one sum with what was approved';
comment on column antrag.aufgehoben_eur is 'The Zuwendung that was approved and no longer stands';

-- What queries read: each case with the names around it. Derived once, when a
-- delivery is published (derive.sql), and never written otherwise.
create table fall (
    stand date not null,
    fall_nr integer not null,
    foerderfall_id varchar not null,
    titel varchar not null,
    titel_rang integer not null,
    beschreibung varchar,
    empfaenger varchar not null,
    empfaenger_rang integer not null,
    kommune_ars9 varchar,
    kommune varchar,
    einwohner integer,
    zentralort varchar,
    groessenklasse varchar,
    landkreis_ags varchar,
    landkreis varchar,
    landkreis_rang integer,
    arl_code varchar,
    arl varchar,
    foerdergegenstand varchar,
    massnahmenart varchar,
    themen varchar[] not null,
    themen_namen varchar,
    hauptthema varchar,
    zuwendung_eur decimal(14, 2),
    zuwendung_angabe varchar,
    betragsstufe utinyint,
    gesamtausgaben_eur decimal(14, 2),
    gesamtausgaben_angabe varchar,
    foerdersatz_prozent decimal(5, 2),
    foerdersatz varchar,
    bewilligt_am varchar,
    datum_genauigkeit varchar,
    datum_bedeutung varchar,
    jahr integer,
    jahr_code varchar,
    runde varchar,
    runde_angabe varchar,
    laufzeit_von varchar,
    laufzeit_bis varchar,
    erster_tag date,
    letzter_tag date,
    kooperationspartner varchar,
    anzahl_bescheide integer not null,
    status varchar not null,
    quellen varchar[] not null,
    vertrauen varchar,
    hinweis varchar,
    ausgezahlt_eur decimal(14, 2),
    zuwendungsfaehige_ausgaben_eur decimal(14, 2),
    beantragt_am date,
    sperrfrist_bis date,
    verwendungsnachweis_am date
);

create table fall_thema (
    stand date not null,
    fall_nr integer not null,
    thema varchar
);
comment on table fall_thema is 'Each case once per theme, once without one if it has none; in the order of fall_nr';

create table umfang (
    stand date not null,
    anzahl_foerderfaelle integer not null,
    juengster_fall_am date,
    jahr_von integer not null,
    jahr_bis integer not null
);
comment on table umfang is 'What a Datenstand holds, whatever is selected; derived like fall';
comment on column umfang.juengster_fall_am is 'Newest case dated to the day';
comment on column umfang.jahr_von is 'First Jahr der Bewilligung, or that of the Datenstand if no case has one';
comment on column umfang.jahr_bis is 'Last Jahr der Bewilligung, at least that of the Datenstand';

create table bezeichnung (
    stand date not null,
    facette varchar not null,
    code varchar not null,
    name varchar not null,
    oberhalb_code varchar,
    rang integer not null
);
comment on table bezeichnung is 'What codes are called, and the order in which readers see them; derived like fall';

create table rundenbelegung (
    stand date not null,
    runde varchar not null,
    antragsstichtag date not null,
    bescheide_ab varchar,
    anzahl integer,
    zaehleinheit varchar,
    quelle_id varchar,
    belegt_bescheide integer not null,
    duenn_belegt boolean not null
);
comment on table rundenbelegung is 'How well the public sources cover each Runde, all of the programme; derived like fall';
comment on column rundenbelegung.duenn_belegt is 'Less than two thirds of its published number are documented, or no published number reaches up to it';

comment on column fall.betragsstufe is '2i - 1 at the i-th of codes.BETRAEGE, 2i above it and below the next, 0 below the first';
comment on column fall.titel_rang is 'Place in the German dictionary order, the same for the same text; sorting by it is quick';

-- The class of a number; null where there is no number.
create macro klasse_von(facette_, zahl) as (
    select code from klasse where facette = facette_ and zahl >= ab and (unter is null or zahl < unter)
);

-- The Datenstand a selection speaks of; store.py binds the newest where it names none.
create macro stand_von(selection) as (selection).stand;

-- Whether a selection picks a case: in the bit string (treffer) that store.py binds, null
-- for all cases.
create macro ist_gewaehlt(selection, fall_nr_) as
    coalesce(get_bit(cast((selection).treffer as bit), fall_nr_ - 1) = 1, true);

-- One facet of the selection against one code; 'ohne-angabe' stands for null. A facet
-- is two lists of codes, null where it is no condition.
create macro passt(gewaehlt, nicht, code) as
    (gewaehlt is null or list_contains(gewaehlt, coalesce(code, 'ohne-angabe')))
    and (nicht is null or not list_contains(nicht, coalesce(code, 'ohne-angabe')));

-- The same for a case with several codes: any of them chosen, none excluded. In a fifth,
-- or half, of the time that list_has_any takes.
create macro hat_eins(liste, codes) as
    case
        when len(codes) = 0 then list_contains(liste, 'ohne-angabe')
        when len(liste) = 1 then list_contains(codes, liste[1])
        else len(list_filter(codes, lambda c: list_contains(liste, c))) > 0
    end;
create macro passt_eins(gewaehlt, nicht, codes) as
    (gewaehlt is null or hat_eins(gewaehlt, codes)) and (nicht is null or not hat_eins(nicht, codes));

-- A range: it leaves out cases without the value unless they are asked for.
create macro passt_bereich(von, bis, ohne, wert) as
    case
        when wert is null then coalesce(ohne, von is null and bis is null)
        when von is null and bis is null then ohne is not true
        else wert >= coalesce(von, wert) and wert <= coalesce(bis, wert)
    end;

-- Where a case stands on a day; null where its dates do not tell. A month or a year
-- counts from its first to its last day.
create macro laufzeit_am(tag, erster_tag, letzter_tag) as
    case
        when tag < erster_tag then 'geplant'
        when tag > letzter_tag then 'beendet'
        when erster_tag is not null and letzter_tag is not null then 'laufend'
    end;

-- The cases that pass every filter of a selection. In one place, so that no page can
-- filter differently. The argument is a model.selection.Selection as store.py binds it,
-- which asks once per selection and remembers the answer.
create macro auswaehlen(selection) as table
    select fall_nr
    from fall
    where stand = stand_von(selection)
      and ist_gewaehlt(selection, fall_nr)
      and passt_bereich((selection).jahr_von, (selection).jahr_bis, (selection).ohne_jahr, jahr)
      and passt((selection).runde, (selection).nicht_runde, runde)
      and passt((selection).arl, (selection).nicht_arl, arl_code)
      and passt((selection).landkreis, (selection).nicht_landkreis, landkreis_ags)
      and passt((selection).kommune, (selection).nicht_kommune, kommune_ars9)
      and passt((selection).zentralort, (selection).nicht_zentralort, lower(zentralort))
      and passt((selection).groessenklasse, (selection).nicht_groessenklasse, groessenklasse)
      and passt_eins((selection).thema, (selection).nicht_thema, themen)
      and passt((selection).hauptthema, (selection).nicht_hauptthema, hauptthema)
      and passt((selection).gegenstand, (selection).nicht_gegenstand, foerdergegenstand)
      and passt((selection).massnahme, (selection).nicht_massnahme, massnahmenart)
      and passt((selection).foerdersatz, (selection).nicht_foerdersatz, foerdersatz)
      and passt((selection).laufzeit, (selection).nicht_laufzeit,
            laufzeit_am(coalesce((selection).am, stand), erster_tag, letzter_tag))
      and passt((selection).status, (selection).nicht_status, status)
      and passt((selection).vertrauen, (selection).nicht_vertrauen, vertrauen)
      and passt_bereich((selection).betrag_von, (selection).betrag_bis, (selection).ohne_betrag, zuwendung_eur);

-- The selection: every question reads `from faelle($selection)`. The argument is a
-- model.selection.Selection as store.py binds it. One condition is planned in a quarter of
-- the time of seventeen, and a scan tests it as quickly.
create macro faelle(selection) as table
    select *
    from fall
    where stand = stand_von(selection)
      and ist_gewaehlt(selection, fall_nr);

-- The regional filters of a selection against a place, with or without a case.
create macro liegt_im_gebiet(selection, arl_code, landkreis_ags) as
    passt((selection).arl, (selection).nicht_arl, arl_code)
    and passt((selection).landkreis, (selection).nicht_landkreis, landkreis_ags);

-- All Kommunen that the regional filters leave, with what is filtered by.
create macro kommunen_im_gebiet(selection) as table
    select m.*, k.landkreis, k.arl_code
    from kommune m
    join landkreis k using (stand, landkreis_ags)
    where m.stand = stand_von(selection)
      and liegt_im_gebiet(selection, k.arl_code, m.landkreis_ags)
      and passt((selection).kommune, (selection).nicht_kommune, m.kommune_ars9)
      and passt((selection).zentralort, (selection).nicht_zentralort, lower(m.zentralort))
      and passt((selection).groessenklasse, (selection).nicht_groessenklasse, klasse_von('groessenklasse', m.einwohner));

-- Cases as a reader reads them: names for codes, lists as one text.
create macro lesbar(stand_) as table
    select
        f.* exclude (
            stand, titel_rang, empfaenger_rang, landkreis_rang, arl_code, groessenklasse, foerdersatz, erster_tag,
            letzter_tag, betragsstufe, jahr_code, themen, themen_namen, hauptthema, quellen
        ),
        nullif(array_to_string(f.themen, ';'), '') as themen,
        nullif(array_to_string(f.quellen, ';'), '') as quellen,
        g.gegenstand, h.name as hauptthema, f.themen_namen as thema
    from fall f
    left join gegenstand g on g.gegenstand_code = f.foerdergegenstand
    left join thema h on h.stand = f.stand and h.thema = f.hauptthema
    where f.stand = stand_;

-- By what a list of cases is sorted, as a number; null comes last either way. A date
-- known only to the year comes before the days of this year.
create macro sortierwert(sortierung, f) as
    cast(case sortierung
        when 'bewilligt_am' then cast(rpad(replace((f).bewilligt_am, '-', ''), 8, '0') as integer)
        when 'titel' then (f).titel_rang
        when 'empfaenger' then (f).empfaenger_rang
        when 'landkreis' then (f).landkreis_rang
        when 'einwohner' then (f).einwohner
        when 'zuwendung_eur' then (f).zuwendung_eur
        when 'gesamtausgaben_eur' then (f).gesamtausgaben_eur
        when 'foerdersatz_prozent' then (f).foerdersatz_prozent
        when 'runde' then cast((f).runde as integer)
    end as double);

-- What codes are called in one Datenstand, and the order in which readers see them.
create macro bezeichnungen(stand_) as table
    select * exclude (stand) from bezeichnung where stand = stand_;

-- How well the public sources cover each Runde, all of the programme.
create macro runden_belegung(stand_) as table
    select * exclude (stand) from rundenbelegung where stand = stand_;

-- In which group of a dimension a row of cases stands; null where it has no value.
-- 'thema' is the one theme that the row stands for, see gruppen.
create macro merkmal(nach, f) as
    case nach
        when 'jahr' then (f).jahr_code
        when 'runde' then (f).runde
        when 'arl' then (f).arl_code
        when 'landkreis' then (f).landkreis_ags
        when 'kommune' then (f).kommune_ars9
        when 'thema' then (f).thema
        when 'hauptthema' then (f).hauptthema
        when 'gegenstand' then (f).foerdergegenstand
        when 'massnahme' then (f).massnahmenart
    end;

-- Cases as rows of 'thema': once for each of their themes where `je_thema`, else once.
-- Only what they are grouped and added up by: `merkmal` binds every column it is given.
create macro faelle_je_thema(selection, je_thema) as table
    with f as (
        select stand, fall_nr, jahr_code, runde, arl_code, landkreis_ags, kommune_ars9, themen, hauptthema,
            foerdergegenstand, massnahmenart, anzahl_bescheide, zuwendung_eur, zuwendung_angabe, gesamtausgaben_eur
        from faelle(selection)
    )
    select *, null as thema from f where not je_thema
    union all
    select f.*, t.thema
    from f
    join fall_thema t using (stand, fall_nr)
    where je_thema;

-- The selected cases added up by one or two dimensions and by Kommune, so that whoever
-- adds further still counts every Kommune once. Only 'thema' puts a case into more than
-- one group. Where `und` is '', the second group is the same for all. Keys are made
-- readable only when they are few.
create macro gruppen(selection, nach, und) as table
    with g as (
        select
            merkmal(nach, f) as schluessel,
            if(und = '', '', merkmal(und, f)) as teil_schluessel,
            kommune_ars9,
            count(*) as anzahl_foerderfaelle,
            sum(anzahl_bescheide) as anzahl_bescheide,
            count(zuwendung_eur) as anzahl_mit_betrag,
            sum(zuwendung_eur) as zuwendung_eur,
            count(gesamtausgaben_eur) as anzahl_mit_gesamtausgaben,
            sum(gesamtausgaben_eur) as gesamtausgaben_eur
        from faelle_je_thema(selection, 'thema' in (nach, und)) f
        group by all
    )
    select * replace (
        coalesce(schluessel, 'ohne-angabe') as schluessel,
        coalesce(teil_schluessel, 'ohne-angabe') as teil_schluessel
    )
    from g;

-- From which year on the sources are thin: the first decisions of a thin Runde.
create macro duenn_ab(stand_) as (
    select min(cast(bescheide_ab[:4] as integer)) from rundenbelegung where stand = stand_ and duenn_belegt
);
