-- What queries read, derived for one Datenstand from the tables that its delivery
-- filled. Statements are run one after the other by derive.py.

-- Each case with the names around it. Places in an order, and classes, are found of the
-- values alone, each once: whole rows, a million of them, would fill the memory.
insert into fall by name
with thema_von as (
    select z.stand, z.foerderfall_id, list(thema order by z.rang) as themen, string_agg(n.name, '; ' order by z.rang) as themen_namen
    from foerderfall_thema z
    join thema n using (stand, thema)
    where stand = $stand
    group by all
),
quelle_von as (
    select stand, foerderfall_id, list(quelle_id order by rang) as quellen
    from foerderfall_quelle
    where stand = $stand
    group by all
),
nummer_von as (
    select foerderfall_id, cast(row_number() over (order by foerderfall_id) as integer) as fall_nr
    from foerderfall where stand = $stand
),
titel_von as (
    select titel, cast(dense_rank() over (order by titel collate de) as integer) as titel_rang
    from (select distinct titel from foerderfall where stand = $stand)
),
empfaenger_von as (
    select empfaenger, cast(dense_rank() over (order by empfaenger collate de) as integer) as empfaenger_rang
    from (select distinct empfaenger from foerderfall where stand = $stand)
),
satz_von as (
    select foerdersatz_prozent, klasse_von('foerdersatz', foerdersatz_prozent) as foerdersatz
    from (select distinct foerdersatz_prozent from foerderfall where stand = $stand)
),
kommune_von as (
    select *, klasse_von('groessenklasse', einwohner) as groessenklasse from kommune where stand = $stand
),
landkreis_von as (
    select *, cast(dense_rank() over (order by kurzname collate de, landkreis) as integer) as landkreis_rang
    from landkreis
    where stand = $stand and landkreis_ags in (select landkreis_ags from foerderfall where stand = $stand)
)
select
    f.*,
    nummer_von.fall_nr,
    m.kommune,
    m.einwohner,
    m.zentralort,
    m.groessenklasse,
    satz_von.foerdersatz,
    cast(f.jahr as varchar) as jahr_code,
    if(f.zuwendung_eur is null, null, cast(
        len(list_filter($betraege, lambda b: b < f.zuwendung_eur)) + len(list_filter($betraege, lambda b: b <= f.zuwendung_eur))
    as utinyint)) as betragsstufe,
    try_cast(f.laufzeit_von || '-01-01'[length(f.laufzeit_von) - 3:] as date) as erster_tag,
    case length(f.laufzeit_bis)
        when 4 then try_cast(f.laufzeit_bis || '-12-31' as date)
        when 7 then last_day(try_cast(f.laufzeit_bis || '-01' as date))
        else try_cast(f.laufzeit_bis as date)
    end as letzter_tag,
    k.landkreis,
    k.arl_code,
    a.arl,
    titel_von.titel_rang,
    empfaenger_von.empfaenger_rang,
    k.landkreis_rang,
    coalesce(t.themen, []) as themen,
    t.themen_namen,
    t.themen[1] as hauptthema,
    coalesce(q.quellen, []) as quellen
from foerderfall f
join nummer_von using (foerderfall_id)
join titel_von using (titel)
join empfaenger_von using (empfaenger)
left join satz_von using (foerdersatz_prozent)
left join kommune_von m on m.kommune_ars9 = f.kommune_ars9
left join landkreis_von k on k.landkreis_ags = f.landkreis_ags
left join arl a using (arl_code)
left join thema_von t on t.stand = f.stand and t.foerderfall_id = f.foerderfall_id
left join quelle_von q on q.stand = f.stand and q.foerderfall_id = f.foerderfall_id
where f.stand = $stand
order by f.foerderfall_id;

insert into fall_thema
select stand, fall_nr, unnest(if(len(themen) = 0, [null], themen)) as thema
from fall
where stand = $stand
order by fall_nr;

insert into umfang
select d.stand, count(f.fall_nr), max(if(f.datum_genauigkeit = 'tag', cast(f.bewilligt_am as date), null)),
    least(coalesce(min(f.jahr), year(d.stand)), year(d.stand)),
    greatest(coalesce(max(f.jahr), year(d.stand)), year(d.stand))
from datenstand d
left join fall f using (stand)
where d.stand = $stand
group by d.stand;

insert into bezeichnung
select $stand, facette, code, name, oberhalb_code, rang
from (
    select 'jahr' as facette, jahr_code as code, jahr_code as name, null as oberhalb_code, jahr as rang
    from (select distinct jahr, jahr_code from fall where stand = $stand and jahr is not null)
    union all
    select 'runde', runde, 'Runde ' || runde, null, cast(runde as integer) from runde where stand = $stand
    union all
    select 'arl', arl_code, arl, null, rang from arl
    union all
    select 'landkreis', landkreis_ags, landkreis, arl_code, row_number() over (order by kurzname collate de, landkreis_ags)
    from landkreis where stand = $stand
    union all
    select 'kommune', kommune_ars9, kommune, landkreis_ags, row_number() over (order by kurzname collate de, kommune_ars9)
    from kommune where stand = $stand
    union all
    select f, thema, name, null, row_number() over (partition by f order by thema)
    from thema, unnest(['thema', 'hauptthema']) as t (f) where stand = $stand
    union all
    select 'gegenstand', gegenstand_code, gegenstand, null, rang from gegenstand
    union all
    select 'massnahme', massnahme_code, massnahme, null, rang from massnahme
    union all
    select facette, code, name, null, rang from klasse
    union all
    select 'status', status, status, null, row_number() over (order by status collate de)
    from (select distinct status from fall where stand = $stand)
)
order by facette, rang;

-- Published numbers count Anträge, Projekte or Bescheide, never Beratung (2.2).
insert into rundenbelegung
with gezaehlt as (
    select * from veroeffentlichte_summe
    where stand = $stand and gebiet = 'Niedersachsen' and anzahl is not null
      and groesse in ('bewilligt', 'in Aussicht gestellt') and runde_bis is not null
),
einzeln as (
    select runde_von as runde, arg_max(anzahl, stichtag) as anzahl,
        arg_max(zaehleinheit, stichtag) as zaehleinheit, arg_max(quelle_id, stichtag) as quelle_id
    from gezaehlt where runde_von = runde_bis group by all
),
belegt as (
    select runde, sum(anzahl_bescheide) as bescheide
    from fall where stand = $stand and foerdergegenstand is distinct from '2.2' group by all
)
select
    r.stand, r.runde, r.antragsstichtag, r.bescheide_ab, e.anzahl, e.zaehleinheit, e.quelle_id,
    coalesce(b.bescheide, 0) as belegt_bescheide,
    case
        when e.anzahl is not null then coalesce(b.bescheide, 0) * 3 < e.anzahl * 2
        else cast(r.runde as integer) > coalesce((select max(runde_bis) from gezaehlt), 0)
    end as duenn_belegt
from runde r
left join einzeln e on e.runde = cast(r.runde as integer)
left join belegt b on b.runde = r.runde
where r.stand = $stand;

insert into auffaelligkeit
select $stand, fall_nr, pruefung_code from auffaelliges($stand) order by fall_nr;
