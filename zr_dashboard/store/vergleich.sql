-- What changed between two Datenstände, created together with schema.sql: one row for
-- each new case, each gone case and each changed field of a case that one of the two
-- selections takes in. Whether a case is new or gone is asked of the whole Datenstand.
create macro aenderungen(selection, frueher) as table
    with betroffen as (
        select foerderfall_id from faelle(selection) union select foerderfall_id from faelle(frueher)
    ),
    a as not materialized (from fall where stand = stand_von(frueher) and foerderfall_id in (from betroffen)),
    n as not materialized (from fall where stand = stand_von(selection) and foerderfall_id in (from betroffen)),
    felder as (
        select a.foerderfall_id, unnest([
            {feld: 'titel', alt: a.titel, neu: n.titel},
            {feld: 'beschreibung', alt: a.beschreibung, neu: n.beschreibung},
            {feld: 'empfaenger', alt: a.empfaenger, neu: n.empfaenger},
            {feld: 'kommune_ars9', alt: a.kommune_ars9, neu: n.kommune_ars9},
            {feld: 'landkreis_ags', alt: a.landkreis_ags, neu: n.landkreis_ags},
            {feld: 'foerdergegenstand', alt: a.foerdergegenstand, neu: n.foerdergegenstand},
            {feld: 'massnahmenart', alt: a.massnahmenart, neu: n.massnahmenart},
            {feld: 'themen', alt: nullif(array_to_string(a.themen, ';'), ''), neu: nullif(array_to_string(n.themen, ';'), '')},
            {feld: 'zuwendung_eur', alt: a.zuwendung_eur::varchar, neu: n.zuwendung_eur::varchar},
            {feld: 'zuwendung_angabe', alt: a.zuwendung_angabe, neu: n.zuwendung_angabe},
            {feld: 'gesamtausgaben_eur', alt: a.gesamtausgaben_eur::varchar, neu: n.gesamtausgaben_eur::varchar},
            {feld: 'gesamtausgaben_angabe', alt: a.gesamtausgaben_angabe, neu: n.gesamtausgaben_angabe},
            {feld: 'foerdersatz_prozent', alt: a.foerdersatz_prozent::varchar, neu: n.foerdersatz_prozent::varchar},
            {feld: 'bewilligt_am', alt: a.bewilligt_am, neu: n.bewilligt_am},
            {feld: 'datum_genauigkeit', alt: a.datum_genauigkeit, neu: n.datum_genauigkeit},
            {feld: 'datum_bedeutung', alt: a.datum_bedeutung, neu: n.datum_bedeutung},
            {feld: 'jahr', alt: a.jahr::varchar, neu: n.jahr::varchar},
            {feld: 'runde', alt: a.runde, neu: n.runde},
            {feld: 'runde_angabe', alt: a.runde_angabe, neu: n.runde_angabe},
            {feld: 'laufzeit_von', alt: a.laufzeit_von, neu: n.laufzeit_von},
            {feld: 'laufzeit_bis', alt: a.laufzeit_bis, neu: n.laufzeit_bis},
            {feld: 'kooperationspartner', alt: a.kooperationspartner, neu: n.kooperationspartner},
            {feld: 'anzahl_bescheide', alt: a.anzahl_bescheide::varchar, neu: n.anzahl_bescheide::varchar},
            {feld: 'status', alt: a.status, neu: n.status},
            {feld: 'quellen', alt: nullif(array_to_string(a.quellen, ';'), ''), neu: nullif(array_to_string(n.quellen, ';'), '')},
            {feld: 'vertrauen', alt: a.vertrauen, neu: n.vertrauen},
            {feld: 'hinweis', alt: a.hinweis, neu: n.hinweis},
            {feld: 'ausgezahlt_eur', alt: a.ausgezahlt_eur::varchar, neu: n.ausgezahlt_eur::varchar},
            {feld: 'zuwendungsfaehige_ausgaben_eur', alt: a.zuwendungsfaehige_ausgaben_eur::varchar, neu: n.zuwendungsfaehige_ausgaben_eur::varchar},
            {feld: 'beantragt_am', alt: a.beantragt_am::varchar, neu: n.beantragt_am::varchar},
            {feld: 'sperrfrist_bis', alt: a.sperrfrist_bis::varchar, neu: n.sperrfrist_bis::varchar},
            {feld: 'verwendungsnachweis_am', alt: a.verwendungsnachweis_am::varchar, neu: n.verwendungsnachweis_am::varchar}
        ], recursive := true)
        from a join n using (foerderfall_id)
    )
    select
        case when a.stand is null then 'neu' when n.stand is null then 'entfallen' else 'geändert' end as aenderung,
        coalesce(n.foerderfall_id, a.foerderfall_id) as foerderfall_id,
        coalesce(n.titel, a.titel) as titel,
        coalesce(n.empfaenger, a.empfaenger) as empfaenger,
        if(n.stand is null, a.zuwendung_eur, n.zuwendung_eur) as zuwendung_eur,
        g.feld, g.alt as angabe_alt, g.neu as angabe_neu
    from a full join n on n.foerderfall_id = a.foerderfall_id
    left join felder g on g.foerderfall_id = n.foerderfall_id and g.alt is distinct from g.neu
    where a.stand is null or n.stand is null or g.feld is not null;
