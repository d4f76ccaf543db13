-- Fill `fall` for one Datenstand from the tables that its delivery filled.
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
)
select
    f.*,
    cast(row_number() over (order by f.foerderfall_id) as integer) as fall_nr,
    m.kommune,
    m.einwohner,
    m.zentralort,
    klasse_von('groessenklasse', m.einwohner) as groessenklasse,
    klasse_von('foerdersatz', f.foerdersatz_prozent) as foerdersatz,
    try_cast(f.laufzeit_von || '-01-01'[length(f.laufzeit_von) - 3:] as date) as erster_tag,
    case length(f.laufzeit_bis)
        when 4 then try_cast(f.laufzeit_bis || '-12-31' as date)
        when 7 then last_day(try_cast(f.laufzeit_bis || '-01' as date))
        else try_cast(f.laufzeit_bis as date)
    end as letzter_tag,
    k.landkreis,
    k.arl_code,
    a.arl,
    cast(dense_rank() over (order by f.titel collate de) as integer) as titel_rang,
    cast(dense_rank() over (order by f.empfaenger collate de) as integer) as empfaenger_rang,
    if(k.landkreis is null, null, cast(dense_rank() over (order by k.kurzname collate de, k.landkreis) as integer)) as landkreis_rang,
    coalesce(t.themen, []) as themen,
    t.themen_namen,
    t.themen[1] as hauptthema,
    coalesce(q.quellen, []) as quellen
from foerderfall f
left join kommune m on m.stand = f.stand and m.kommune_ars9 = f.kommune_ars9
left join landkreis k on k.stand = f.stand and k.landkreis_ags = f.landkreis_ags
left join arl a using (arl_code)
left join thema_von t on t.stand = f.stand and t.foerderfall_id = f.foerderfall_id
left join quelle_von q on q.stand = f.stand and q.foerderfall_id = f.foerderfall_id
where f.stand = $stand
order by f.foerderfall_id;
