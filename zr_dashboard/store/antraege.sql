-- Applications of a Datenstand, those that were approved included.

-- Whether a Datenstand tells what became of applications. One that names none but the
-- approved ones is silent about all others: counted, it would seem that every
-- application was approved.
create macro kennt_antraege(stand_) as (
    exists (select 1 from antrag where stand = stand_ and ergebnis <> 'bewilligt')
);

-- Every application: each Förderfall is one, with what the delivery says of it.
create macro alle_antraege(stand_) as table
    select
        f.stand, coalesce(a.antrag_id, f.foerderfall_id) as antrag_id, 'bewilligt' as ergebnis,
        f.foerderfall_id, f.titel, f.empfaenger, f.kommune_ars9, f.landkreis_ags, f.foerdergegenstand,
        f.massnahmenart, f.themen, f.runde, coalesce(a.beantragt_am, f.beantragt_am) as beantragt_am,
        a.antragsjahr, a.beantragt_eur, f.zuwendung_eur, a.aufgehoben_eur
    from fall f
    left join antrag a on a.stand = f.stand and a.foerderfall_id = f.foerderfall_id
    where f.stand = stand_ and kennt_antraege(stand_)
    union all
    select
        stand, antrag_id, ergebnis, foerderfall_id, titel, empfaenger, kommune_ars9, landkreis_ags,
        foerdergegenstand, massnahmenart, coalesce(string_split(themen, ';'), []), runde, beantragt_am,
        antragsjahr, beantragt_eur, null, aufgehoben_eur
    from antrag
    where stand = stand_ and ergebnis <> 'bewilligt';

-- Those that the selection takes, as far as its filters can be asked of applications;
-- queries/antraege.py names those that cannot. Its years are those of the application:
-- by its day, else as stated, else by the deadline of its Runde.
create macro antraege(selection) as table
    select
        a.* replace (coalesce(cast(year(a.beantragt_am) as integer), a.antragsjahr, cast(year(r.antragsstichtag) as integer)) as antragsjahr),
        k.landkreis, k.kurzname as landkreis_kurzname, k.arl_code
    from alle_antraege(stand_von(selection)) a
    left join landkreis k on k.stand = a.stand and k.landkreis_ags = a.landkreis_ags
    left join kommune m on m.stand = a.stand and m.kommune_ars9 = a.kommune_ars9
    left join runde r on r.stand = a.stand and r.runde = a.runde
    where passt_bereich((selection).jahr_von, (selection).jahr_bis, (selection).ohne_jahr,
            coalesce(year(a.beantragt_am), a.antragsjahr, year(r.antragsstichtag)))
      and passt((selection).runde, (selection).nicht_runde, a.runde)
      and liegt_im_gebiet(selection, k.arl_code, a.landkreis_ags)
      and passt((selection).kommune, (selection).nicht_kommune, a.kommune_ars9)
      and passt((selection).zentralort, (selection).nicht_zentralort, lower(m.zentralort))
      and passt((selection).groessenklasse, (selection).nicht_groessenklasse, klasse_von('groessenklasse', m.einwohner))
      and passt_eins((selection).thema, (selection).nicht_thema, a.themen)
      and passt((selection).hauptthema, (selection).nicht_hauptthema, a.themen[1])
      and passt((selection).gegenstand, (selection).nicht_gegenstand, a.foerdergegenstand)
      and passt((selection).massnahme, (selection).nicht_massnahme, a.massnahmenart);

-- What became of the selected applications, by Landkreis, by year, by both or by
-- neither; the one that is not asked for is null.
create macro antragssummen(selection, je_landkreis, je_jahr) as table
    with a as (
        select * replace (
            if(je_landkreis, landkreis_ags, null) as landkreis_ags,
            if(je_landkreis, landkreis, null) as landkreis,
            if(je_landkreis, landkreis_kurzname, null) as landkreis_kurzname,
            if(je_jahr, antragsjahr, null) as antragsjahr
        )
        from antraege(selection)
    )
    select
        landkreis_ags, landkreis, antragsjahr,
        count(*) as anzahl_beantragt,
        count(*) filter (ergebnis = 'bewilligt') as anzahl_bewilligt,
        count(*) filter (ergebnis = 'abgelehnt') as anzahl_abgelehnt,
        count(*) filter (ergebnis = 'zurückgezogen') as anzahl_zurueckgezogen,
        count(*) filter (ergebnis = 'aufgehoben') as anzahl_aufgehoben,
        count(*) filter (ergebnis = 'offen') as anzahl_offen,
        count(beantragt_eur) as anzahl_mit_beantragt,
        sum(beantragt_eur) as beantragt_eur,
        count(zuwendung_eur) as anzahl_mit_betrag,
        sum(zuwendung_eur) as zuwendung_eur
    from a
    group by landkreis_ags, landkreis, landkreis_kurzname, antragsjahr
    order by landkreis_kurzname collate de nulls last, landkreis_ags nulls last, antragsjahr nulls last;
