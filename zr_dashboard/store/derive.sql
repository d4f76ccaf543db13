-- Fill `fall` for one Datenstand from the tables that its delivery filled.
insert into fall by name
with thema_von as (
    select stand, foerderfall_id, list(thema order by rang) as themen
    from foerderfall_thema
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
    m.kommune,
    k.landkreis,
    k.arl_code,
    a.arl,
    coalesce(t.themen, []) as themen,
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
